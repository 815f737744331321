package io.potik.intake.support;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A Bot API on the loopback that answers what a test told it to, in order, and else that the message was sent. */
public final class BotApi {

    /** An answer; with status 0 it hangs up instead. */
    public record Reply(int status, String body) {

        /** Hangs up. */
        public static Reply none() {
            return new Reply(0, "");
        }
    }

    /** A call as it came. */
    public record Call(String path, String body) {}

    private static final Reply SENT = new Reply(200, "{\"ok\":true,\"result\":{\"message_id\":77}}");

    private final HttpServer server;
    private final ConcurrentLinkedQueue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    private BotApi(HttpServer server) {
        this.server = server;
    }

    /** Starts one on a free port; it lives as long as the JVM. */
    public static BotApi started() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var api = new BotApi(server);
            server.createContext("/", exchange -> {
                var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                api.calls.add(new Call(exchange.getRequestURI().getPath(), body));
                var told = api.replies.poll();
                var reply = told == null ? SENT : told;
                if (reply.status() > 0) {
                    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(reply.status(), bytes.length);
                    exchange.getResponseBody().write(bytes);
                }
                exchange.close();
            });
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** What it answers next. */
    public void willAnswer(Reply... next) {
        replies.addAll(List.of(next));
    }

    /** The calls that hold this text in their body. */
    public List<Call> callsWith(String text) {
        return calls.stream().filter(call -> call.body().contains(text)).toList();
    }
}
