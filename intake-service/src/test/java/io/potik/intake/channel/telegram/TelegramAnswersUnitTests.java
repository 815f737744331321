package io.potik.intake.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.AnswerToSend.File;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.SendResult;
import io.potik.intake.support.ProviderServer;
import io.potik.intake.support.ProviderServer.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramAnswersUnitTests {

    private static final String SENT = "{\"ok\":true,\"result\":{\"message_id\":77}}";

    private final ProviderServer telegram = new ProviderServer(SENT);
    private final TelegramChannel channel = waiting(Duration.ofSeconds(20));
    private final ConnectionAccess bot = Fixtures.connection(Map.of(), Map.of("botToken", List.of("1:new", "1:old")));

    @AfterEach
    void stop() {
        telegram.close();
    }

    private TelegramChannel waiting(Duration timeout) {
        return new TelegramChannel(
                Fixtures.phones(),
                new TelegramBotApi(new TelegramSettings(telegram.url(), Duration.ofSeconds(20), timeout, 100)));
    }

    private SendResult send(String conversation, String text, File... files) {
        return send(channel, conversation, text, files);
    }

    private SendResult send(TelegramChannel by, String conversation, String text, File... files) {
        return by.send(new AnswerToSend(UUID.randomUUID(), "telegram", "5", conversation, text, List.of(files)), bot);
    }

    private ProviderServer.Call call() {
        return telegram.calls().getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5|\"chat_id\":\"5\"",
                "business:bc1:5|\"business_connection_id\":\"bc1\",\"chat_id\":\"5\"",
                "thread:9:-100|\"message_thread_id\":\"9\",\"chat_id\":\"-100\"",
                "direct:7:-100|\"direct_messages_topic_id\":\"7\",\"chat_id\":\"-100\"",
            })
    void answersWhereItWasAsked(String conversation, String address) {
        assertThat(send(conversation, "Так")).isEqualTo(new SendResult.Sent("77"));
        assertThat(call().path()).isEqualTo("/bot1:new/sendMessage");
        assertThat(call().body()).contains(address, "\"text\":\"Так\"");
    }

    @Test
    void aPictureIsShownAndAnotherFileIsAttached() {
        send("5", "Ось", new File("a.png", "image/png", new byte[] {1}));
        send("5", "", new File("прайс \"2026\".pdf", "application/pdf", new byte[] {1}));

        assertThat(telegram.calls().get(0).path()).endsWith("/sendPhoto");
        assertThat(telegram.calls().get(0).body()).contains("name=\"photo\"", "name=\"caption\"", "Ось");
        assertThat(telegram.calls().get(1).path()).endsWith("/sendDocument");
        assertThat(telegram.calls().get(1).body())
                .contains("filename=\"прайс _2026_.pdf\"")
                .doesNotContain("caption");
    }

    @Test
    void severalFilesAreOneAlbumAndOneCall() {
        telegram.willAnswer(new Reply(200, "{\"ok\":true,\"result\":[{\"message_id\":78},{\"message_id\":79}]}"));

        var result = send(
                "5",
                "Ось",
                new File("a.png", "image/png", new byte[] {1}),
                new File("b.pdf", "application/pdf", new byte[] {2}));

        assertThat(result).isEqualTo(new SendResult.Sent("78"));
        assertThat(telegram.calls()).hasSize(1);
        assertThat(call().path()).endsWith("/sendMediaGroup");
        assertThat(call().body())
                .contains("{\"type\":\"document\",\"media\":\"attach://file0\"}")
                .contains("{\"type\":\"document\",\"media\":\"attach://file1\",\"caption\":\"Ось\"}")
                .contains("name=\"file0\"; filename=\"a.png\"", "name=\"file1\"; filename=\"b.pdf\"");
    }

    @Test
    void aTextTooLongToStandBelowFilesGoesBeforeThemAndNeverTwice() {
        telegram.willAnswer(
                new Reply(200, SENT),
                new Reply(429, "{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":7}}"),
                new Reply(200, "{\"ok\":true,\"result\":{\"message_id\":78}}"));
        var file = new File("a.pdf", "application/pdf", new byte[] {1});
        var answer = new AnswerToSend(UUID.randomUUID(), "telegram", "5", "5", "x".repeat(1025), List.of(file));

        var first = channel.send(answer, bot);
        var second = channel.send(
                new AnswerToSend(answer.messageId(), "telegram", "5", "5", answer.text(), answer.files(), 1), bot);

        assertThat(first)
                .isEqualTo(new SendResult.Partly(
                        List.of("77"), new SendResult.Later(Duration.ofSeconds(7), "Telegram asked to wait.")));
        assertThat(second).isEqualTo(new SendResult.Sent("78"));
        assertThat(telegram.calls())
                .extracting(ProviderServer.Call::path)
                .containsExactly("/bot1:new/sendMessage", "/bot1:new/sendDocument", "/bot1:new/sendDocument");
        assertThat(telegram.calls().getLast().body()).doesNotContain("caption");
    }

    @Test
    void whatIsTooLongOrTooManyIsNotTried() {
        var file = new File("a", "text/plain", new byte[1]);

        assertThat(send("5", "x".repeat(4097))).isInstanceOf(SendResult.Refused.class);
        assertThat(send("5", "x", file, file, file, file, file, file, file, file, file, file, file))
                .isInstanceOf(SendResult.Refused.class);
        assertThat(telegram.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | {\"ok\":false,\"error_code\":403,\"description\":\"Forbidden: bot was blocked by the user\"} | Refused | blocked",
                "400 | {\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: chat not found\"} | Refused | never written",
                "401 | {\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"} | Refused | token",
                "429 | {\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":7}} | Later | wait",
                "500 | {\"ok\":false,\"error_code\":500} | Unknown | unknown",
                "502 | <html> | Unknown | unknown",
                "0 | x | Unknown | unknown",
            })
    void whatCameOfIt(int status, String body, String kind, String reason) {
        telegram.willAnswer(new Reply(status, body));

        var result = send("5", "x");

        assertThat(result.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(result.toString()).contains(reason).doesNotContain("1:new");
        assertThat(telegram.calls()).hasSize(1);
    }

    @Test
    void afterATimeoutNobodyKnowsAndNothingIsSentAgain() {
        telegram.willAnswer(Reply.silence());

        assertThat(send(waiting(Duration.ofSeconds(1)), "5", "x")).isInstanceOf(SendResult.Unknown.class);
        assertThat(telegram.calls()).hasSize(1);
    }
}
