package io.potik.intake.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.intake.connection.Hooks;
import io.potik.intake.support.RunningService;
import io.potik.intake.support.Updates;
import jakarta.servlet.ServletException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class HookLimitsIntegrationTests extends RunningService {

    @Autowired
    private Hooks hooks;

    @Autowired
    private TakeDelivery take;

    private HooksServlet servlet(int perConnection, int perAddress) {
        var settings = new HookSettings(
                1_048_576,
                4_194_304,
                16_384,
                8_192,
                100,
                4_096,
                Duration.ofSeconds(20),
                2_000_000,
                perConnection,
                perAddress);
        return new HooksServlet(hooks, take, settings, new HookLimits(settings));
    }

    private static MockHttpServletResponse post(HooksServlet servlet, Connected bot, String from)
            throws ServletException, IOException {
        var request = new MockHttpServletRequest("POST", bot.hook());
        request.setPathInfo(bot.hook().substring("/hooks".length()));
        request.addHeader("X-Telegram-Bot-Api-Secret-Token", "right-secret");
        request.addHeader("X-Forwarded-For", from);
        request.setContent(Updates.text(Updates.id(), 1, "one of many").getBytes(StandardCharsets.UTF_8));
        var response = new MockHttpServletResponse();
        servlet.service(request, response);
        return response;
    }

    @Test
    void aConnectionThatIsFloodedIsToldToWaitAndOthersAreNot() throws Exception {
        var servlet = servlet(1, 0);
        var flooded = bot();
        var other = bot();
        int accepted = 0;
        MockHttpServletResponse last;
        do {
            last = post(servlet, flooded, "192.0.2." + accepted);
            accepted++;
        } while (last.getStatus() == 200 && accepted < 100);

        assertThat(accepted - 1).isBetween(10, 30);
        assertThat(last.getStatus()).isEqualTo(429);
        assertThat(last.getHeader("Retry-After")).isEqualTo("1");
        assertThat(last.getContentAsString()).contains("too-many");
        assertThat(post(servlet, other, "192.0.2.1").getStatus()).isEqualTo(200);
        assertThat(get("/api/ledger?connectionId=" + flooded.id())
                        .path("totals")
                        .path("received")
                        .asInt())
                .isEqualTo(accepted - 1);
    }

    @Test
    void anAddressThatFloodsIsToldToWaitWhicheverConnectionItTries() throws Exception {
        var servlet = servlet(0, 1);
        int accepted = 0;
        while (post(servlet, bot(), "198.51.100.7").getStatus() == 200 && accepted < 100) {
            accepted++;
        }

        assertThat(accepted).isBetween(10, 60);
        assertThat(post(servlet, bot(), "198.51.100.8").getStatus()).isEqualTo(200);
    }

    @Test
    void whatIsTooMuchOfAHeadIsSaidSo() {
        var bot = bot();
        var update = Updates.text(Updates.id(), 1, "much around it");

        var head = delivered(bot, update, "X-Much", "x".repeat(20_000));
        var query = post(
                bot.hook() + "?q=" + "x".repeat(10_000),
                "application/json",
                update,
                "X-Telegram-Bot-Api-Secret-Token",
                "right-secret");
        var fits = delivered(bot, update, "X-Much", "x".repeat(10_000));

        assertThat(head.status()).isEqualTo(431);
        assertThat(head.body()).contains("head-too-large");
        assertThat(query.status()).isEqualTo(414);
        assertThat(fits.status()).isEqualTo(200);
        assertThat(received(bot)).isEqualTo(1);
    }

    @Test
    void whatIsCompressedIsNotUnpacked() throws IOException {
        var form = connect("form", "{}", "{}");
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("phone=0501112233&a=".getBytes(StandardCharsets.UTF_8));
            gzip.write(new byte[10_000_000]);
        }

        var refused = send(HttpRequest.newBuilder(uri(form.hook()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray()))
                .build());
        var plain = post(
                form.hook(), "application/x-www-form-urlencoded", "phone=0501112233", "Content-Encoding", "identity");

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.header("accept-encoding")).isEqualTo("identity");
        assertThat(plain.status()).isEqualTo(200);
        assertThat(received(form)).isEqualTo(1);
    }

    @Test
    void whatIsNestedOrManyIsKeptForPeopleAndNothingOfItGoesOn() {
        var form = connect("form", "{}", "{}");

        var nested = post(form.hook(), "application/json", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));
        var number = post(form.hook(), "application/json", "{\"phone\":" + "1".repeat(1_000) + "}");
        var fields = new StringBuilder("phone=0501112233");
        var parts = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            fields.append("&f").append(i).append("=x");
            parts.append("--b\r\nContent-Disposition: form-data; name=\"f")
                    .append(i)
                    .append("\"\r\n\r\nx\r\n");
        }
        var many = post(form.hook(), "application/x-www-form-urlencoded", fields.toString());
        var pieces = post(form.hook(), "multipart/form-data; boundary=b", parts + "--b--\r\n");

        assertThat(List.of(nested, number, many, pieces))
                .extracting(Answer::status)
                .containsOnly(200);
        var totals = get("/api/ledger?connectionId=" + form.id()).path("totals");
        assertThat(totals.path("quarantined").asInt()).isEqualTo(4);
        assertThat(totals.path("received").asInt()).isEqualTo(4);
    }

    @Test
    void whoDribblesDelaysNobodyAndIsCutOff() throws Exception {
        var bot = bot();
        var dribblers = new ArrayList<Socket>();
        try {
            // More of them than the web server has threads.
            for (int i = 0; i < 200; i++) {
                dribblers.add(begun(bot, 500, "{\"update_id\":"));
            }
            dribblers.subList(100, 200).forEach(HookLimitsIntegrationTests::another);

            assertThat(deliver(bot, "right-secret", Updates.text(Updates.id(), 1, "in between"))
                            .status())
                    .isEqualTo(200);

            for (var dribbler : dribblers.subList(0, 3)) {
                dribbler.setSoTimeout(60_000);
                var answer = new String(dribbler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).startsWith("HTTP/1.1 408").containsIgnoringCase("connection: close");
            }
            assertThat(received(bot)).isEqualTo(1);
        } finally {
            for (var dribbler : dribblers) {
                dribbler.close();
            }
        }
    }

    @Test
    void aBodyThatComesInPiecesIsWhole() throws Exception {
        var bot = bot();
        var update = Updates.text(Updates.id(), 1, "in pieces");
        var bytes = update.getBytes(StandardCharsets.UTF_8);
        try (var socket = begun(bot, bytes.length, update.substring(0, 10))) {
            socket.getOutputStream().write(bytes, 10, bytes.length - 10);
            socket.setSoTimeout(60_000);
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 200");
        }
        assertThat(received(bot)).isEqualTo(1);
    }

    private Answer delivered(Connected bot, String update, String header, String value) {
        return post(
                bot.hook(),
                "application/json",
                update,
                "X-Telegram-Bot-Api-Secret-Token",
                "right-secret",
                header,
                value);
    }

    private int received(Connected connection) {
        return get("/api/ledger?connectionId=" + connection.id())
                .path("totals")
                .path("received")
                .asInt();
    }

    /** A delivery whose head and first bytes are sent, and that waits. */
    private Socket begun(Connected bot, int length, String first) throws IOException {
        var socket = new Socket("localhost", port());
        socket.getOutputStream()
                .write(("POST " + bot.hook() + " HTTP/1.1\r\nHost: localhost\r\n"
                                + "X-Telegram-Bot-Api-Secret-Token: right-secret\r\nContent-Length: " + length
                                + "\r\n\r\n" + first)
                        .getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    private static void another(Socket dribbler) {
        try {
            dribbler.getOutputStream().write(' ');
        } catch (IOException cutOff) {
            // It took its time, and was told so.
        }
    }
}
