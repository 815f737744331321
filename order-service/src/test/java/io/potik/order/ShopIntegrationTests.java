package io.potik.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.order.shop.FollowShops;
import io.potik.order.shop.LinkedBuyer;
import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class ShopIntegrationTests extends OrderSuite {

    @Autowired
    FollowShops followShops;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void anOrderOfAShopWaitsForItsBuyer() {
        UUID receipt = UUID.randomUUID();
        UUID manager = UUID.randomUUID();
        UUID buyer = knownCustomer(manager);
        InShop shop = inShop();
        TestInfrastructure.produce(shop.told(receipt, 1, "new", "", "10.00", "2.50"));

        JsonNode wanted = shop.wanted();
        assertThat(wanted.at("/person/name").asString()).isEqualTo("Марія Бондар");
        assertThat(wanted.at("/person/contactPoints/0/value").asString()).isEqualTo(shop.phone);
        assertThat(get(OWNER, "/api/orders/" + wanted.get("orderId").asString()).status())
                .isEqualTo(404);

        TestInfrastructure.produce(shop.linked(buyer));

        JsonNode order = shop.order(made -> true);
        assertThat(order.at("/customer/id").asString()).isEqualTo(buyer.toString());
        assertThat(order.at("/manager/id").asString()).isEqualTo(manager.toString());
        assertThat(order.get("status").asString()).isEqualTo("new");
        assertThat(order.at("/sum/amount").asString()).isEqualTo("12.50");
        assertThat(order.at("/sum/currency").asString()).isEqualTo("UAH");
        assertThat(order.get("createdAt").asString()).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(outcomes(receipt)).singleElement().satisfies(outcome -> {
            assertThat(outcome.get("outcome").asString()).isEqualTo("ordered");
            assertThat(outcome.get("orderId")).isEqualTo(wanted.get("orderId"));
        });
        assertThat(told(id(wanted), 1)).containsExactly("order.created.v1");
    }

    @Test
    void itFollowsTheShopAndOlderRevisionsChangeNothing() {
        InShop shop = inShop();
        UUID older = UUID.randomUUID();
        UUID newer = UUID.randomUUID();
        TestInfrastructure.produce(shop.told(UUID.randomUUID(), 5, "inProgress", "10.00", "10.00"));
        TestInfrastructure.produce(shop.linked(UUID.randomUUID()));
        shop.order(order -> order.get("status").asString().equals("inProgress")
                && order.at("/paid/amount").asString().equals("10.00"));

        TestInfrastructure.produce(
                shop.told(newer, 7, "done", "13.00", "10.00", "3.00"), shop.told(older, 6, "cancelled", "0", "1.00"));
        outcomes(newer);

        assertThat(outcomes(older))
                .singleElement()
                .satisfies(
                        outcome -> assertThat(outcome.get("detail").asString()).isEqualTo("olderRevision"));
        JsonNode order = shop.order(done -> done.get("status").asString().equals("done"));
        assertThat(order.at("/sum/amount").asString()).isEqualTo("13.00");
        assertThat(order.at("/paid/amount").asString()).isEqualTo("13.00");
        assertThat(order.get("lines")).hasSize(2);
        assertThat(order.get("payments")).hasSize(2);
    }

    @Test
    void whatPeopleDidStaysUntilTheShopChangesIt() {
        InShop shop = inShop();
        TestInfrastructure.produce(shop.told(UUID.randomUUID(), 1, "new", "0", "10.00"));
        TestInfrastructure.produce(shop.linked(UUID.randomUUID()));
        shop.order(made -> true);
        String path = "/api/orders/" + shop.wanted().get("orderId").asString();
        send(OWNER, "PATCH", path, "{\"status\":\"inProgress\"}");
        send(OWNER, "POST", path + "/payments", "{\"amount\":{\"amount\":\"10\",\"currency\":\"UAH\"}}");

        UUID again = UUID.randomUUID();
        TestInfrastructure.produce(shop.told(again, 2, "new", "10.00", "10.00"));
        outcomes(again);

        JsonNode order = get(OWNER, path).body();
        assertThat(order.get("status").asString()).isEqualTo("inProgress");
        assertThat(order.at("/paid/amount").asString()).isEqualTo("10.00");

        TestInfrastructure.produce(shop.told(UUID.randomUUID(), 3, "cancelled", "0", "10.00"));
        JsonNode cancelled = shop.order(o -> o.get("status").asString().equals("cancelled"));
        assertThat(cancelled.at("/paid/amount").asString()).isEqualTo("0.00");
    }

    @Test
    void everythingOftenAndInAnySequenceMakesOneOrderEach() {
        List<InShop> shops = new ArrayList<>();
        List<UUID> receipts = new ArrayList<>();
        List<OutgoingMessage> said = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            InShop shop = inShop();
            shops.add(shop);
            for (int revision = 1; revision <= 3; revision++) {
                UUID receipt = UUID.randomUUID();
                receipts.add(receipt);
                OutgoingMessage told =
                        shop.told(receipt, revision, revision == 3 ? "done" : "new", "0", revision + ".00");
                said.addAll(List.of(told, told));
            }
        }
        Collections.shuffle(said);
        TestInfrastructure.produce(said.toArray(OutgoingMessage[]::new));
        List<OutgoingMessage> answers = new ArrayList<>();
        shops.forEach(shop -> answers.addAll(List.of(shop.linked(UUID.randomUUID()), shop.linked(UUID.randomUUID()))));
        Collections.shuffle(answers);
        TestInfrastructure.produce(answers.toArray(OutgoingMessage[]::new));

        shops.forEach(shop -> assertThat(
                        shop.order(order -> order.get("status").asString().equals("done"))
                                .at("/sum/amount")
                                .asString())
                .isEqualTo("3.00"));
        await().until(() ->
                jdbc.sql("select count(*) from outbox").query(Integer.class).single() == 0);
        assertThat(keys("inbound.outcomes", "inbound.outcome-decided.v1"))
                .filteredOn(key -> receipts.contains(UUID.fromString(key)))
                .doesNotHaveDuplicates()
                .hasSize(receipts.size());
        List<String> made = keys("order.events", "order.created.v1");
        List<String> questions = keys("order.buyers", "order.buyer-wanted.v1");
        shops.forEach(shop -> {
            assertThat(made).containsOnlyOnce(shop.orderId().toString());
            assertThat(questions).containsOnlyOnce(shop.orderId().toString());
        });
        assertThat(jdbc.sql("select count(*) from shop_order_receipt where receipt_id = any(?)")
                        .param(receipts.toArray(UUID[]::new))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aTransactionThatDiesLeavesNothingBehind() {
        InShop shop = inShop();
        TestInfrastructure.produce(shop.told(UUID.randomUUID(), 1, "new", "0", "10.00"));
        UUID order = id(shop.wanted());
        LinkedBuyer buyer = new LinkedBuyer(order, UUID.randomUUID());
        TransactionTemplate transaction = new TransactionTemplate(transactions);

        transaction.executeWithoutResult(open -> {
            followShops.linked(List.of(buyer));
            open.setRollbackOnly();
        });
        assertThat(get(OWNER, "/api/orders/" + order).status()).isEqualTo(404);
        transaction.executeWithoutResult(open -> followShops.linked(List.of(buyer)));
        transaction.executeWithoutResult(open -> followShops.linked(List.of(buyer)));

        assertThat(told(order, 1)).containsExactly("order.created.v1");
    }

    private static List<String> keys(String topic, String type) {
        return TestInfrastructure.consume(topic).stream()
                .filter(message -> message.type().equals(type))
                .map(message -> message.key())
                .toList();
    }

    private static UUID id(JsonNode wanted) {
        return UUID.fromString(wanted.get("orderId").asString());
    }
}
