package io.potik.order;

import static org.awaitility.Awaitility.await;

import io.potik.outbox.IncomingMessage;
import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** An order of a shop, as intake-service and customer-service tell of it. */
final class InShop {

    private final OrderSuite suite;
    final UUID connectionId = UUID.randomUUID();
    final String shopOrderId = "shop-" + UUID.randomUUID();
    final String phone = "+38067" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);

    InShop(OrderSuite suite) {
        this.suite = suite;
    }

    /** Told by a receipt of its own. */
    OutgoingMessage told(UUID receipt, long revision, String status, String paid, String... prices) {
        return told("woocommerce", receipt, revision, status, paid, prices);
    }

    /** Told by a receipt of its own of this provider. */
    OutgoingMessage told(String provider, UUID receipt, long revision, String status, String paid, String... prices) {
        List<Map<String, Object>> lines = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (String price : prices) {
            lines.add(Map.of("name", "Thing", "quantity", 1, "price", new BigDecimal(price)));
            sum = sum.add(new BigDecimal(price));
        }
        Map<String, Object> order = new HashMap<>(Map.of(
                "shopOrderId",
                shopOrderId,
                "revision",
                revision,
                "placedAt",
                "2026-11-21T12:00:00Z",
                "status",
                status,
                "lines",
                lines,
                "sum",
                sum,
                "aFieldOfTomorrow",
                1));
        order.put("paid", paid.isEmpty() ? null : new BigDecimal(paid));
        Map<String, Object> payload = Map.of(
                "receiptId",
                receipt,
                "connectionId",
                connectionId,
                "connectionName",
                "Shop",
                "provider",
                provider,
                "receivedAt",
                Instant.now(),
                "request",
                Map.of(
                        "channel",
                        "shop",
                        "kind",
                        "order",
                        "externalId",
                        shopOrderId + ":" + revision,
                        "occurredAt",
                        "2026-11-21T12:00:00Z",
                        "sender",
                        Map.of(
                                "displayName",
                                "Марія Бондар",
                                "contactPoints",
                                List.of(Map.of("kind", "phone", "value", phone, "raw", phone))),
                        "attachments",
                        List.of(),
                        "edited",
                        false),
                "order",
                order);
        return new OutgoingMessage(
                "inbound.orders",
                connectionId + ":" + shopOrderId,
                "inbound.order-received.v1",
                1,
                Instant.now(),
                suite.json.writeValueAsBytes(payload));
    }

    /** What intake-service says when the import of that revision is undone. */
    OutgoingMessage undone(UUID receipt, UUID order, long revision) {
        Map<String, Object> payload = Map.of(
                "receiptId",
                receipt,
                "connectionId",
                connectionId,
                "orderId",
                order,
                "revision",
                revision,
                "at",
                Instant.now(),
                "actor",
                Map.of("kind", "staff", "id", OrderSuite.OWNER_ID),
                "aFieldOfTomorrow",
                1);
        return new OutgoingMessage(
                "inbound.orders",
                connectionId + ":" + shopOrderId,
                "inbound.order-undone.v1",
                1,
                Instant.now(),
                suite.json.writeValueAsBytes(payload));
    }

    /** Waits until the buyer was asked for, and returns the question. */
    JsonNode wanted() {
        return await().until(this::questions, questions -> !questions.isEmpty()).getFirst();
    }

    /** Waits until the order was told and returns the id that it got here. */
    UUID orderId() {
        return await().until(
                        () -> suite.jdbc
                                .sql("select order_id from shop_order where connection_id = ? and newest is not null")
                                .param(connectionId)
                                .query(UUID.class)
                                .list(),
                        ids -> !ids.isEmpty())
                .getFirst();
    }

    /** How often the buyer was asked for. */
    List<JsonNode> questions() {
        return TestInfrastructure.consume("order.buyers").stream()
                .filter(message -> message.type().equals("order.buyer-wanted.v1"))
                .map(IncomingMessage::payload)
                .map(suite.json::readTree)
                .filter(question -> question.get("connectionId").asString().equals(connectionId.toString()))
                .toList();
    }

    /** The answer of customer-service. */
    OutgoingMessage linked(UUID customer) {
        UUID orderId = orderId();
        return suite.message(
                "customer.events",
                orderId,
                "customer.buyer-linked.v1",
                1,
                Map.of("orderId", orderId, "customerId", customer, "created", true, "at", Instant.now()));
    }

    /** Waits until there is an order that is so. */
    JsonNode order(Predicate<JsonNode> so) {
        String path = "/api/orders/" + orderId();
        return await().until(
                        () -> suite.get(OrderSuite.OWNER, path),
                        answer -> answer.status() == 200 && so.test(answer.body()))
                .body();
    }
}
