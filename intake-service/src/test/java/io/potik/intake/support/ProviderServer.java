package io.potik.intake.support;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A provider's API on the loopback that answers what a test told it to, in order, and else the usual. */
public final class ProviderServer implements AutoCloseable {

    /** An answer; status 0 hangs up without one. */
    public record Reply(int status, String body, long afterMillis) {

        /** At once. */
        public Reply(int status, String body) {
            this(status, body, 0);
        }

        /** Is silent for longer than the impatient wait. */
        public static Reply silence() {
            return new Reply(0, "", 15_000);
        }

        /** Hangs up. */
        public static Reply none() {
            return new Reply(0, "");
        }
    }

    /** A call as it came. */
    public record Call(String path, Map<String, List<String>> headers, String body) {}

    private final HttpServer server;
    private final ConcurrentLinkedQueue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** Starts one on a free port. */
    public ProviderServer(String usual) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                calls.add(new Call(exchange.getRequestURI().getPath(), Map.copyOf(exchange.getRequestHeaders()), body));
                var told = replies.poll();
                var reply = told == null ? new Reply(200, usual) : told;
                if (reply.afterMillis() > 0) {
                    LockSupport.parkNanos(reply.afterMillis() * 1_000_000);
                }
                if (reply.status() > 0) {
                    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(reply.status(), bytes.length);
                    exchange.getResponseBody().write(bytes);
                }
                exchange.close();
            });
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is. */
    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** What it answers next. */
    public void willAnswer(Reply... next) {
        replies.addAll(List.of(next));
    }

    /** What was asked of it so far. */
    public List<Call> calls() {
        return calls;
    }

    /** The calls that hold this text in their body. */
    public List<Call> callsWith(String text) {
        return calls.stream().filter(call -> call.body().contains(text)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
