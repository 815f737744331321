package io.potik.intake.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.SendResult;
import io.potik.intake.channel.meta.GraphOnLoopback;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of a telephone number, through a Graph on the loopback. */
class WhatsappSendUnitTests {

    private static final String SENT =
            "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"wa_id\":\"380671112233\"}],\"messages\":[{\"id\":\"wamid.X\"}]}";

    private final GraphOnLoopback graph = new GraphOnLoopback();
    private final WhatsappChannel channel = new WhatsappChannel(Fixtures.phones(), graph.client());
    private final ConnectionAccess connection = GraphOnLoopback.connection(Map.of("phoneNumberId", "2077"));

    @AfterEach
    void close() {
        graph.close();
    }

    private SendResult send(String to, String conversation, String text, AnswerToSend.File... files) {
        return channel.send(GraphOnLoopback.answer("wa", to, conversation, text, files), connection);
    }

    @ParameterizedTest
    @CsvSource({
        "380671112233,1066:380671112233,1066,individual,to,380671112233",
        "380671112233,380671112233,2077,individual,to,380671112233",
        "+380671112233,'',2077,individual,to,380671112233",
        "UA.1349,1066:UA.1349,1066,individual,recipient,UA.1349",
        "380671112233,1066:group:g1,1066,group,to,g1"
    })
    void sendsATextFromTheNumberThatWasWrittenTo(
            String to, String conversation, String from, String type, String field, String recipient) {
        graph.willAnswer(200, SENT);

        assertThat(send(to, conversation, "Так")).isEqualTo(new SendResult.Sent("wamid.X"));
        var call = graph.calls().getFirst();
        assertThat(call.path()).isEqualTo("/v25.0/" + from + "/messages");
        assertThat(call.authorization()).isEqualTo("Bearer EAAB-token");
        assertThat(call.body())
                .isEqualTo("{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"" + type + "\",\"" + field
                        + "\":\"" + recipient
                        + "\",\"type\":\"text\",\"text\":{\"body\":\"Так\",\"preview_url\":false}}");
    }

    @Test
    void sendsAPictureWithItsTextBelow() {
        graph.willAnswer(200, "{\"id\":\"m9\"}");
        graph.willAnswer(200, SENT);

        var sent = send("1", "1066:1", "Ось", new AnswerToSend.File("a.png", "image/png", new byte[] {1, 2}));

        assertThat(sent).isEqualTo(new SendResult.Sent("wamid.X"));
        assertThat(graph.calls())
                .extracting(GraphOnLoopback.Call::path)
                .containsExactly("/v25.0/1066/media", "/v25.0/1066/messages");
        assertThat(graph.calls().getFirst().body()).contains("messaging_product", "image/png", "a.png");
        assertThat(graph.calls().getLast().body())
                .contains("\"type\":\"image\",\"image\":{\"id\":\"m9\",\"caption\":\"Ось\"}");
    }

    @Test
    void aSoundHasItsTextBeforeItAndADocumentItsName() {
        graph.willAnswer(200, "{\"id\":\"m1\"}");
        graph.willAnswer(200, "{\"id\":\"m2\"}");
        graph.willAnswer(200, SENT);
        graph.willAnswer(200, SENT);
        graph.willAnswer(200, SENT);

        send(
                "1",
                "1066:1",
                "Послухайте",
                new AnswerToSend.File("a.ogg", "audio/ogg", new byte[] {1}),
                new AnswerToSend.File("b.pdf", "application/pdf", new byte[] {2}));

        assertThat(graph.calls()).hasSize(5);
        assertThat(graph.calls().get(2).body()).contains("\"type\":\"text\"", "Послухайте");
        assertThat(graph.calls().get(3).body()).contains("\"audio\":{\"id\":\"m1\"}");
        assertThat(graph.calls().get(4).body()).contains("\"document\":{\"id\":\"m2\",\"filename\":\"b.pdf\"}");
    }

