package io.potik.intake.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.SendResult;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers that become several messages, and the files that go with them. */
class AnswersWithFilesIntegrationTests extends RunningService {

    private static final UUID MANAGER = UUID.nameUUIDFromBytes("manager".getBytes(StandardCharsets.UTF_8));

    private String attach(String name, String mediaType, String bytes) {
        return as("manager", "POST", "/api/uploads?name=" + name + "&mediaType=" + mediaType, bytes)
                .json()
                .path("id")
                .asString();
    }

    private static UUID ask(Connected connection, UUID by, String text, String... files) {
        var message = Ids.next();
        var ids = List.of(files).stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        TestInfrastructure.produce(new OutgoingMessage(
                Ids.next(),
                "outbound.messages",
                "telegram:9",
                "outbound.message-requested.v1",
                1,
                Instant.now(),
                """
                {"messageId":"%s","leadId":"%s","connectionId":"%s","to":{"kind":"telegram","value":"9"},\
                "conversationId":"9","text":"%s","at":"%s","requestedBy":"%s","files":[%s]}""".formatted(message, UUID.randomUUID(), connection.id(), text, Instant.now(), by, ids)
                        .getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private static List<JsonNode> statesOf(UUID message) {
        return TestInfrastructure.consume("outbound.states").stream()
                .map(state -> JsonMapper.shared().readTree(state.payload()))
                .filter(state -> state.path("messageId").asString().equals(message.toString()))
                .toList();
    }

    private static JsonNode soon(UUID message, String... states) {
        await().untilAsserted(() -> assertThat(statesOf(message))
                .extracting(state -> state.path("state").asString())
                .containsExactly(states));
        return statesOf(message).getLast();
    }

    private void news(Connected connection, String message, String state) {
        post(
                connection.hook(),
                "application/json",
                "[{\"is\":\"news\",\"id\":\"" + Ids.next() + "\",\"message\":\"" + message + "\",\"state\":\"" + state
                        + "\",\"reason\":\"Too odd.\"}]");
    }

    @Test
    void theBytesGoOutWithTheAnswerAndFromAnAddressWhereTheProviderFetchesThem() {
        var chat = connect("script", "{}", "{}");
        Queue<AnswerToSend> sent = new ConcurrentLinkedQueue<>();
        ScriptChannel.SENDING.put(chat.id(), answer -> {
            sent.add(answer);
            return new SendResult.Sent("x");
        });

        var picture = attach("a.png", "image/png", "pixels");
        var message = ask(chat, MANAGER, "", attach("b.pdf", "application/pdf", "pages"), picture);

        soon(message, "sent");
        assertThat(sent).hasSize(1);
        assertThat(sent.element().files())
                .extracting(AnswerToSend.File::name, file -> new String(file.content(), StandardCharsets.UTF_8))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("b.pdf", "pages"),
                        org.assertj.core.groups.Tuple.tuple("a.png", "pixels"));
        assertThat(sent.element().files().getLast().address())
                .asString()
                .startsWith("https://crm.example.com/hooks/files/")
                .endsWith("/file.png");
        assertThat(get("/api/connections/" + chat.id())
                        .path("takes")
                        .path("files")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void telegramGetsTheFileInOneCallAndNoAddressIsMade() {
        var bot = bot();
        var file = attach("c.pdf", "application/pdf", "unique " + Ids.next());
        var content = as("manager", "GET", "/api/uploads/" + file, "").body();

        soon(ask(bot, MANAGER, "Ось", file), "sent");

        assertThat(BOT_API.callsWith(content))
                .singleElement()
                .satisfies(call -> assertThat(call.path()).endsWith("/sendDocument"));
        assertThat(jdbc.sql("select count(link) from upload where id = ?::uuid")
                        .param(file)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsGoneSomebodyElsesOrNotTakenFailsInWords() {
        var chat = connect("script", "{}", "{}");
        var file = attach("a.png", "image/png", "1");

        assertThat(reason(ask(chat, UUID.randomUUID(), "x", file))).contains("not there any more");
        assertThat(reason(ask(chat, MANAGER, "x", file, UUID.randomUUID().toString())))
                .contains("not there any more");
        assertThat(reason(ask(chat, MANAGER, "x", attach("a.zip", "application/zip", "1"))))
                .isEqualTo("Script does not take files of this kind (application/zip).");
        assertThat(reason(ask(chat, MANAGER, "x", file, file, file, file))).contains("at most 3 files");
        assertThat(reason(ask(chat, MANAGER, "x".repeat(1001)))).contains("at most 1000 characters");
    }

    private static String reason(UUID message) {
        return soon(message, "failed").path("reason").asString();
    }

    @Test
    void afterARetryNothingIsOutTwiceAndTheWholeIsToldOnce() {
        var chat = connect("script", "{}", "{}");
        Queue<Integer> out = new ConcurrentLinkedQueue<>();
        ScriptChannel.SENDING.put(chat.id(), answer -> {
            out.add(answer.partsOut());
            return switch (out.size()) {
                case 1 -> new SendResult.Partly(List.of("p1-" + answer.messageId()), later());
                case 2 -> later();
                case 3 -> new SendResult.Partly(List.of("p2-" + answer.messageId()), later());
                default -> new SendResult.Sent("p3-" + answer.messageId());
            };
        });

        var message = ask(chat, MANAGER, "in three");

        soon(message, "sent");
        assertThat(out).containsExactly(0, 1, 1, 2);
        news(chat, "p2-" + message, "read");
        news(chat, "p3-" + message, "delivered");
        soon(message, "sent", "delivered");
        news(chat, "p3-" + message, "read");
        soon(message, "sent", "delivered", "read");
    }

    private static SendResult later() {
        return new SendResult.Later(Duration.ofMillis(1), "Wait.");
    }

    @Test
    void whenTheRestFailsItIsSaidThatAPartIsOut() {
        var chat = connect("script", "{}", "{}");
        ScriptChannel.SENDING.put(
                chat.id(),
                answer -> answer.text().equals("now")
                        ? new SendResult.Partly(List.of("a"), new SendResult.Unknown("Nobody knows."))
                        : new SendResult.Sent(List.of("first-" + answer.messageId(), "second-" + answer.messageId())));

        assertThat(reason(ask(chat, MANAGER, "now")))
                .isEqualTo("Only a part of it was sent. Of the rest: Nobody knows.");
        var whole = ask(chat, MANAGER, "later");
        soon(whole, "sent");
        news(chat, "first-" + whole, "failed");
        assertThat(soon(whole, "sent", "failed").path("reason").asString()).isEqualTo("Too odd.");
    }
}
