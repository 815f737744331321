package io.potik.intake.channel.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.SendResult;
import io.potik.intake.channel.meta.GraphOnLoopback;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of a page, through a Graph on the loopback. */
class MessengerSendUnitTests {

    private static final String SENT = "{\"recipient_id\":\"700\",\"message_id\":\"m_out\"}";

    private final GraphOnLoopback graph = new GraphOnLoopback();
    private final MessengerChannel channel = new MessengerChannel(Fixtures.phones(), graph.client());
    private final ConnectionAccess connection = GraphOnLoopback.connection(Map.of());

    @AfterEach
    void close() {
        graph.close();
    }

    private SendResult send(String text, AnswerToSend.File... files) {
        return channel.send(GraphOnLoopback.answer("psid", "700", "700", text, files), connection);
    }

    @Test
    void sendsATextWithTheTokenInAHeader() {
        graph.willAnswer(200, SENT);

        assertThat(send("Так, є")).isEqualTo(new SendResult.Sent("m_out"));
        var call = graph.calls().getFirst();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).isEqualTo("/v25.0/me/messages");
        assertThat(call.query()).isEqualTo("null");
        assertThat(call.authorization()).isEqualTo("Bearer EAAB-token");
        assertThat(call.body())
                .isEqualTo(
                        "{\"recipient\":{\"id\":\"700\"},\"messaging_type\":\"RESPONSE\",\"message\":{\"text\":\"Так, є\"}}");
    }

    @Test
    void answersACommentToItsAuthorAlone() {
        graph.willAnswer(200, SENT);

        channel.send(GraphOnLoopback.answer("psid", "900", "comment:55_66", "Написала вам"), connection);

        assertThat(graph.calls().getFirst().body()).contains("\"recipient\":{\"comment_id\":\"55_66\"}");
    }

    @Test
    void uploadsFilesBeforeItSendsAnything() {
        graph.willAnswer(200, "{\"attachment_id\":\"11\"}");
        graph.willAnswer(200, SENT);
        graph.willAnswer(200, SENT);

        var sent = send("Ось", new AnswerToSend.File("price.pdf", "application/pdf", new byte[] {1, 2, 3}));

        assertThat(sent).isInstanceOf(SendResult.Sent.class);
        assertThat(graph.calls())
                .extracting(GraphOnLoopback.Call::path)
                .containsExactly("/v25.0/me/message_attachments", "/v25.0/me/messages", "/v25.0/me/messages");
        assertThat(graph.calls().getFirst().type()).startsWith("multipart/form-data");
        assertThat(graph.calls().getFirst().body()).contains("price.pdf", "application/pdf", "\"is_reusable\":true");
        assertThat(graph.calls().get(2).body()).contains("\"attachment_id\":\"11\"", "\"type\":\"file\"");
    }

    @Test
    void aFileThatIsNotTakenCanBeTriedAgainBecauseNothingWasSent() {
        graph.willAnswer(500, "oops");

        assertThat(send("Ось", new AnswerToSend.File("a.png", "image/png", new byte[] {1})))
                .isInstanceOf(SendResult.Later.class);
        assertThat(graph.calls()).hasSize(1);
    }

    @Test
    void whatWasSentInPartIsNeverSentAgain() {
        graph.willAnswer(200, "{\"attachment_id\":\"11\"}");
        graph.willAnswer(200, SENT);
        graph.willRefuse(400, 4, 0);
        graph.willAnswer(200, "{\"attachment_id\":\"12\"}");
        graph.willAnswer(200, "{\"message_id\":\"m_file\"}");
        var file = new AnswerToSend.File("a.png", "image/png", new byte[] {1});
        var answer = GraphOnLoopback.answer("psid", "700", "700", "Ось", file);

        var first = channel.send(answer, connection);
        var second = channel.send(
                new AnswerToSend(answer.messageId(), "psid", "700", "700", "Ось", List.of(file), 1), connection);

        assertThat(first)
                .isEqualTo(new SendResult.Partly(
                        List.of("m_out"), new SendResult.Later(Duration.ofMinutes(1), "Meta asked to wait.")));
        assertThat(second).isEqualTo(new SendResult.Sent("m_file"));
        assertThat(graph.calls())
                .filteredOn(call -> call.body().contains("\"text\""))
                .hasSize(1);
        assertThat(graph.calls().getLast().body()).contains("\"attachment_id\":\"12\"");
    }

    @ParameterizedTest
    @CsvSource({
        "400,190,463,access token",
        "401,190,0,access token",
        "400,10,2018278,24 hours",
        "400,10,2018065,24 hours",
        "400,551,1545041,cannot be reached",
        "400,100,2018001,cannot be reached",
        "403,10,0,permission",
        "400,200,2018028,permission",
        "400,368,0,restricted",
        "400,100,0,code 100",
        "400,10900,0,answered in private already"
    })
    void saysWhyItIsRefusedWithoutRepeatingTheGraph(int status, int code, int subcode, String reason) {
        graph.willRefuse(status, code, subcode);

        assertThat(send("x"))
                .isInstanceOfSatisfying(
                        SendResult.Refused.class,
                        refused ->
                                assertThat(refused.reason()).contains(reason).doesNotContain("380671112233", "EAAB"));
        assertThat(graph.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"400,4", "400,32", "400,613", "403,80006", "429,0", "500,4", "400,341"})
    void waitsWhenTheGraphIsAskedTooOften(int status, int code) {
        graph.willRefuse(status, code, 0);

        assertThat(send("x")).isInstanceOf(SendResult.Later.class);
    }

    @Test
    void waitsAsLongAsTheGraphSays() {
        graph.willAnswer(
                400,
                "{\"error\":{\"code\":80007}}",
                "X-Business-Use-Case-Usage",
                "{\"1\":[{\"type\":\"messenger\",\"estimated_time_to_regain_access\":7}]}");
        graph.willAnswer(429, "", "Retry-After", "42");
        graph.willAnswer(429, "{}", "Retry-After", "999999");

        assertThat(send("x")).isEqualTo(new SendResult.Later(Duration.ofMinutes(7), "Meta asked to wait."));
        assertThat(send("x")).isEqualTo(new SendResult.Later(Duration.ofSeconds(42), "Meta asked to wait."));
        assertThat(send("x")).isEqualTo(new SendResult.Later(Duration.ofHours(1), "Meta asked to wait."));
    }

    @Test
    void doesNotSendAgainWhatMayHaveBeenSent() {
        graph.willAnswer(500, "{\"error\":{\"code\":2}}");
        graph.willAnswer(503, "<html>");
        graph.willAnswer(200, "no json");
        graph.willAnswer(200, "{}");
        graph.willReset();
        graph.willBeSilent();

        var impatient = new MessengerChannel(Fixtures.phones(), graph.impatient());
        for (int i = 0; i < 6; i++) {
            assertThat(impatient.send(GraphOnLoopback.answer("psid", "700", "700", "x"), connection))
                    .as("call " + i)
                    .isInstanceOf(SendResult.Unknown.class);
        }
        assertThat(graph.calls()).hasSize(6);
    }

    @Test
    void whatNeverReachedTheGraphCanBeTriedAgain() {
        var nowhere = new MessengerChannel(Fixtures.phones(), GraphOnLoopback.nowhere());

        assertThat(nowhere.send(GraphOnLoopback.answer("psid", "700", "700", "x"), connection))
                .isInstanceOf(SendResult.Later.class);
    }

    @Test
    void sendsNoFasterThanAPageMay() {
        graph.willAnswer(200, SENT);
        graph.willAnswer(200, SENT);
        var slow = new MessengerChannel(Fixtures.phones(), graph.client(1));
        var answer = GraphOnLoopback.answer("psid", "700", "700", "x");
        var results =
                List.of(slow.send(answer, connection), slow.send(answer, connection), slow.send(answer, connection));

        assertThat(results).anyMatch(result -> result instanceof SendResult.Later);
        assertThat(slow.send(answer, GraphOnLoopback.connection(Map.of()))).isNotInstanceOf(SendResult.Later.class);
    }

    @Test
    void aPersonAnswersForSevenDaysWhereMetaHasAllowedIt() {
        var human = GraphOnLoopback.connection(Map.of("humanAgent", true));
        graph.willRefuse(400, 10, 2018278);
        graph.willAnswer(200, SENT);

        assertThat(channel.send(GraphOnLoopback.answer("psid", "700", "700", "x"), human))
                .isEqualTo(new SendResult.Sent("m_out"));
        assertThat(graph.calls().getLast().body())
                .contains("\"messaging_type\":\"MESSAGE_TAG\",\"tag\":\"HUMAN_AGENT\"");
    }

    @Test
    void withoutATokenOrWithTooMuchTextNothingIsCalled() {
        var silent = GraphOnLoopback.connection(Map.of(), Map.of("accessToken", List.of()));

        assertThat(channel.send(GraphOnLoopback.answer("psid", "700", "700", "x"), silent))
                .isInstanceOf(SendResult.Refused.class);
        assertThat(send("x".repeat(2001))).isInstanceOf(SendResult.Refused.class);
        assertThat(send(" ")).isInstanceOf(SendResult.Refused.class);
        assertThat(graph.calls()).isEmpty();
    }
}
