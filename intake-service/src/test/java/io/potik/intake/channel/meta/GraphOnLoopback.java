package io.potik.intake.channel.meta;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.RawDelivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A Graph on the loopback that answers what a test told it to, in order, and signed deliveries of an app. */
public final class GraphOnLoopback implements AutoCloseable {

    /** The app's secret in all tests. */
    public static final String SECRET = "app-secret";

    private static final String TOKEN = "EAAB-token";

    /** A call as it came. */
    public record Call(String method, String path, String query, String authorization, String type, String body) {}

    private record Reply(int status, String body, String header, String value) {}

    /** Takes the call and breaks the connection. */
    private static final Reply RESET = new Reply(-1, "", "", "");

    /** Takes the call and never answers. */
    private static final Reply NEVER = new Reply(-2, "", "", "");

    private final HttpServer server;
    private final ConcurrentLinkedQueue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** Starts one on a free port. */
    public GraphOnLoopback() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it answers next. */
    public void willAnswer(int status, String body) {
        willAnswer(status, body, "X-Nothing", "0");
    }

    /** What it answers next, with a header. */
    public void willAnswer(int status, String body, String header, String value) {
        replies.add(new Reply(status, body, header, value));
    }

    /** An error next, as the Graph words it. */
    public void willRefuse(int status, int code, int subcode) {
        willAnswer(status, """
                {"error":{"message":"(#%d) +380671112233 is not there","type":"OAuthException","code":%d,\
                "error_subcode":%d,"fbtrace_id":"x"}}""".formatted(code, code, subcode));
    }

    /** Next, it takes the call and breaks the connection. */
    public void willReset() {
        replies.add(RESET);
    }

    /** Next, it takes the call and is silent for longer than anybody waits. */
    public void willBeSilent() {
        replies.add(NEVER);
    }

    /** What was called so far. */
    public List<Call> calls() {
        return calls;
    }

    /** A client of it. */
    public MetaGraph client() {
        return client("http://localhost:" + server.getAddress().getPort() + "/", 100, Duration.ofSeconds(20));
    }

    /** A client of it that may send this much. */
    public MetaGraph client(int perSecond) {
        return client("http://localhost:" + server.getAddress().getPort(), perSecond, Duration.ofSeconds(20));
    }

    /** A client of it that soon gives up. */
    public MetaGraph impatient() {
        return client("http://localhost:" + server.getAddress().getPort(), 100, Duration.ofSeconds(1));
    }

    /** A client of a Graph that nobody runs. */
    public static MetaGraph nowhere() {
        try (var free = new ServerSocket(0)) {
            return client("http://localhost:" + free.getLocalPort(), 100, Duration.ofSeconds(20));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MetaGraph client(String url, int perSecond, Duration timeout) {
        return new MetaGraph(new MetaGraphSettings(
                URI.create(url),
                URI.create(url + (url.endsWith("/") ? "" : "/") + "ig"),
                "v25.0",
                Duration.ofSeconds(20),
                timeout,
                perSecond,
                perSecond,
                perSecond));
    }

    /** A connection with all secrets. */
    public static ConnectionAccess connection(Map<String, Object> settings) {
        return connection(settings, Map.of());
    }

    /** A connection with all secrets, of which some are others. */
    public static ConnectionAccess connection(Map<String, Object> settings, Map<String, List<String>> others) {
        var secrets = new HashMap<String, List<String>>(Map.of(
                "appSecret", List.of(SECRET, "older-secret"),
                "verifyToken", List.of("verify me"),
                "accessToken", List.of(TOKEN)));
        secrets.putAll(others);
        return Fixtures.connection(settings, secrets);
    }

    /** A delivery with its signature. */
    public static RawDelivery signed(String body, String secret) {
        return Fixtures.post(
                body, "X-Hub-Signature-256", "sha256=" + MetaHook.hmac(secret, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** An answer without files. */
    public static AnswerToSend answer(
            String kind, String to, String conversation, String text, AnswerToSend.File... files) {
        return new AnswerToSend(UUID.randomUUID(), kind, to, conversation, text, List.of(files));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        calls.add(new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestURI().getQuery()),
                String.valueOf(headers.getFirst("Authorization")),
                String.valueOf(headers.getFirst("Content-Type")),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        var told = replies.poll();
        if (told != null && told.status() == NEVER.status()) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(15));
        }
        if (told == null || told.status() < 0) {
            exchange.close();
            return;
        }
        byte[] bytes = told.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add(told.header(), told.value());
        exchange.sendResponseHeaders(told.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