    @Test
    void whatIsOutIsNotSentAgainWhenTheRestIs() {
        graph.willAnswer(200, "{\"id\":\"m1\"}");
        graph.willAnswer(200, "{\"id\":\"m2\"}");
        graph.willAnswer(200, SENT);
        graph.willRefuse(429, 130429, 0);
        graph.willAnswer(200, "{\"id\":\"m3\"}");
        graph.willAnswer(200, SENT);
        var files = List.of(
                new AnswerToSend.File("a.png", "image/png", new byte[] {1}),
                new AnswerToSend.File("b.pdf", "application/pdf", new byte[] {2}));
        var id = java.util.UUID.randomUUID();

        var first = channel.send(new AnswerToSend(id, "wa", "1", "1066:1", "Ось", files), connection);
        var second = channel.send(new AnswerToSend(id, "wa", "1", "1066:1", "Ось", files, 1), connection);

        assertThat(first)
                .isInstanceOfSatisfying(
                        SendResult.Partly.class,
                        partly -> assertThat(partly.rest()).isInstanceOf(SendResult.Later.class));
        assertThat(second).isEqualTo(new SendResult.Sent("wamid.X"));
        assertThat(graph.calls())
                .filteredOn(call -> call.body().contains("\"caption\":\"Ось\""))
                .hasSize(1);
        assertThat(graph.calls().getLast().body()).contains("\"document\":{\"id\":\"m3\",\"filename\":\"b.pdf\"}");
    }

    @Test
    void saysWhatItTakes() {
        var takes = channel.takes();
        var strange = GraphOnLoopback.answer(
                "wa", "1", "1066:1", "", new AnswerToSend.File("a.zip", "application/zip", new byte[1]));
        var large = GraphOnLoopback.answer(
                "wa", "1", "1066:1", "", new AnswerToSend.File("a.png", "image/png", new byte[5_000_001]));

        assertThat(takes.refusal(strange, "WhatsApp")).contains("does not take files of this kind");
        assertThat(takes.refusal(large, "WhatsApp")).contains("up to 5 MB");
        assertThat(takes.refusal(GraphOnLoopback.answer("wa", "1", "1", "x".repeat(4097)), "WhatsApp"))
                .contains("4096");
        assertThat(takes.refusal(GraphOnLoopback.answer("wa", "1", "1", "x"), "WhatsApp"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "401,190,access token",
        "400,131047,24 hours",
        "400,131026,cannot be reached",
        "400,131030,cannot be reached",
        "403,131031,restricted",
        "400,133010,not registered",
        "400,131051,kind of file",
        "400,100,code 100",
        "404,0,404"
    })
    void saysWhyItIsRefused(int status, int code, String reason) {
        graph.willRefuse(status, code, 0);

        assertThat(send("1", "1066:1", "x"))
                .isInstanceOfSatisfying(
                        SendResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason).doesNotContain("380671112233"));
    }

    @ParameterizedTest
    @CsvSource({"429,130429", "400,131056", "400,80007", "400,131048", "400,4"})
    void waitsWhenItWasTooFast(int status, int code) {
        graph.willRefuse(status, code, 0);

        assertThat(send("1", "1066:1", "x")).isInstanceOf(SendResult.Later.class);
    }

    @Test
    void doesNotSendAgainWhatMayHaveBeenSent() {
        graph.willRefuse(500, 131000, 0);
        graph.willRefuse(503, 131016, 0);
        graph.willAnswer(200, "{\"messages\":[]}");
        graph.willReset();
        graph.willBeSilent();

        var impatient = new WhatsappChannel(Fixtures.phones(), graph.impatient());
        for (int i = 0; i < 5; i++) {
            assertThat(impatient.send(GraphOnLoopback.answer("wa", "1", "1066:1", "x"), connection))
                    .as("call " + i)
                    .isInstanceOf(SendResult.Unknown.class);
        }
        assertThat(graph.calls()).hasSize(5);
    }

    @Test
    void whatCannotBeSentIsNotCalled() {
        var unknown = GraphOnLoopback.connection(Map.of());
        var silent = GraphOnLoopback.connection(Map.of(), Map.of("accessToken", List.of()));

        assertThat(channel.send(GraphOnLoopback.answer("wa", "1", "1", "x"), unknown))
                .isInstanceOf(SendResult.Refused.class);
        assertThat(channel.send(GraphOnLoopback.answer("wa", "1", "1066:1", "x"), silent))
                .isInstanceOf(SendResult.Refused.class);
        assertThat(send("1", "1066:1", "x".repeat(4097))).isInstanceOf(SendResult.Refused.class);
        assertThat(new WhatsappChannel(Fixtures.phones(), GraphOnLoopback.nowhere())
                        .send(GraphOnLoopback.answer("wa", "1", "1066:1", "x"), connection))
                .isInstanceOf(SendResult.Later.class);
        assertThat(graph.calls()).isEmpty();
    }
}
