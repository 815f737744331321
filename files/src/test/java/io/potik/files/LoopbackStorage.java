package io.potik.files;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** An S3-compatible storage on this machine: keeps objects in memory for those whose signature is right. */
final class LoopbackStorage implements AutoCloseable {

    final FileProperties.S3 settings;
    final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    volatile boolean away;

    private final HttpServer server;

    LoopbackStorage() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/cards/", this::answer);
        server.start();
        settings = new FileProperties.S3(
                "http://localhost:" + server.getAddress().getPort(), "eu-north-1", "cards", "key", "secret");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var name = exchange.getRequestURI().getRawPath();
            var body = exchange.getRequestBody().readAllBytes();
            if (away) {
                exchange.sendResponseHeaders(503, -1);
            } else if (!isSigned(exchange)) {
                exchange.sendResponseHeaders(403, -1);
            } else {
                answer(exchange, name, body);
            }
        }
    }

    private void answer(HttpExchange exchange, String name, byte[] body) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                objects.put(name, body);
                exchange.sendResponseHeaders(200, -1);
            }
            case "GET" -> {
                var object = objects.get(name);
                exchange.sendResponseHeaders(object == null ? 404 : 200, object == null ? -1 : object.length);
                if (object != null) {
                    exchange.getResponseBody().write(object);
                }
            }
            case "DELETE" -> {
                objects.remove(name);
                exchange.sendResponseHeaders(204, -1);
            }
            default -> exchange.sendResponseHeaders(405, -1);
        }
    }

    private boolean isSigned(HttpExchange exchange) {
        var sent = exchange.getRequestHeaders();
        var signed = new TreeMap<>(Map.of(
                "host", sent.getFirst("Host"),
                "x-amz-date", sent.getFirst("x-amz-date"),
                "x-amz-content-sha256", sent.getFirst("x-amz-content-sha256")));
        return new S3Signature(settings.region(), settings.accessKey(), settings.secret())
                .authorization(
                        exchange.getRequestMethod(),
                        URI.create("http://" + sent.getFirst("Host") + exchange.getRequestURI()),
                        signed)
                .equals(sent.getFirst("Authorization"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
