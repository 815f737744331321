package io.potik.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.outbox.test.TestInfrastructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BoardIntegrationTests extends OrderSuite {

    private static String token(UUID... managers) {
        return TestInfrastructure.token(managers[0], "M", "manager", null, List.of(managers));
    }

    private String placedBy(UUID manager, UUID customer, String price) {
        Answer answer = send(token(manager), "POST", "/api/orders", """
                {"customerId":"%s","managerId":"%s","lines":[{"name":"Tea","quantity":"1","price":"%s"}]}
                """.formatted(customer, manager, price));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().get("id").asString();
    }

    private JsonNode column(String token, String query, String status) {
        Answer answer = get(token, "/api/orders/board?" + query);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return StreamSupport.stream(answer.body().get("columns").spliterator(), false)
                .filter(column -> column.at("/status/code").asString().equals(status))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get("id").asString())
                .toList();
    }

    private UUID named(String name) {
        UUID id = UUID.randomUUID();
        TestInfrastructure.produce(customer(id, 1, name, null));
        await().until(() -> jdbc.sql("select count(*) from customer where id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single()
                == 1);
        return id;
    }

    @Test
    void aColumnHasItsCountItsSumsAndGoesOn() {
        UUID manager = UUID.randomUUID();
        String by = "managerId=" + manager;
        UUID customer = knownCustomer(null);
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 27; i++) {
            made.addFirst(placedBy(manager, customer, "1.50"));
        }
        send(OWNER, "PATCH", "/api/orders/" + made.getLast(), "{\"status\":\"done\"}");

        JsonNode fresh = column(OWNER, by, "new");
        assertThat(fresh.get("count").asInt()).isEqualTo(26);
        assertThat(fresh.get("sums").toString()).isEqualTo("[{\"amount\":\"39.00\",\"currency\":\"UAH\"}]");
        assertThat(ids(fresh.get("items"))).isEqualTo(made.subList(0, 25));
        Answer rest = get(
                OWNER,
                "/api/orders/board/new?" + by + "&after=" + fresh.get("next").asString());
        assertThat(ids(rest.body().get("items"))).containsExactly(made.get(25));
        assertThat(rest.body().get("next").isNull()).isTrue();
        JsonNode done = column(OWNER, by, "done");
        assertThat(done.get("count").asInt()).isEqualTo(1);
        assertThat(done.at("/items/0/id").asString()).isEqualTo(made.getLast());
        assertThat(column(OWNER, by + "&paymentState=unpaid", "new")
                        .get("count")
                        .asInt())
                .isEqualTo(26);
        assertThat(column(OWNER, by + "&paymentState=paid", "new").get("count").asInt())
                .isZero();
        assertThat(get(OWNER, "/api/orders/board/nonsense").status()).isEqualTo(404);
    }

    @Test
    void aManagerSeesAndCountsOwnOrdersOnly() {
        UUID manager = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        UUID customer = knownCustomer(null);
        String own = placedBy(manager, customer, "10.00");
        String others = placedBy(other, customer, "99.00");

        JsonNode mine = column(token(manager), "customerId=" + customer, "new");
        assertThat(ids(mine.get("items"))).containsExactly(own);
        assertThat(mine.get("count").asInt()).isEqualTo(1);
        assertThat(ids(column(token(manager), "managerId=" + other, "new").get("items")))
                .isEmpty();
        assertThat(column(token(manager), "managerId=" + other, "new")
                        .get("count")
                        .asInt())
                .isZero();
        assertThat(ids(column(OWNER, "customerId=" + customer, "new").get("items")))
                .containsExactly(others, own);
        assertThat(ids(get(token(manager), "/api/orders?q=" + number(others))
                        .body()
                        .get("items")))
                .isEmpty();
        String analyst = TestInfrastructure.token(UUID.randomUUID(), "A", "analyst", null, "none");
        assertThat(get(analyst, "/api/orders/board").status()).isEqualTo(403);
    }

    private String number(String id) {
        return get(OWNER, "/api/orders/" + id).body().get("number").asString();
    }

    @Test
    void ordersAreFoundByNumberAndByBeginningsOfTheCustomersName() {
        UUID manager = UUID.randomUUID();
        String id = placedBy(manager, named("Олена Верещагіна-" + manager), "1.00");

        for (String q : List.of(
                number(id),
                "%23" + number(id),
                "%D0%BE%D0%BB%D0%B5 %D0%B2%D0%B5%D1%80%D0%B5%D1%89".replace(" ", "+"))) {
            String query = "managerId=" + manager + "&q=" + q;
            assertThat(ids(get(OWNER, "/api/orders?" + query).body().get("items")))
                    .as(q)
                    .containsExactly(id);
            assertThat(column(OWNER, query, "new").get("count").asInt()).as(q).isEqualTo(1);
        }
        assertThat(get(OWNER, "/api/orders?q=%D0%BD%D0%B5%D0%BC%D0%B0%D1%94")
                        .body()
                        .get("items"))
                .isEmpty();
        String day = get(OWNER, "/api/orders/" + id)
                .body()
                .get("createdAt")
                .asString()
                .substring(0, 10);
        String mine = "/api/orders?managerId=" + manager;
        assertThat(get(OWNER, mine + "&createdFrom=2020-01-01").body().get("items"))
                .hasSize(1);
        assertThat(get(OWNER, mine + "&createdTo=2020-01-01").body().get("items"))
                .isEmpty();
        assertThat(get(OWNER, mine + "&createdFrom=2020-01-01&createdTo=" + day.replace(day.substring(0, 4), "2100"))
                        .body()
                        .get("items"))
                .hasSize(1);
        assertThat(get(OWNER, "/api/orders?createdFrom=soon").status()).isEqualTo(400);
    }

    /** Whatever is done with orders: what is kept of them is what a count of them says. */
    @Test
    void keptTotalsAreWhatACountSays() {
        Random chance = new Random(5);
        UUID customer = knownCustomer(null);
        List<UUID> managers = List.of(UUID.randomUUID(), UUID.randomUUID());
        List<String> orders = new ArrayList<>();
        List<String> statuses = List.of("new", "inProgress", "done", "cancelled");
        for (int i = 0; i < 120; i++) {
            if (orders.size() < 8) {
                orders.add(placedBy(managers.get(chance.nextInt(2)), customer, chance.nextInt(90) + ".25"));
                continue;
            }
            String path = "/api/orders/" + orders.get(chance.nextInt(orders.size()));
            switch (chance.nextInt(4)) {
                case 0 -> send(OWNER, "PATCH", path, "{\"status\":\"%s\"}".formatted(statuses.get(chance.nextInt(4))));
                case 1 ->
                    send(
                            OWNER,
                            "PATCH",
                            path,
                            "{\"lines\":[{\"name\":\"Tea\",\"quantity\":\"1\",\"price\":\"%d\"}]}"
                                    .formatted(chance.nextInt(90)));
                default ->
                    send(
                            OWNER,
                            "POST",
                            path + "/payments",
                            "{\"amount\":{\"amount\":\"%d\",\"currency\":\"UAH\"}}".formatted(chance.nextInt(60) - 20));
            }
        }

        assertThat(totals(
                        "select status, manager_id, payment_state, orders, amount from order_total"
                                + " where manager_id = any(?) and orders <> 0 order by 1, 2, 3",
                        managers))
                .isNotEmpty()
                .isEqualTo(totals(
                        "select status, manager_id, payment_state, count(*), sum(sum) from orders"
                                + " where manager_id = any(?) group by 1, 2, 3 order by 1, 2, 3",
                        managers));
        assertThat(totals(
                        "select status, manager_id, payment_state, orders, amount from order_total"
                                + " where manager_id = any(?) and orders = 0 and amount <> 0",
                        managers))
                .isEmpty();
    }

    private List<String> totals(String sql, List<UUID> managers) {
        return jdbc.sql(sql)
                .param(managers.toArray(UUID[]::new))
                .query((row, number) -> {
                    @Nullable Object amount = row.getBigDecimal(5);
                    return row.getString(1) + row.getString(2) + row.getString(3) + row.getLong(4) + " " + amount;
                })
                .list();
    }
}
