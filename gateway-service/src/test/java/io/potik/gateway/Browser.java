package io.potik.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a browser does: keeps cookies and sends the token against forged requests. */
public final class Browser {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String address;
    private final JsonMapper json;
    private final Map<String, String> cookies = new TreeMap<>();
    private @Nullable String bearer;

    Browser(String address, JsonMapper json) {
        this.address = address;
        this.json = json;
    }

    /** An answer. */
    public record Answer(HttpResponse<byte[]> response, JsonMapper mapper) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return mapper.readTree(response.body());
        }

        public String header(String name) {
            return String.join(", ", response.headers().allValues(name));
        }

        public Answer expect(int status) {
            assertThat(status()).as("%s: %s", response.uri(), text()).isEqualTo(status);
            return this;
        }

        /** Expects a problem of that status and type. */
        public Answer problem(int status, String slug) {
            expect(status);
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            assertThat(json().path("type").asString()).isEqualTo("https://potik.io/problems/" + slug);
            assertThat(json().path("status").asInt()).isEqualTo(status);
            assertThat(json().path("title").asString()).isNotBlank();
            return this;
        }
    }

    public Answer signIn(String email, String password) {
        return trySignIn(email, password).expect(200);
    }

    public Answer trySignIn(String email, String password) {
        return post("/api/session", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }

    /** From now on a program that shows this token, not a browser. */
    public Browser withToken(String token) {
        bearer = token;
        return this;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    public Answer post(String path, String body) {
        return send("POST", path, body);
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, "");
    }

    public Answer send(String method, String path, String body) {
        var request = request(path).header("Content-Type", "application/json");
        var csrf = cookies.get("XSRF-TOKEN");
        if (csrf != null) {
            request.header("X-XSRF-TOKEN", csrf);
        }
        return send(request.method(method, BodyPublishers.ofString(body)).build());
    }

    /** The beginning of a request with this browser's cookies, to be completed and sent as it is. */
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return request;
    }

    public Answer send(HttpRequest request) {
        try {
            var response = CLIENT.send(request, BodyHandlers.ofByteArray());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(response, json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        var pair = cookie.split(";", 2)[0].split("=", 2);
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
