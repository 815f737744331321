package io.potik.customer;

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
import java.util.ArrayList;
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
class CustomerContractTests extends CustomerSuite {

    private static final Path EVENTS = Path.of("..", "contracts", "events");

    private static Schema schema(String owner, String type) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(EVENTS.resolve(owner).resolve(type + ".schema.json")));
    }

    private static List<Path> examples(String owner, String type) throws IOException {
        try (Stream<Path> files = Files.list(EVENTS.resolve(owner).resolve(type))) {
            return files.sorted().toList();
        }
    }

    @Test
    void whatIsSaidKeepsTheContracts() throws IOException {
        Lead converted = lead().named("A")
                .with("phone", phone())
                .of("company", Map.of("name", "B"))
                .of("managerId", UUID.randomUUID());
        Lead kept = lead().with("telegram", UUID.randomUUID().toString());
        TestInfrastructure.produce(converted.converted(), kept.kept());
        answer(converted, 1);
        answer(kept, 1);
        UUID order = UUID.randomUUID();
        TestInfrastructure.produce(wanted(order, UUID.randomUUID(), "C", Map.of("phone", phone())));
        buyer(order, 1);
        say(converted.undone(4, null, false));

        List<IncomingMessage> said = TestInfrastructure.consume("customer.events");

        assertThat(said)
                .extracting(IncomingMessage::type)
                .contains(
                        "customer.changed.v1", "customer.linked.v1", "customer.buyer-linked.v1", "customer.removed.v1");
        for (IncomingMessage message : said) {
            assertThat(schema("customer", message.type())
                            .validate(new String(message.payload(), StandardCharsets.UTF_8), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer.changed.v1",
                "customer.linked.v1",
                "customer.buyer-linked.v1",
                "customer.removed.v1",
                "mailing.asked.v1"
            })
    void theExamplesKeepTheContracts(String type) throws IOException {
        assertThat(examples("customer", type)).isNotEmpty();
        for (Path example : examples("customer", type)) {
            assertThat(schema("customer", type).validate(Files.readString(example), InputFormat.JSON))
                    .as(example.toString())
                    .isEmpty();
        }
    }

    /** What somebody else may say. */
    record Example(String type, JsonNode payload) {}

    private static Stream<Example> said(String owner, String... types) throws IOException {
        List<Example> said = new ArrayList<>();
        for (String type : types) {
            for (Path example : examples(owner, type)) {
                said.add(new Example(type, new JsonMapper().readTree(Files.readString(example))));
            }
        }
        return said.stream();
    }

    static Stream<Example> leadExamples() throws IOException {
        return said("lead", "lead.converted.v1", "lead.kept.v1");
    }

    @ParameterizedTest
    @MethodSource("leadExamples")
    void everyExampleOfALeadThatEndedIsAnswered(Example example) {
        String lead = example.payload().get("leadId").asString();

        TestInfrastructure.produce(new OutgoingMessage(
                "lead.conversions", lead, example.type(), 1, Instant.now(), json.writeValueAsBytes(example.payload())));

        await().until(() -> !told("customer.linked.v1", lead).isEmpty());
    }

    static Stream<Example> undoneExamples() throws IOException {
        return said("lead", "lead.conversion-undone.v1");
    }

    @ParameterizedTest
    @MethodSource("undoneExamples")
    void everyExampleOfAnUndoneConversionIsNoted(Example example) {
        UUID lead = id(example.payload(), "leadId");

        TestInfrastructure.produce(new OutgoingMessage(
                "lead.conversions",
                lead.toString(),
                example.type(),
                1,
                Instant.now(),
                json.writeValueAsBytes(example.payload())));

        await().until(() -> jdbc.sql("select count(*) from undone_conversion where lead_id = ?")
                        .param(lead)
                        .query(Integer.class)
                        .single()
                == 1);
        // The examples of conversions are about the same lead.
        jdbc.sql("delete from undone_conversion where lead_id = ?").param(lead).update();
    }

    static Stream<Example> leadHistoryExamples() throws IOException {
        return said(
                "lead",
                "lead.created.v1",
                "lead.message-received.v1",
                "lead.linked.v1",
                "lead.rejected.v1",
                "lead.merged.v1",
                "lead.edited.v1");
    }

    @ParameterizedTest
    @MethodSource("leadHistoryExamples")
    void everyExampleOfALeadIsKeptForSegments(Example example) {
        JsonNode lead = example.payload().get("lead");
        jdbc.sql("delete from customer_lead where lead_id = ?")
                .param(id(lead, "id"))
                .update();

        TestInfrastructure.produce(new OutgoingMessage(
                "lead.events",
                lead.get("id").asString(),
                example.type(),
                lead.get("version").asLong(),
                Instant.now(),
                json.writeValueAsBytes(example.payload())));

        await().until(() -> jdbc.sql("select count(*) from customer_lead where lead_id = ?")
                        .param(id(lead, "id"))
                        .query(Integer.class)
                        .single()
                == 1);
    }

    static Stream<Example> fieldExamples() throws IOException {
        return said("lead", "field.defined.v1")
                .filter(example -> !example.payload().get("of").asString().equals("order"));
    }

    @ParameterizedTest
    @MethodSource("fieldExamples")
    void everyExampleOfAFieldThatIsKeptHereIsTaken(Example example) {
        JsonNode field = example.payload();

        TestInfrastructure.produce(new OutgoingMessage(
                "field.definitions",
                field.get("id").asString(),
                example.type(),
                field.get("version").asLong(),
                Instant.now(),
                json.writeValueAsBytes(field)));

        awaitField(id(field, "id"), field.get("version").asLong());
    }

    static Stream<Example> buyerExamples() throws IOException {
        return said("order", "order.buyer-wanted.v1");
    }

    @ParameterizedTest
    @MethodSource("buyerExamples")
    void everyExampleOfAnOrderThatWantsItsBuyerIsAnswered(Example example) {
        String order = example.payload().get("orderId").asString();

        TestInfrastructure.produce(new OutgoingMessage(
                "order.buyers", order, example.type(), 1, Instant.now(), json.writeValueAsBytes(example.payload())));

        await().until(() -> !told("customer.buyer-linked.v1", order).isEmpty());
    }

    static Stream<Example> undoneOrderExamples() throws IOException {
        return said("order", "order.buyer-undone.v1");
    }

    @ParameterizedTest
    @MethodSource("undoneOrderExamples")
    void everyExampleOfAnOrderThatIsUndoneIsNoted(Example example) {
        UUID order = id(example.payload(), "orderId");

        TestInfrastructure.produce(new OutgoingMessage(
                "order.buyers",
                order.toString(),
                example.type(),
                1,
                Instant.now(),
                json.writeValueAsBytes(example.payload())));

        await().until(() -> jdbc.sql("select count(*) from undone_conversion where lead_id = ?")
                        .param(order)
                        .query(Integer.class)
                        .single()
                == 1);
    }

    static Stream<Example> tagExamples() throws IOException {
        return said("lead", "tag.renamed.v1");
    }

    @ParameterizedTest
    @MethodSource("tagExamples")
    void everyExampleOfATagIsFollowed(Example example) {
        Lead lead = lead().named("Tagged").with("phone", phone());
        say(lead.kept());
        JsonNode tag = example.payload();
        patch(
                OWNER,
                "/api/customers/" + lead.customerId,
                json.writeValueAsString(Map.of("tags", List.of(tag.get("name").asString()))));

        say(new OutgoingMessage("tag.changes", "tags", example.type(), 1, Instant.now(), json.writeValueAsBytes(tag)));

        assertThat(card(lead.customerId).get("tags").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(
                        tag.get("newName").isNull()
                                ? List.of()
                                : List.of(tag.get("newName").asString()));
    }

    static Stream<Example> goodsExamples() throws IOException {
        return said("order", "order.goods-listed.v1");
    }

    @ParameterizedTest
    @MethodSource("goodsExamples")
    void everyExampleOfWhatAnOrderSellsIsKeptForSegments(Example example) {
        UUID order = id(example.payload(), "orderId");
        jdbc.sql("delete from customer_good where order_id = ?").param(order).update();

        TestInfrastructure.produce(new OutgoingMessage(
                "order.goods",
                order.toString(),
                example.type(),
                example.payload().get("version").asLong(),
                Instant.now(),
                json.writeValueAsBytes(example.payload())));

        int lines = Math.max(1, example.payload().get("names").size());
        await().until(() -> jdbc.sql("select count(*) from customer_good where order_id = ?")
                        .param(order)
                        .query(Integer.class)
                        .single()
                == lines);
    }

    static Stream<Example> orderExamples() throws IOException {
        return said(
                "order",
                "order.created.v1",
                "order.status-changed.v1",
                "order.payment-received.v1",
                "order.lines-changed.v1",
                "order.lead-joined.v1",
                "order.lead-left.v1",
                "order.edited.v1");
    }

    @ParameterizedTest
    @MethodSource("orderExamples")
    void everyExampleOfAnOrderIsCounted(Example example) {
        JsonNode told = example.payload().get("order");
        UUID customer = UUID.fromString(told.get("customerId").asString());
        Lead lead = lead().with("phone", phone()).given(customer, true);
        TestInfrastructure.produce(lead.converted());
        answer(lead, 1);
        UUID order = UUID.fromString(told.get("id").asString());

        TestInfrastructure.produce(new OutgoingMessage(
                "order.events",
                order.toString(),
                example.type(),
                told.get("version").asLong(),
                Instant.now(),
                json.writeValueAsBytes(example.payload())));

        await().until(() -> jdbc.sql("select count(*) from purchase where order_id = ?")
                        .param(order)
                        .query(Integer.class)
                        .single()
                == 1);
    }
}
