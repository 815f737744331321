package io.potik.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The other side of the gateway: a server that keeps what it was sent and answers with its name. */
public final class LoopbackService {

    /** What arrived, byte for byte. */
    public record Received(String method, URI address, Headers headers, byte[] body) {

        public @Nullable String header(String name) {
            return headers.getFirst(name);
        }
    }

    /** How to answer. */
    public interface Answers {
        void answer(HttpExchange exchange, byte[] body) throws IOException;
    }

    private final String name;
    private final int port;
    private final ConcurrentLinkedDeque<Received> received = new ConcurrentLinkedDeque<>();
    private volatile Answers answers = this::name;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    LoopbackService(String name) {
        this.name = name;
        this.port = start(0);
    }

    public String address() {
        return "http://localhost:" + port;
    }

    /** Answers differently from now on, until {@link #reset}. */
    public void answer(Answers how) {
        answers = how;
    }

    /** As at first: up, answering with its name, nothing received. */
    public void reset() {
        answers = this::name;
        received.clear();
        if (server == null) {
            start(port);
        }
    }

    public void stop() {
        if (server != null && threads != null) {
            server.stop(0);
            threads.shutdownNow();
        }
        server = null;
    }

    public Received last() {
        return received.getLast();
    }

    public List<Received> all() {
        return new ArrayList<>(received);
    }

    private void name(HttpExchange exchange, byte[] body) throws IOException {
        reply(exchange, 200, "application/json", "{\"service\":\"" + name + "\"}");
    }

    public static void reply(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private int start(int wanted) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), wanted), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, name + "-loopback");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            received.add(new Received(
                    exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders(), body));
            answers.answer(exchange, body);
        });
        server.start();
        return server.getAddress().getPort();
    }
}
