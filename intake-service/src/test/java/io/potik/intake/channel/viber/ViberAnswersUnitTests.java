package io.potik.intake.channel.viber;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.SendResult;
import io.potik.intake.support.ProviderServer;
import io.potik.intake.support.ProviderServer.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViberAnswersUnitTests {

    private static final String SENT = "{\"status\":0,\"status_message\":\"ok\",\"message_token\":5924486937214758423}";

    private final ProviderServer viber = new ProviderServer(SENT);
    private final ViberChannel channel = channel(viber.url(), 100, Duration.ofSeconds(20));

    @AfterEach
    void stop() {
        viber.close();
    }

    private static ViberChannel channel(URI url, int perSecond, Duration timeout) {
        return new ViberChannel(new ViberApi(new ViberSettings(url, Duration.ofSeconds(20), timeout, perSecond)));
    }

    private static ConnectionAccess bot(Map<String, Object> settings) {
        return Fixtures.connection(settings, Map.of("authToken", List.of("new-token", "old-token")));
    }

    private static AnswerToSend answer(String text) {
        return new AnswerToSend(UUID.randomUUID(), "viber", "person==", "person==", text, List.of());
    }

    @Test
    void sendsATextUnderTheNameOfTheSettings() {
        var result = channel.send(answer("Так, є"), bot(Map.of("senderName", "Крамниця")));

        assertThat(result).isEqualTo(new SendResult.Sent("5924486937214758423"));
        var call = viber.calls().getFirst();
        assertThat(call.path()).isEqualTo("/pa/send_message");
        assertThat(call.headers().get("X-viber-auth-token")).containsExactly("new-token");
        assertThat(call.body())
                .contains(
                        "\"receiver\":\"person==\"",
                        "\"type\":\"text\"",
                        "\"text\":\"Так, є\"",
                        "\"name\":\"Крамниця\"")
                .doesNotContain("token");
    }

    @Test
    void withoutANameTheConnectionsStandsThere() {
        channel.send(answer("x"), bot(Map.of()));

        assertThat(viber.calls().getFirst().body()).contains("\"name\":\"Test\"");
    }

    @ParameterizedTest
    @CsvSource({
        "2,REFUSED",
        "3,REFUSED",
        "5,REFUSED",
        "6,REFUSED",
        "7,REFUSED",
        "10,REFUSED",
        "11,REFUSED",
        "12,LATER",
        "19,REFUSED",
        "24,REFUSED",
        "99,UNKNOWN",
        "-1,UNKNOWN"
    })
    void aStatusIsWhatCountsAndNot200(int status, String what) {
        viber.willAnswer(new Reply(200, "{\"status\":" + status + ",\"status_message\":\"secret words\"}"));

        var result = channel.send(answer("x"), bot(Map.of()));

        assertThat(what(result)).isEqualTo(what);
        assertThat(result.toString()).doesNotContain("secret words");
    }

    @ParameterizedTest
    @CsvSource({"200,UNKNOWN", "500,UNKNOWN", "502,UNKNOWN", "429,LATER", "403,REFUSED"})
    void withoutAStatusTheStatusLineHasToDo(int status, String what) {
        viber.willAnswer(new Reply(status, "<html>"));

        assertThat(what(channel.send(answer("x"), bot(Map.of())))).isEqualTo(what);
    }

    @Test
    void afterATimeoutOrAHangUpNobodyKnowsAndNothingIsSentAgain() {
        viber.willAnswer(Reply.silence(), Reply.none());
        var impatient = channel(viber.url(), 100, Duration.ofSeconds(1));

        assertThat(what(impatient.send(answer("x"), bot(Map.of())))).isEqualTo("UNKNOWN");
        assertThat(what(channel.send(answer("x"), bot(Map.of())))).isEqualTo("UNKNOWN");
        assertThat(viber.calls()).hasSize(2);
    }

    @Test
    void whatNeverReachedViberIsSentLater() {
        assertThat(what(channel(URI.create("http://localhost:1"), 100, Duration.ofSeconds(20))
                        .send(answer("x"), bot(Map.of()))))
                .isEqualTo("LATER");
    }

    private static AnswerToSend withFiles(int out, AnswerToSend.File... files) {
        return new AnswerToSend(UUID.randomUUID(), "viber", "p", null, "Ось", List.of(files), out);
    }

    private static AnswerToSend.File file(String name, String mediaType, int size) {
        return new AnswerToSend.File(
                name, mediaType, new byte[size], URI.create("https://crm.example.com/hooks/files/x/file"));
    }

    @Test
    void filesGoByTheirAddressAfterTheText() {
        channel.send(
                withFiles(
                        0,
                        file("a.png", "image/png", 7),
                        file("large.png", "image/png", 1_000_001),
                        file("b.mp4", "video/mp4", 9),
                        file("прайс.pdf", "application/pdf", 5)),
                bot(Map.of()));

        assertThat(viber.calls()).hasSize(5);
        assertThat(viber.calls().get(0).body()).contains("\"type\":\"text\"", "\"text\":\"Ось\"");
        assertThat(viber.calls().get(1).body())
                .contains("\"type\":\"picture\"", "\"media\":\"https://crm.example.com/hooks/files/x/file\"");
        assertThat(viber.calls().get(2).body()).contains("\"type\":\"file\"", "\"file_name\":\"large.png\"");
        assertThat(viber.calls().get(3).body()).contains("\"type\":\"video\"", "\"size\":9");
        assertThat(viber.calls().get(4).body()).contains("\"file_name\":\"прайс.pdf\"", "\"size\":5");
    }

    @Test
    void whatIsOutIsNotSentAgainWhenTheRestIs() {
        viber.willAnswer(new Reply(200, SENT), new Reply(200, "{\"status\":12}"));
        var file = file("a.pdf", "application/pdf", 1);

        var first = channel.send(withFiles(0, file), bot(Map.of()));
        var second = channel.send(withFiles(1, file), bot(Map.of()));

        assertThat(first).isInstanceOfSatisfying(SendResult.Partly.class, partly -> {
            assertThat(partly.providerMessageIds()).containsExactly("5924486937214758423");
            assertThat(partly.rest()).isInstanceOf(SendResult.Later.class);
        });
        assertThat(what(second)).isEqualTo("SENT");
        assertThat(viber.calls())
                .extracting(call -> call.body().contains("\"type\":\"text\""))
                .containsExactly(true, false, false);
    }

    @Test
    void whatIsTooLongOrAFileWithoutAnAddressIsNotTried() {
        var file = new AnswerToSend.File("a.pdf", "application/pdf", new byte[1]);
        var withFile = new AnswerToSend(UUID.randomUUID(), "viber", "p", null, "x", List.of(file));

        assertThat(what(channel.send(answer("x".repeat(7001)), bot(Map.of())))).isEqualTo("REFUSED");
        assertThat(what(channel.send(answer("\u0001".repeat(7000)), bot(Map.of()))))
                .isEqualTo("REFUSED");
        assertThat(what(channel.send(withFile, bot(Map.of())))).isEqualTo("REFUSED");
        assertThat(what(channel.send(answer("x"), Fixtures.connection(Map.of(), Map.of()))))
                .isEqualTo("REFUSED");
        assertThat(viber.calls()).isEmpty();
    }

    private static String what(SendResult result) {
        return switch (result) {
            case SendResult.Sent sent -> "SENT";
            case SendResult.Partly partly -> "PARTLY";
            case SendResult.Refused refused -> "REFUSED";
            case SendResult.Later later -> "LATER";
            case SendResult.Unknown unknown -> "UNKNOWN";
        };
    }
}
