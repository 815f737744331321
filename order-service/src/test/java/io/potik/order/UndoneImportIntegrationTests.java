package io.potik.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An import that is undone: what it made is cancelled for good, unless somebody else had a hand in it. */
class UndoneImportIntegrationTests extends OrderSuite {

    private final InShop table = inShop();
    private final UUID receipt = UUID.randomUUID();

    private UUID imported(InShop from, UUID by, String status) {
        TestInfrastructure.produce(from.told("import", by, 1, status, "", "10.00"));
        TestInfrastructure.produce(from.linked(UUID.randomUUID()));
        UUID order = from.orderId();
        outcomes(by);
        return order;
    }

    private JsonNode order(UUID id) {
        return get(OWNER, "/api/orders/" + id).body();
    }

    private List<JsonNode> answers(UUID to, int times) {
        return await().until(
                        () -> TestInfrastructure.consume("inbound.outcomes").stream()
                                .filter(message -> message.key().equals(to.toString())
                                        && message.type().equals("inbound.undo-decided.v1"))
                                .map(message -> json.readTree(message.payload()))
                                .toList(),
                        answers -> answers.size() >= times);
    }

    private void assertLeft(UUID to, String because) {
        assertThat(answers(to, 1)).singleElement().satisfies(answer -> {
            assertThat(answer.get("undone").asString()).isEqualTo("left");
            assertThat(answer.path("leftBecause").asString("")).isEqualTo(because);
        });
    }

    private static List<UUID> buyersUndone(UUID order) {
        return TestInfrastructure.consume("order.buyers").stream()
                .filter(message -> message.type().equals("order.buyer-undone.v1")
                        && message.key().equals(order.toString()))
                .map(message -> UUID.fromString(message.key()))
                .toList();
    }

    @Test
    void whatItMadeIsCancelledForGood() {
        UUID order = imported(table, receipt, "inProgress");

        TestInfrastructure.produce(table.undone(receipt, order, 1));

        JsonNode answer = answers(receipt, 1).getFirst();
        assertThat(answer.get("undone").asString()).isEqualTo("cancelled");
        assertThat(answer.get("orderId").asString()).isEqualTo(order.toString());
        JsonNode cancelled = order(order);
        assertThat(cancelled.get("statusKind").asString()).isEqualTo("cancelled");
        assertThat(cancelled.get("takenBack").asBoolean()).isTrue();
        JsonNode last = get(OWNER, "/api/orders/" + order + "/timeline")
                .body()
                .get("items")
                .get(0);
        assertThat(last.get("what").asString()).isEqualTo("takenBack");
        assertThat(last.at("/actor/id").asString()).isEqualTo(OWNER_ID.toString());
        assertThat(told(order, 3)).last().isEqualTo("order.status-changed.v1");
        assertThat(buyersUndone(order)).hasSize(1);
        Answer reopened = send(OWNER, "PATCH", "/api/orders/" + order, "{\"status\":\"new\"}");
        assertThat(reopened.status()).isEqualTo(422);
        assertThat(reopened.body().toString()).contains("import that made it");
    }

    @Test
    void oneThatWasCancelledInTheTableIsTakenBackToo() {
        UUID order = imported(table, receipt, "cancelled");

        TestInfrastructure.produce(table.undone(receipt, order, 1));

        assertThat(answers(receipt, 1).getFirst().get("undone").asString()).isEqualTo("cancelled");
        assertThat(order(order).get("takenBack").asBoolean()).isTrue();
        assertThat(buyersUndone(order)).hasSize(1);
    }

    @Test
    void whatSomebodyChangedStays() {
        UUID order = imported(table, receipt, "new");
        send(OWNER, "PATCH", "/api/orders/" + order, "{\"notes\":\"call first\"}");

        TestInfrastructure.produce(table.undone(receipt, order, 1));

        assertLeft(receipt, "changed");
        assertThat(order(order).get("status").asString()).isEqualTo("new");
        assertThat(buyersUndone(order)).isEmpty();

        InShop other = inShop();
        UUID paid = UUID.randomUUID();
        UUID ofOther = imported(other, paid, "new");
        send(OWNER, "POST", "/api/orders/" + ofOther + "/payments", """
                {"amount":{"amount":"1","currency":"UAH"}}
                """);
        TestInfrastructure.produce(other.undone(paid, ofOther, 1));
        assertLeft(paid, "changed");
    }

