package io.potik.intake.channel.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A shop's API on the loopback. */
public final class ShopServer implements AutoCloseable {

    /** What was asked. */
    public record Question(
            String method, URI address, @Nullable String authorization, String body) {}

    /** What is answered; a status of 0 tears the connection off, of -1 sends nothing for ever. */
    public record Reply(int status, String body, Map<String, String> headers) {

        /** 200 with this JSON. */
        public static Reply json(String body) {
            return new Reply(200, body, Map.of());
        }

        /** Only a status. */
        public static Reply status(int status) {
            return new Reply(status, "", Map.of());
        }
    }

    private final HttpServer server;
    private final List<Question> questions = new CopyOnWriteArrayList<>();

    /** One that answers so. */
    public ShopServer(Function<Question, Reply> answers) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            var question = new Question(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            questions.add(question);
            answer(exchange, answers.apply(question));
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.status() == -1) {
            return;
        }
        if (reply.status() == 0) {
            exchange.close();
            return;
        }
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    /** Where it is. */
    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** What was asked so far. */
    public List<Question> questions() {
        return questions;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
