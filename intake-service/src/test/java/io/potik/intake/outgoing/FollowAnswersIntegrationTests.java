package io.potik.intake.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.SendResult;
import io.potik.intake.support.Contracts;
import io.potik.intake.support.RunningService;
import io.potik.intake.support.ScriptChannel;
import io.potik.outbox.Ids;
import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** How answers fare after they were sent, and that connections do not wait for each other. */
class FollowAnswersIntegrationTests extends RunningService {

    private static UUID ask(Connected connection, String person, String text) {
        var message = Ids.next();
        TestInfrastructure.produce(new OutgoingMessage(
                Ids.next(),
                "outbound.messages",
                "telegram:" + person,
                "outbound.message-requested.v1",
                1,
                Instant.now(),
                """
                {"messageId":"%s","leadId":"%s","connectionId":"%s","to":{"kind":"telegram","value":"%s"},\
                "conversationId":"chat-%s","text":"%s","at":"%s"}""".formatted(message, UUID.randomUUID(), connection.id(), person, person, text, Instant.now())
                        .getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private static List<String> statesOf(UUID message) {
        return TestInfrastructure.consume("outbound.states").stream()
                .map(state -> {
                    assertThat(Contracts.violations("intake", state.type(), state.payload()))
                            .isEmpty();
                    return JsonMapper.shared().readTree(state.payload());
                })
                .filter(state -> state.path("messageId").asString().equals(message.toString()))
                .map(state -> state.path("state").asString())
                .toList();
    }

    private static void soon(UUID message, String... states) {
        await().untilAsserted(() -> assertThat(statesOf(message)).containsExactly(states));
    }

    private void news(Connected connection, String about, String state) {
        post(
                connection.hook(),
                "application/json",
                "[{\"is\":\"news\",\"id\":\"" + Ids.next() + "\"," + about + ",\"state\":\"" + state
                        + "\",\"reason\":\"Blocked.\"}]");
    }

    private static String byMessage(UUID message) {
        return "\"message\":\"sent-" + message + "\"";
    }

    @Test
    void deliveredThenReadAndNothingBackwards() {
        var chat = connect("script", "{}", "{}");
        var message = ask(chat, "1", "hi");
        soon(message, "sent");

        news(chat, byMessage(message), "delivered");
        soon(message, "sent", "delivered");
        news(chat, byMessage(message), "read");
        soon(message, "sent", "delivered", "read");
        news(chat, byMessage(message), "delivered");
        news(chat, byMessage(message), "failed");
        var other = ask(chat, "1", "hi again");
        soon(other, "sent");
        news(chat, byMessage(other), "failed");
        soon(other, "sent", "failed");

        assertThat(statesOf(message)).containsExactly("sent", "delivered", "read");
        assertThat(get("/api/ledger?connectionId=" + chat.id())
                        .path("totals")
                        .path("ignored")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void newsThatComeBeforeItIsKnownThatItWasSentWait() throws InterruptedException {
        var chat = connect("script", "{}", "{}");
        var sending = new CountDownLatch(1);
        var told = new CountDownLatch(1);
        ScriptChannel.SENDING.put(chat.id(), answer -> {
            sending.countDown();
            hold(told);
            return new SendResult.Sent("sent-" + answer.messageId());
        });
        var message = ask(chat, "1", "hi");
        assertThat(sending.await(60, TimeUnit.SECONDS)).isTrue();
        news(chat, byMessage(message), "read");
        told.countDown();

        soon(message, "sent", "read");
    }

    @Test
    void aConversationIsReadUpToATime() {
        var chat = connect("script", "{}", "{}");
        var one = ask(chat, "5", "one");
        var two = ask(chat, "5", "two");
        var elsewhere = ask(chat, "6", "elsewhere");
        soon(two, "sent");
        soon(elsewhere, "sent");
        var between = Instant.now();
        jdbc.sql("update outgoing_answer set sending_since = now() + interval '1 minute' where message_id = ?")
                .param(two)
                .update();

        news(chat, "\"conversation\":\"chat-5\",\"upTo\":\"" + between + "\"", "read");

        soon(one, "sent", "read");
        assertThat(statesOf(two)).containsExactly("sent");
        assertThat(statesOf(elsewhere)).containsExactly("sent");
    }

    @Test
    void aSlowConnectionHoldsNobodyUpAndOrderIsKept() {
        var slow = connect("script", "{}", "{}");
        var quick = connect("script", "{}", "{}");
        var held = new CountDownLatch(1);
        Queue<String> texts = new ConcurrentLinkedQueue<>();
        ScriptChannel.SENDING.put(slow.id(), answer -> {
            hold(held);
            texts.add(answer.text());
            return new SendResult.Sent("x");
        });
        for (int person = 0; person < 30; person++) {
            ask(slow, "p" + person, "slowly");
        }
        var last = ask(slow, "p0", "second");

        var message = ask(quick, "1", "quickly");

        soon(message, "sent");
        assertThat(texts).isEmpty();
        held.countDown();
        soon(last, "sent");
        await().untilAsserted(() -> assertThat(texts).hasSize(31));
    }

    @Test
    void aConnectionThroughWhichMostFailsRestsAndGoesOn() {
        var down = connect("script", "{}", "{}");
        Queue<AnswerToSend> tried = new ConcurrentLinkedQueue<>();
        ScriptChannel.SENDING.put(down.id(), answer -> {
            tried.add(answer);
            return tried.size() <= 6
                    ? new SendResult.Later(Duration.ofMillis(1), "It is down.")
                    : new SendResult.Sent("x");
        });

        var message = ask(down, "1", "patiently");

        soon(message, "sent");
        assertThat(tried).hasSizeBetween(7, 8).allMatch(answer -> answer.text().equals("patiently"));
    }

    private static void hold(CountDownLatch until) {
        try {
            assertThat(until.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
