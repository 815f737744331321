package io.potik.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.potik.outbox.IncomingMessage;
import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What this service says keeps its contracts, and what others may say by theirs is understood. */
class OrderContractTests extends OrderSuite {

    private static final Path EVENTS = Path.of("..", "contracts", "events");

    private static Schema schema(String type) throws IOException {
        // The outcomes of receipts are lead-service's contract, which this service keeps as well.
        String owner = type.equals("inbound.outcome-decided.v1") ? "lead" : "order";
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(EVENTS.resolve(owner).resolve(type + ".schema.json")));
    }

    private static List<JsonNode> examples(String owner, String type) throws IOException {
        try (Stream<Path> files = Files.list(EVENTS.resolve(owner).resolve(type))) {
            return files.sorted()
                    .map(file -> new JsonMapper().readTree(file.toFile()))
                    .toList();
        }
    }

    @Test
    void whatIsSaidKeepsTheContracts() throws IOException {
        Lead lead = lead().line("Chair", "1", "10.00").of("managerId", UUID.randomUUID());
        TestInfrastructure.produce(lead.converted(), lead.linked());
        ordered(lead);
        String path = "/api/orders/" + lead.orderId;
        send(OWNER, "PATCH", path, "{\"status\":\"inProgress\"}");
        send(OWNER, "POST", path + "/payments", "{\"amount\":{\"amount\":\"1\",\"currency\":\"UAH\"}}");
        UUID byHand =
                UUID.fromString(placed(knownCustomer(null), "5.00").get("id").asString());
        defined("order", "forTheContract", "text");
        send(OWNER, "PATCH", "/api/orders/" + byHand, "{\"fields\":{\"forTheContract\":\"x\"}}");
        assertThat(told(byHand, 2)).containsExactly("order.created.v1", "order.edited.v1");
        UUID receipt = UUID.randomUUID();
        InShop shop = inShop();
        TestInfrastructure.produce(shop.told(receipt, 1, "inProgress", "5.00", "10.00"));
        TestInfrastructure.produce(shop.linked(UUID.randomUUID()));
        outcomes(receipt);
        TestInfrastructure.produce(shop.told(UUID.randomUUID(), 2, "done", "12.00", "10.00", "2.00"));
        shop.order(order -> order.get("lines").size() == 2);
        UUID ofShop = UUID.fromString(shop.wanted().get("orderId").asString());
        assertThat(told(ofShop, 6))
                .containsExactlyInAnyOrder(
                        "order.created.v1",
                        "order.payment-received.v1",
                        "order.status-changed.v1",
                        "order.lines-changed.v1",
                        "order.payment-received.v1",
                        "order.status-changed.v1");

        UUID byImport = UUID.randomUUID();
        InShop table = inShop();
        TestInfrastructure.produce(table.told("import", byImport, 1, "new", "", "5.00"));
        TestInfrastructure.produce(table.linked(UUID.randomUUID()));
        outcomes(byImport);
        TestInfrastructure.produce(table.undone(byImport, table.orderId(), 1));
        await().until(() -> outcomes(byImport).size() == 2);

        assertThat(told(lead.orderId, 3))
                .containsExactly("order.created.v1", "order.status-changed.v1", "order.payment-received.v1");
        for (String topic : List.of("order.events", "order.goods", "order.buyers", "inbound.outcomes")) {
            assertThat(TestInfrastructure.consume(topic)).isNotEmpty();
            for (IncomingMessage message : TestInfrastructure.consume(topic)) {
                assertThat(schema(message.type())
                                .validate(new String(message.payload(), StandardCharsets.UTF_8), InputFormat.JSON))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order.created.v1",
                "order.status-changed.v1",
                "order.payment-received.v1",
                "order.lines-changed.v1",
                "order.edited.v1",
                "order.lead-joined.v1",
                "order.lead-left.v1",
                "order.goods-listed.v1",
                "order.buyer-wanted.v1",
                "order.buyer-undone.v1",
                "inbound.undo-decided.v1"
            })
    void theExamplesKeepTheContracts(String type) throws IOException {
        assertThat(examples("order", type))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(schema(type).validate(example.toString(), InputFormat.JSON))
                        .isEmpty());
    }

    static Stream<JsonNode> fields() throws IOException {
        return examples("lead", "field.defined.v1").stream()
                .filter(example -> example.get("of").asString().equals("order"));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void everyExampleOfAFieldOfOrdersIsTaken(JsonNode example) {
        TestInfrastructure.produce(new OutgoingMessage(
                "field.definitions",
                example.get("id").asString(),
                "field.defined.v1",
                example.get("version").asLong(),
                Instant.now(),
                json.writeValueAsBytes(example)));

        awaitField(
                UUID.fromString(example.get("id").asString()),
                example.get("version").asLong());
    }

    static Stream<JsonNode> ordersOfShops() throws IOException {
        return examples("intake", "inbound.order-received.v1").stream();
    }

    @ParameterizedTest
    @MethodSource("ordersOfShops")
    void everyExampleOfAnOrderInAShopIsTaken(JsonNode example) {
        String shopOrder = example.at("/order/shopOrderId").asString();

        TestInfrastructure.produce(new OutgoingMessage(
                "inbound.orders",
                example.get("connectionId").asString() + ":" + shopOrder,
                "inbound.order-received.v1",
                1,
                Instant.now(),
                json.writeValueAsBytes(example)));

        await().until(() -> jdbc.sql("select count(*) from shop_order where shop_order_id = ? and newest is not null")
                        .param(shopOrder)
                        .query(Integer.class)
                        .single()
                == 1);
    }

    static Stream<JsonNode> undoneOrders() throws IOException {
        return examples("intake", "inbound.order-undone.v1").stream();
    }

    @ParameterizedTest
    @MethodSource("undoneOrders")
    void everyExampleOfAnUndoneOrderIsAnswered(JsonNode example) {
        UUID receipt = UUID.fromString(example.get("receiptId").asString());

        TestInfrastructure.produce(said("inbound.orders", receipt, "inbound.order-undone.v1", example));

        assertThat(outcomes(receipt))
                .singleElement()
                .satisfies(answer -> assertThat(answer.get("undone").asString()).isEqualTo("left"));
    }

    static Stream<JsonNode> buyers() throws IOException {
        return examples("customer", "customer.buyer-linked.v1").stream();
    }

    @ParameterizedTest
    @MethodSource("buyers")
    void everyExampleOfABuyerMakesItsOrder(JsonNode example) {
        UUID order = UUID.fromString(example.get("orderId").asString());
        InShop shop = inShop();
        TestInfrastructure.produce(shop.told(UUID.randomUUID(), 1, "new", "", "1.00"));
        shop.wanted();
        jdbc.sql(
                        "delete from shop_order_receipt where order_id in (select order_id from shop_order where connection_id = ?)")
                .param(shop.connectionId)
                .update();
        jdbc.sql("update shop_order set order_id = ? where connection_id = ?")
                .params(order, shop.connectionId)
                .update();

        TestInfrastructure.produce(said("customer.events", order, "customer.buyer-linked.v1", example));

        await().until(() -> get(OWNER, "/api/orders/" + order).status() == 200);
    }

    static Stream<JsonNode> conversions() throws IOException {
        return examples("lead", "lead.converted.v1").stream();
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void everyExampleOfAConvertedLeadMakesItsOrder(JsonNode example) {
        UUID lead = UUID.fromString(example.get("leadId").asString());
        JsonNode answer = json.valueToTree(
                Map.of("leadId", lead, "customerId", example.get("customerId").asString()));
        TestInfrastructure.produce(
                said("lead.conversions", lead, "lead.converted.v1", example),
                said("customer.events", lead, "customer.linked.v1", answer));

        if (example.hasNonNull("orderId") && !example.path("joinsOrder").asBoolean(false)) {
            await().until(() ->
                    get(OWNER, "/api/orders/" + example.get("orderId").asString())
                                    .status()
                            == 200);
        } else {
            await().until(() -> jdbc.sql("select count(*) from conversion where lead_id = ?")
                            .param(lead)
                            .query(Integer.class)
                            .single()
                    == 1);
        }
    }

    static Stream<JsonNode> undone() throws IOException {
        return examples("lead", "lead.conversion-undone.v1").stream();
    }

    @ParameterizedTest
    @MethodSource("undone")
    void everyExampleOfAnUndoneConversionIsNoted(JsonNode example) {
        UUID lead = UUID.fromString(example.get("leadId").asString());

        TestInfrastructure.produce(said("lead.conversions", lead, "lead.conversion-undone.v1", example));

        await().until(() -> jdbc.sql("select count(*) from conversion where lead_id = ? and undone_version > 0")
                        .param(lead)
                        .query(Integer.class)
                        .single()
                == 1);
    }

    static Stream<JsonNode> customers() throws IOException {
        return examples("customer", "customer.changed.v1").stream();
    }

    @ParameterizedTest
    @MethodSource("customers")
    void everyExampleOfACustomerIsKnown(JsonNode example) {
        UUID id = UUID.fromString(example.get("id").asString());

        TestInfrastructure.produce(said("customer.events", id, "customer.changed.v1", example));

        await().until(() -> jdbc.sql("select count(*) from customer where id = ? and version >= 1")
                        .param(id)
                        .query(Integer.class)
                        .single()
                == 1);
    }

    static Stream<JsonNode> links() throws IOException {
        return examples("customer", "customer.linked.v1").stream();
    }

    @ParameterizedTest
    @MethodSource("links")
    void everyExampleOfALinkIsTaken(JsonNode example) {
        UUID lead = UUID.fromString(example.get("leadId").asString());

        TestInfrastructure.produce(said("customer.events", lead, "customer.linked.v1", example));

        await().until(() ->
                jdbc.sql("select count(*) from conversion where lead_id = ? and customer_id = cast(? as uuid)")
                                .params(lead, example.get("customerId").asString())
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    private OutgoingMessage said(String topic, UUID key, String type, JsonNode payload) {
        return new OutgoingMessage(topic, key.toString(), type, 1, Instant.now(), json.writeValueAsBytes(payload));
    }
}
