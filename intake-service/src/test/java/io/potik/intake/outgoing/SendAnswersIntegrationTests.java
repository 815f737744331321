package io.potik.intake.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.intake.support.Contracts;
import io.potik.intake.support.ProviderServer.Reply;
import io.potik.intake.support.RunningService;
import io.potik.intake.support.Updates;
import io.potik.outbox.Ids;
import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class SendAnswersIntegrationTests extends RunningService {

    @Autowired
    private SendAnswers send;

    private UUID ask(Connected bot, String text) {
        var message = Ids.next();
        produce(bot, message, text);
        return message;
    }

    private static void produce(Connected bot, UUID message, String text) {
        TestInfrastructure.produce(new OutgoingMessage(
                Ids.next(),
                "outbound.messages",
                "telegram:42",
                "outbound.message-requested.v1",
                1,
                Instant.now(),
                """
                {"messageId":"%s","leadId":"%s","connectionId":"%s","to":{"kind":"telegram","value":"42"},\
                "conversationId":"42","text":"%s","at":"%s"}""".formatted(message, UUID.randomUUID(), bot.id(), text, Instant.now())
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode stateOf(UUID message) {
        return await().until(
                        () -> TestInfrastructure.consume("outbound.states").stream()
                                .map(state -> {
                                    assertThat(Contracts.violations("intake", state.type(), state.payload()))
                                            .isEmpty();
                                    return JsonMapper.shared().readTree(state.payload());
                                })
                                .filter(state ->
                                        state.path("messageId").asString().equals(message.toString()))
                                .toList(),
                        states -> !states.isEmpty())
                .getFirst();
    }

    @Test
    void anAnswerIsSentOnceHoweverOftenItIsAskedFor(CapturedOutput log) {
        var bot = bot();
        var text = "answer " + Ids.next();
        var message = ask(bot, text);
        produce(bot, message, text);

        var state = stateOf(message);

        assertThat(state.path("state").asString()).isEqualTo("sent");
        assertThat(state.path("providerMessageId").asString()).isEqualTo("77");
        var calls = BOT_API.callsWith(text);
        assertThat(calls).hasSize(1);
        assertThat(calls.getFirst().path()).isEqualTo("/bot123:ABC/sendMessage");
        assertThat(calls.getFirst().body()).contains("\"chat_id\":\"42\"");
        assertThat(log.getAll()).doesNotContain("123:ABC", text);
    }

    @Test
    void whenTelegramAsksToWaitItWaits() {
        var bot = bot();
        var text = "slowly " + Ids.next();
        BOT_API.willAnswer(new Reply(
                429,
                "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many\",\"parameters\":{\"retry_after\":1}}"));

        assertThat(stateOf(ask(bot, text)).path("state").asString()).isEqualTo("sent");
        assertThat(BOT_API.callsWith(text)).hasSize(2);
    }

    @Test
    void aBlockedBotIsToldInWords() {
        var bot = bot();
        var text = "blocked " + Ids.next();
        BOT_API.willAnswer(new Reply(
                403, "{\"ok\":false,\"error_code\":403,\"description\":\"Forbidden: bot was blocked by the user\"}"));

        var state = stateOf(ask(bot, text));

        assertThat(state.path("state").asString()).isEqualTo("failed");
        assertThat(state.path("reason").asString()).isEqualTo("The person has blocked the bot.");
        assertThat(BOT_API.callsWith(text)).hasSize(1);
    }

    @Test
    void withoutAnAnswerNobodyKnowsAndItIsNotSentAgain(CapturedOutput log) {
        var bot = bot();
        var text = "unknown " + Ids.next();
        BOT_API.willAnswer(Reply.none());

        var state = stateOf(ask(bot, text));

        assertThat(state.path("state").asString()).isEqualTo("failed");
        assertThat(state.path("reason").asString()).contains("unknown whether it was sent");
        assertThat(BOT_API.callsWith(text)).hasSize(1);
        assertThat(log.getAll()).doesNotContain("123:ABC");
    }

    @Test
    void whatWasBeingSentWhenTheServiceDiedIsFailedAndNeverSent() {
        var bot = bot();
        var message = Ids.next();
        var text = "died " + message;
        jdbc.sql("""
                insert into outgoing_answer (message_id, lead_id, connection_id, to_kind, to_value, text, requested_at,
                                             state, next_attempt_at, sending_since)
                values (?, ?, ?, 'telegram', '43', ?, now(), 'sending', now(), now() - interval '10 minutes')
                """).params(message, UUID.randomUUID(), bot.id(), text).update();

        send.endAbandoned(Duration.ofMinutes(2));

        assertThat(stateOf(message).path("reason").asString()).contains("unknown whether it was sent");
        assertThat(BOT_API.callsWith(text)).isEmpty();
    }

    @Test
    void aConnectionThatCannotAnswerSaysSo() {
        var form = connect("form", "{}", "{}");

        assertThat(stateOf(ask(form, "nowhere")).path("reason").asString()).contains("cannot answer");
    }

    @Test
    void aConnectionWhoseAnswersFailSaysSoUntilOneGetsThrough() {
        var bot = bot();
        var failure = new Reply(500, "{\"ok\":false,\"error_code\":500,\"description\":\"Internal\"}");
        for (int i = 0; i < 5; i++) {
            BOT_API.willAnswer(failure);
            assertThat(stateOf(ask(bot, "fails " + i)).path("state").asString()).isEqualTo("failed");
        }
        await().untilAsserted(() -> {
            var shown = get("/api/connections/" + bot.id());
            assertThat(shown.path("lastError").asString())
                    .startsWith("Sending is paused")
                    .contains("Telegram failed");
            assertThat(shown.path("state").asString()).isEqualTo("failing");
        });
        deliver(bot, "right-secret", Updates.text(Updates.id(), 42, "and you?"));
        assertThat(get("/api/connections/" + bot.id()).path("state").asString())
                .as("something came in, and still nothing goes out")
                .isEqualTo("failing");

        assertThat(stateOf(ask(bot, "gets through")).path("state").asString()).isEqualTo("sent");

        await().untilAsserted(() -> assertThat(
                        get("/api/connections/" + bot.id()).path("state").asString())
                .isEqualTo("working"));
    }
}
