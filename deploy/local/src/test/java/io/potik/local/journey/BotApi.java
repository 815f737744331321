package io.potik.local.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** Telegram's side of all bots on this machine: takes every text, and knows what each chat got. */
final class BotApi {

    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private record Sent(String chat, String text) {}

    BotApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The texts that this chat got, in their order. */
    List<String> to(long chat) {
        return sent.stream()
                .filter(one -> one.chat().equals(Long.toString(chat)))
                .map(Sent::text)
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            boolean taken = exchange.getRequestURI().getPath().endsWith("/sendMessage");
            if (taken) {
                var message = JsonMapper.shared().readTree(body);
                sent.add(new Sent(
                        message.path("chat_id").asString(), message.path("text").asString()));
            }
            var reply = (taken
                            ? "{\"ok\":true,\"result\":{\"message_id\":" + sent.size() + "}}"
                            : "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(taken ? 200 : 400, reply.length);
            exchange.getResponseBody().write(reply);
        }
    }
}
