package io.potik.intake.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.outbox.Ids;
import io.potik.outbox.IncomingMessage;
import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.json.JsonMapper;

/** Real events keep the contracts, and every example of what is read here can be read. */
class IntakeContractTests extends RunningService {

    static final List<String> WRITTEN = Contracts.types("intake");

    @ParameterizedTest
    @FieldSource("WRITTEN")
    void examplesKeepTheContract(String type) {
        assertThat(Contracts.examples("intake", type))
                .allSatisfy(example -> assertThat(Contracts.violations("intake", type, example))
                        .isEmpty());
    }

    @Test
    void realRequestsKeepTheContract() {
        var bot = bot();
        var form = connect("form", "{}", "{}");
        deliver(bot, "right-secret", Updates.text(Updates.id(), 11, "contract"));
        deliver(bot, "right-secret", """
                {"update_id":%d,"edited_message":{"message_id":1,"from":{"id":11,"first_name":"A"},"chat":{"id":11,\
                "type":"private"},"date":1795000000,"edit_date":1795000001,"caption":"c","photo":[{"file_id":"f"}]}}""".formatted(Updates.id()));
        post(form.hook(), "application/json", "{\"phone\":\"0501110077\",\"name\":\"X\",\"utm_source\":\"s\"}");

        await().untilAsserted(() -> {
            var mine = TestInfrastructure.consume("inbound.requests").stream()
                    .filter(m -> m.key().startsWith(bot.id().toString())
                            || m.key().startsWith(form.id().toString()))
                    .toList();
            assertThat(mine)
                    .hasSize(3)
                    .allSatisfy(event -> assertThat(Contracts.violations("intake", event.type(), event.payload()))
                            .isEmpty());
        });
    }

    @Test
    void whatIsNoRequestKeepsItsContractToo() {
        var script = connect("script", "{}", "{}");
        post(script.hook(), "application/json", """
                [{"is":"request","id":"m"},{"is":"call","id":"c"},{"is":"retraction","id":"r","key":"m"},
                 {"is":"order","id":"o","order":"727","sum":2581.50}]""");

        await().untilAsserted(() -> {
            var mine = Stream.of("inbound.requests", "inbound.orders")
                    .flatMap(topic -> TestInfrastructure.consume(topic).stream())
                    .filter(m -> m.key().startsWith(script.id().toString()))
                    .toList();
            assertThat(mine)
                    .extracting(IncomingMessage::type)
                    .containsExactly(
                            "inbound.request-received.v1",
                            "inbound.activity-received.v1",
                            "inbound.message-retracted.v1",
                            "inbound.order-received.v1");
            assertThat(mine)
                    .allSatisfy(event -> assertThat(Contracts.violations("intake", event.type(), event.payload()))
                            .isEmpty());
            assertThat(mine.subList(0, 3)).allMatch(event -> event.key().equals(script.id() + ":7"));
            assertThat(mine.getLast().key()).isEqualTo(script.id() + ":727");
        });
    }

    @Test
    void everyExampleOfAnOutcomeIsTaken() {
        for (var example : Contracts.examples("lead", "inbound.outcome-decided.v1")) {
            var bot = bot();
            deliver(bot, "right-secret", Updates.text(Updates.id(), 12, "outcome"));
            var id = get("/api/receipts?connectionId=" + bot.id())
                    .path("items")
                    .get(0)
                    .path("id")
                    .asString();
            var event = JsonMapper.shared().readTree(example).asObject();
            event.put("receiptId", id).put("somethingNew", "unknown here");
            TestInfrastructure.produce(new OutgoingMessage(
                    Ids.next(),
                    "inbound.outcomes",
                    id,
                    "inbound.outcome-decided.v1",
                    1,
                    Instant.now(),
                    JsonMapper.shared().writeValueAsBytes(event)));

            await().untilAsserted(() -> assertThat(
                            get("/api/receipts/" + id).path("outcome").asString())
                    .isEqualTo(event.path("outcome").asString()));
        }
    }

    @Test
    void everyExampleOfAnAnswerIsTaken() {
        for (var example : Contracts.examples("lead", "outbound.message-requested.v1")) {
            var event = JsonMapper.shared().readTree(example).asObject();
            var message = Ids.next();
            event.put("messageId", message.toString()).put("somethingNew", "unknown here");
            TestInfrastructure.produce(new OutgoingMessage(
                    Ids.next(),
                    "outbound.messages",
                    "k",
                    "outbound.message-requested.v1",
                    1,
                    Instant.now(),
                    JsonMapper.shared().writeValueAsBytes(event)));

            await().untilAsserted(() -> assertThat(jdbc.sql("select state from outgoing_answer where message_id = ?")
                            .param(message)
                            .query(String.class)
                            .list())
                    .containsExactly("failed"));
        }
    }
}
