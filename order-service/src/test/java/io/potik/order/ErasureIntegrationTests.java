package io.potik.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import io.potik.outbox.test.Traces;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A buyer is forgotten, as lead-service asks. */
class ErasureIntegrationTests extends OrderSuite {

    /** Tables that say nothing of a person. */
    private static final Set<String> NOT_PERSONAL =
            Set.of("field", "file_total", "inbox", "outbox", "order_status", "order_total", "shop_order_receipt");

    /** Tables that repeat what others tell, or hold the bytes of what they tell of, and that is searched for them. */
    private static final Set<String> SILENT = Set.of("file_content", "file_part", "idempotent_request");

    @Autowired
    private JdbcTemplate tables;

    private final String mark = "zzqx" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void everyTableIsAPlaceOfPersonsOrSaysNothingOfThem() {
        var decided = new TreeSet<>(told(List.of(), List.of()).propertyNames());
        decided.addAll(SILENT);
        decided.addAll(NOT_PERSONAL);

        assertThat(decided).containsExactlyInAnyOrderElementsOf(Traces.tables(tables));
    }

    @Test
    void nothingOfThePersonIsLeftAndTheOrderStays() {
        var customer = UUID.randomUUID();
        TestInfrastructure.produce(customer(customer, 1, mark, null));
        await().until(() -> jdbc.sql("select count(*) from customer where id = ?")
                        .param(customer)
                        .query(Integer.class)
                        .single()
                == 1);
        var order = placed(customer, "50.00").get("id").asString();
        var patched = send(OWNER, "PATCH", "/api/orders/" + order, """
                {"lines":[{"name":"Cup with %1$s","quantity":"2","price":"60.00"}],"notes":"Notes of %1$s",
                 "delivery":{"way":"To %1$s","address":"Street of %1$s","trackingNumber":"T%1$s"}}
                """.formatted(mark));
        assertThat(patched.status()).as(patched.body().toString()).isEqualTo(200);
        var paid = send(
                OWNER,
                "POST",
                "/api/orders/" + order + "/payments",
                """
                {"amount":{"amount":"20.00","currency":"UAH"},"note":"By %s"}""".formatted(mark),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(paid.status()).as(paid.body().toString()).isLessThan(300);
        var file = sendBytes(
                OWNER,
                "/api/orders/" + order + "/files?name=Plan-of-" + mark,
                ("Drawn for " + mark).getBytes(StandardCharsets.UTF_8));
        assertThat(file.status()).as(file.body().toString()).isEqualTo(201);
        var lead = lead().line("Plate for " + mark, "1", "5.00");
        TestInfrastructure.produce(lead.converted(), lead.linked(customer, 1));
        ordered(lead);
        var joined = lead();
        joined.again(3, UUID.fromString(order)).of("joinsOrder", true).of("order", null);
        TestInfrastructure.produce(joined.converted(), joined.linked(customer, 1));
        await().until(() ->
                get(OWNER, "/api/orders/" + order).body().get("joinedLeads").size() == 1);
        letter();
        var before = get(OWNER, "/api/orders/" + order).body();
        assertThat(Traces.inDatabase(tables, List.of(mark))).hasSizeGreaterThan(6);
        assertThat(told(List.of(customer), List.of()).toString())
                .contains("Street of " + mark, "By " + mark, "Plan-of-" + mark, joined.id.toString());
        int events = told(UUID.fromString(order)).size();
        var counted = send(
                        OWNER,
                        "POST",
                        "/api/orders/personal-data/counts",
                        json.writeValueAsString(wanted(List.of(customer), List.of(lead.id, joined.id))))
                .body();

        var answer = erased(List.of(customer), List.of(lead.id, joined.id));

        assertThat(answer.get("orderIds")).hasSize(2);
        assertThat(counted.get("order_file").asInt()).isEqualTo(1);
        assertThat(counted.get("orders").asInt()).isEqualTo(2);
        assertThat(counted.size()).isGreaterThan(5);
        counted.properties()
                .forEach(table -> assertThat(answer.get("places").get(table.getKey()))
                        .as(table.getKey())
                        .isEqualTo(table.getValue()));
        assertThat(Traces.inDatabase(tables, List.of(mark))).isEmpty();
        assertThat(get(OWNER, "/api/orders/" + order + "/files").body().get("items"))
                .isEmpty();
        assertThat(jdbc.sql("select count(*) from file_content where id = cast(? as uuid)")
                        .param(file.body().get("id").asString())
                        .query(Integer.class)
                        .single())
                .isZero();
        var after = get(OWNER, "/api/orders/" + order).body();
        assertThat(after.get("sum")).isEqualTo(before.get("sum"));
        assertThat(after.get("paid")).isEqualTo(before.get("paid"));
        assertThat(after.get("status")).isEqualTo(before.get("status"));
        assertThat(after.get("version").asLong())
                .isGreaterThan(before.get("version").asLong());
        assertThat(get(OWNER, "/api/orders/" + order + "/timeline").status()).isEqualTo(200);
        assertThat(told(UUID.fromString(order))).hasSize(events);
        // What is found by its goods is found by them no more.
        var goods = listed(order, 3);
        assertThat(goods.get(1).get("names").toString()).contains(mark);
        assertThat(goods.getLast().get("names")).isEmpty();
        assertThat(goods.getLast().get("version")).isEqualTo(after.get("version"));
        // It goes on being worked.
        assertThat(send(OWNER, "PATCH", "/api/orders/" + order, "{\"status\":\"inProgress\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void ofAShopsOrderTheBuyerIsGoneAndTheShopIsStillFollowed() {
        var inShop = inShop();
        var customer = UUID.randomUUID();
        TestInfrastructure.produce(
                customer(customer, 1, mark, null), inShop.told(UUID.randomUUID(), 1, "new", "", "10"));
        TestInfrastructure.produce(inShop.linked(customer));
        inShop.order(order -> true);

        var answer = erased(List.of(customer), List.of());

        assertThat(answer.get("orderIds").get(0).asString())
                .isEqualTo(inShop.orderId().toString());
        assertThat(Traces.inDatabase(tables, List.of(mark, inShop.phone.substring(1))))
                .isEmpty();
        assertThat(listed(inShop.orderId().toString(), 2).getLast().get("names"))
                .isEmpty();
        TestInfrastructure.produce(inShop.told(UUID.randomUUID(), 2, "done", "10", "10"));
        var done = inShop.order(order -> order.get("status").asString().equals("done"));
        assertThat(done.at("/lines/0/name").asString()).isEqualTo("—");
        TestInfrastructure.produce(inShop.told(UUID.randomUUID(), 3, "new", "10", "10", "7"));
        var grown = inShop.order(order -> order.get("lines").size() == 2);
        assertThat(grown.get("lines").findValuesAsString("name")).containsExactly("—", "—");
        assertThat(grown.at("/sum/amount").asString()).isEqualTo("17.00");
        // A status is no news of what it sells.
        var goods = listed(inShop.orderId().toString(), 3);
        assertThat(goods).hasSize(3);
        assertThat(goods.getLast().get("names").valueStream())
                .allMatch(name -> name.asString().equals("—"));
        assertThat(Traces.inDatabase(tables, List.of(mark, inShop.phone.substring(1))))
                .isEmpty();
    }

    private void letter() {
        jdbc.sql("""
                insert into dead_letter (id, direction, consumer, message_id, topic, key, type, version, occurred_at,
                                         payload, reason)
                values (gen_random_uuid(), 'in', 'x', gen_random_uuid(), 'inbound.orders', 'k', 'x', 1, now(), ?, 'x')
                """)
                .param(("{\"name\":\"" + mark + "\",\"value\":\"" + mark + "@example.org\"}")
                        .getBytes(StandardCharsets.UTF_8))
                .update();
    }

    private JsonNode told(List<UUID> customers, List<UUID> leads) {
        var answer = send(
                OWNER,
                "POST",
                "/api/orders/personal-data",
                json.writeValueAsString(Map.of("customerIds", customers, "leadIds", leads)));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private Map<String, Object> wanted(List<UUID> customers, List<UUID> leads) {
        return Map.of(
                "customerIds",
                customers,
                "leadIds",
                leads,
                "orderIds",
                List.of(),
                "contactPoints",
                List.of(Map.of("kind", "email", "value", mark + "@example.org")));
    }

    private JsonNode erased(List<UUID> customers, List<UUID> leads) {
        var erasure = UUID.randomUUID();
        var wanted = new HashMap<>(wanted(customers, leads));
        wanted.putAll(Map.of("erasureId", erasure, "service", "order-service", "at", Instant.now()));
        TestInfrastructure.produce(
                // What another service is asked is nothing to this one.
                message(
                        erasure,
                        Map.of(
                                "erasureId", UUID.randomUUID(),
                                "service", "customer-service",
                                "customerIds", List.of(),
                                "leadIds", List.of(),
                                "orderIds", List.of(),
                                "contactPoints", List.of())),
                // The customer is told anew by customer-service.
                customer(customers.getFirst(), 9, null, null),
                message(erasure, wanted));
        return await().until(
                        () -> TestInfrastructure.consume("erasure.answers").stream()
                                .filter(message -> message.key().equals(erasure.toString()))
                                .map(message -> json.readTree(message.payload()))
                                .toList(),
                        answers -> !answers.isEmpty())
                .getFirst();
    }

    private OutgoingMessage message(UUID erasure, Map<String, Object> payload) {
        return new OutgoingMessage(
                "erasure.requests",
                erasure.toString(),
                "person.erasure-wanted.v1",
                1,
                Instant.now(),
                json.writeValueAsBytes(payload));
    }
}
