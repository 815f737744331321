package io.potik.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The suite's public HTTP interface, as an integrator's program uses it. Safe for use by many threads. */
public final class Api {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String url;
    private final Map<String, String> headers;

    private Api(String url, Map<String, String> headers) {
        this.url = url;
        this.headers = headers;
    }

    /** An answer: its status, and its JSON (a missing node when there is none). */
    public record Answer(int status, JsonNode body, String text) {

        /** @throws IllegalStateException with the problem's text when the status is not 2xx */
        public JsonNode orThrow() {
            if (status < 200 || status > 299) {
                throw new IllegalStateException(status + ": " + text);
            }
            return body;
        }
    }

    /** Nobody: for hooks. */
    public static Api anonymous(String url) {
        return new Api(url, Map.of());
    }

    /** With an API token. */
    public static Api withToken(String url, String token) {
        return new Api(url, Map.of("Authorization", "Bearer " + token));
    }

    /**
     * Signs in as a person.
     *
     * @throws IllegalStateException when e-mail or password are wrong
     */
    public static Api signIn(String url, String email, String password) {
        var request = HttpRequest.newBuilder(URI.create(url + "/api/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("email", email, "password", password))))
                .build();
        var response = send(Api.anonymous(url).http, request);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    "signing in as " + email + ": " + response.statusCode() + " " + response.body());
        }
        Map<String, String> cookies = new HashMap<>();
        take(response, cookies);
        if (!cookies.containsKey("XSRF-TOKEN")) {
            var again = HttpRequest.newBuilder(URI.create(url + "/api/session"))
                    .header("Cookie", header(cookies))
                    .build();
            take(send(Api.anonymous(url).http, again), cookies);
        }
        Map<String, String> headers = new HashMap<>();
        headers.put("Cookie", header(cookies));
        headers.put("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""));
        return new Api(url, headers);
    }

    public Answer get(String path) {
        return call("GET", path, null, "application/json");
    }

    /** Sends the value as JSON. */
    public Answer post(String path, Object body) {
        return call("POST", path, JSON.writeValueAsString(body), "application/json");
    }

    /** Sends the value as JSON. */
    public Answer patch(String path, Object body) {
        return call("PATCH", path, JSON.writeValueAsString(body), "application/json");
    }

    /** Sends the value as JSON. */
    public Answer put(String path, Object body) {
        return call("PUT", path, JSON.writeValueAsString(body), "application/json");
    }

    public Answer delete(String path) {
        return call("DELETE", path, null, "application/json");
    }

    /**
     * The bytes behind an address.
     *
     * @throws IllegalStateException when it is not answered with 200
     */
    public byte[] download(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofMinutes(5));
        headers.forEach(request::header);
        var response = send(http, request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + response.statusCode());
        }
        return response.body();
    }

    /** Sends a raw body with further headers in pairs of name and value. */
    public Answer call(String method, String path, @Nullable String body, String contentType, String... more) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofMinutes(5))
                .header("Content-Type", contentType)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (more.length > 0) {
            request.headers(more);
        }
        var response = send(http, request.build());
        return new Answer(response.statusCode(), json(response), response.body());
    }

    /**
     * Opens a stream of server-sent events.
     *
     * @param data is told what each event says, by one thread at a time, until the stream ends
     * @return ends with the stream; cancelling it closes the stream
     */
    public CompletableFuture<?> listen(String path, Consumer<String> data) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "text/event-stream");
        headers.forEach(request::header);
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(data)));
    }

    private record Lines(Consumer<String> data) implements Flow.Subscriber<String> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.startsWith("data:")) {
                data.accept(line.substring("data:".length()).strip());
            }
        }

        @Override
        public void onError(Throwable failure) {
            // The future says it.
        }

        @Override
        public void onComplete() {
            // The future says it.
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        boolean isJson =
                response.headers().firstValue("Content-Type").orElse("").contains("json");
        return isJson ? JSON.readTree(response.body()) : JSON.missingNode();
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest request) {
        return send(http, request, HttpResponse.BodyHandlers.ofString());
    }

    private static <T> HttpResponse<T> send(HttpClient http, HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new IllegalStateException(request.uri() + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted.", e);
        }
    }

    private static void take(HttpResponse<String> response, Map<String, String> cookies) {
        for (String cookie : response.headers().allValues("Set-Cookie")) {
            String pair = cookie.split(";", 2)[0];
            int equals = pair.indexOf('=');
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    private static String header(Map<String, String> cookies) {
        return String.join(
                "; ",
                cookies.entrySet().stream()
                        .map(c -> c.getKey() + "=" + c.getValue())
                        .toList());
    }
}
