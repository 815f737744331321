package io.potik.load.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.sun.net.httpserver.HttpServer;
import io.potik.load.http.Senders.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendersUnitTests {

    private final Set<String> bodies = ConcurrentHashMap.newKeySet();
    private HttpServer server;

    @BeforeEach
    void answerWhatTheBodySays() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/hook", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            bodies.add(body);
            boolean refused = body.equals("3");
            boolean chunked = body.equals("4");
            byte[] answer = "some words".getBytes(StandardCharsets.UTF_8);
            if (refused) {
                exchange.getResponseHeaders().set("Retry-After", "5");
            }
            exchange.sendResponseHeaders(refused ? 503 : 200, chunked ? 0 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everyNumberIsSentOnceAndEveryAnswerCounted() throws Exception {
        try (var senders = senders(4)) {
            var run = senders.asFastAsTheyCan(100);

            assertThat(run.accepted()).isEqualTo(99);
            assertThat(run.refusals()).containsExactly(entry(503, 1));
            assertThat(run.latencies().count()).isEqualTo(100);
            assertThat(bodies).hasSize(100);
        }
    }

    @Test
    void aRateSendsWhatIsDue() throws Exception {
        try (var senders = senders(2)) {
            var run = senders.atRate(1_000, Duration.ofMillis(50));

            assertThat(run.accepted() + run.refused()).isEqualTo(50);
        }
    }

    @Test
    void anAnswerIsReadWithItsRetryAfterAndTheConnectionGoesOn() throws Exception {
        try (var connection = new KeptConnection(address(), Map.of())) {
            assertThat(connection.post(bytes("4")).status()).isEqualTo(200);
            assertThat(connection.post(bytes("3"))).isEqualTo(new KeptConnection.Answer(503, "5"));
            assertThat(connection.post(bytes("2")).isAccepted()).isTrue();
        }
    }

    @Test
    void theMedianRunIsTheMiddleOne() {
        var slow = new Run(10, new TreeMap<>(), 1, new Latencies());
        var middle = new Run(30, new TreeMap<>(), 2, new Latencies());
        var fast = new Run(90, new TreeMap<>(), 1, new Latencies());

        assertThat(Run.median(List.of(fast, slow, middle))).isEqualTo(middle);
        assertThat(Run.median(List.of(fast, slow))).isEqualTo(slow);
    }

    private Senders senders(int count) {
        return new Senders(address(), Map.of("X-Any", "thing"), count, i -> bytes("" + i), new AtomicLong());
    }

    private URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/hook");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