    @Test
    void whatSomethingElseToldOfStays() {
        UUID order = imported(table, receipt, "new");
        UUID later = UUID.randomUUID();
        TestInfrastructure.produce(table.told("import", later, 2, "done", "", "10.00"));
        outcomes(later);

        TestInfrastructure.produce(table.undone(receipt, order, 1), table.undone(later, order, 2));

        assertLeft(receipt, "madeBefore");
        assertLeft(later, "madeBefore");
        assertThat(order(order).get("status").asString()).isEqualTo("done");

        InShop other = inShop();
        UUID first = UUID.randomUUID();
        UUID ofOther = imported(other, first, "new");
        UUID older = UUID.randomUUID();
        TestInfrastructure.produce(other.told("import", older, 0, "done", "", "10.00"));
        outcomes(older);
        TestInfrastructure.produce(other.undone(first, ofOther, 1));
        assertLeft(first, "madeBefore");

        InShop shop = inShop();
        UUID ofShop = UUID.randomUUID();
        TestInfrastructure.produce(shop.told(ofShop, 1, "new", "", "10.00"));
        TestInfrastructure.produce(shop.linked(UUID.randomUUID()));
        outcomes(ofShop);
        TestInfrastructure.produce(shop.undone(ofShop, shop.orderId(), 1));
        assertLeft(ofShop, "madeBefore");
    }

    @Test
    void whatIsNobodysMeanwhileIsLeft() {
        UUID order = imported(table, receipt, "new");
        UUID customer = jdbc.sql("select customer_id from orders where id = ?")
                .param(order)
                .query(UUID.class)
                .single();
        TestInfrastructure.produce(message(
                "erasure.requests",
                customer,
                "person.erasure-wanted.v1",
                1,
                Map.of(
                        "erasureId",
                        customer,
                        "service",
                        "order-service",
                        "customerIds",
                        List.of(customer),
                        "leadIds",
                        List.of(),
                        "orderIds",
                        List.of(),
                        "contactPoints",
                        List.of())));
        await().until(() -> order(order).get("version").asLong() > 1);

        TestInfrastructure.produce(table.undone(receipt, order, 1));

        assertLeft(receipt, "changed");
    }

    @Test
    void whatNobodyKnowsIsLeft() {
        TestInfrastructure.produce(table.undone(receipt, UUID.randomUUID(), 1));

        assertLeft(receipt, "");
    }

    @Test
    void theSameTableBroughtAgainMakesAnotherOrderAndARepeatLeavesItAlone() {
        UUID order = imported(table, receipt, "new");
        TestInfrastructure.produce(table.undone(receipt, order, 1));
        answers(receipt, 1);
        UUID again = UUID.randomUUID();

        UUID anew = imported(table, again, "new");
        TestInfrastructure.produce(table.undone(receipt, order, 1));

        assertThat(answers(receipt, 2))
                .allSatisfy(
                        answer -> assertThat(answer.get("undone").asString()).isEqualTo("cancelled"));
        assertThat(anew).isNotEqualTo(order);
        assertThat(order(anew).get("status").asString()).isEqualTo("new");
        assertThat(order(order).get("status").asString()).isEqualTo("cancelled");
        assertThat(buyersUndone(order)).hasSize(1);
        assertThat(told(order)).hasSize(2);
    }

    @Test
    void manyTogetherAndEachTwice() {
        List<UUID> receipts = new ArrayList<>();
        List<UUID> made = new ArrayList<>();
        List<OutgoingMessage> undone = new ArrayList<>();
        List<InShop> sales = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            InShop sale = inShop();
            UUID by = UUID.randomUUID();
            sales.add(sale);
            receipts.add(by);
            TestInfrastructure.produce(sale.told("import", by, 1, "new", "", "10.00"));
        }
        for (InShop sale : sales) {
            TestInfrastructure.produce(sale.linked(UUID.randomUUID()));
            made.add(sale.orderId());
        }
        receipts.forEach(this::outcomes);
        for (int i = 0; i < sales.size(); i++) {
            undone.add(sales.get(i).undone(receipts.get(i), made.get(i), 1));
            undone.add(sales.get(i).undone(receipts.get(i), made.get(i), 1));
        }
        Collections.shuffle(undone, new Random(17));

        TestInfrastructure.produce(undone.toArray(OutgoingMessage[]::new));

        receipts.forEach(by -> assertThat(answers(by, 2))
                .allSatisfy(
                        answer -> assertThat(answer.get("undone").asString()).isEqualTo("cancelled")));
        made.forEach(order -> {
            assertThat(told(order)).hasSize(2);
            assertThat(buyersUndone(order)).hasSize(1);
        });
    }
}
