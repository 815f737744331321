package io.potik.intake.support;

import io.potik.intake.IntakeService;
import io.potik.outbox.test.TestInfrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a random port with a real PostgreSQL and Kafka; one context for all tests that extend it. */
@SpringBootTest(
        classes = IntakeService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "potik.intake.hook.patience=8s",
            "potik.intake.send-every=50ms",
            "potik.intake.follow-every=50ms",
            "potik.intake.ask-every=50ms",
            "potik.intake.send.rest=1s",
            "potik.intake.upload.public-url=https://crm.example.com/",
            "potik.intake.listen.every=100ms",
            "potik.intake.listen.lease=2s",
            "potik.intake.listen.shortest-pause=100ms"
        })
public abstract class RunningService {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The Bot API of the tests. */
    protected static final ProviderServer BOT_API = new ProviderServer("{\"ok\":true,\"result\":{\"message_id\":77}}");

    @Value("${local.server.port}")
    private int port;

    @Autowired
    protected JdbcClient jdbc;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry properties) throws IOException {
        TestInfrastructure.register(properties, "intake");
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        var file = Files.writeString(
                Files.createTempFile("secrets", ".key"), Base64.getEncoder().encodeToString(key));
        file.toFile().deleteOnExit();
        properties.add("POTIK_SECRETS_KEY", file::toString);
        properties.add("potik.telegram.api-url", BOT_API::url);
        properties.add("potik.telegram.timeout", () -> "20s");
    }

    /** An answer of the service. */
    public record Answer(int status, Map<String, java.util.List<String>> headers, String body) {

        /** The body as JSON. */
        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** The first value of a header, or an empty string. */
        public String header(String name) {
            var values = headers.get(name);
            return values == null ? "" : values.getFirst();
        }
    }

    /** A connection of the tests: its id, and the path of its hook. */
    public record Connected(UUID id, String hook, JsonNode view) {}

    /** Makes a connection; settings and secrets are JSON. */
    protected Connected connect(String provider, String settings, String secrets) {
        var made = as("owner", "POST", "/api/connections", """
                {"provider":"%s","name":"Test %s","settings":%s,"secrets":%s}""".formatted(provider, provider, settings, secrets));
        if (made.status() != 201) {
            throw new AssertionError(made.body());
        }
        var view = made.json();
        var hook = view.path("hookUrl").asString();
        return new Connected(
                UUID.fromString(view.path("id").asString()), hook.substring(hook.indexOf("/hooks/")), view);
    }

    /** A bot whose secret token is "right-secret". */
    protected Connected bot() {
        return connect("telegram", "{}", "{\"secretToken\":\"right-secret\",\"botToken\":\"123:ABC\"}");
    }

    /** Posts an update with a secret token. */
    protected Answer deliver(Connected bot, String secret, String update) {
        return post(bot.hook(), "application/json", update, "X-Telegram-Bot-Api-Secret-Token", secret);
    }

    /** Posts a body with a content type and more headers. */
    protected Answer post(String path, String contentType, String body, String... headers) {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Asks as a role, with a JSON body or an empty string. */
    protected Answer as(String role, String method, String path, String body, String... headers) {
        var token = TestInfrastructure.token(
                UUID.nameUUIDFromBytes(role.getBytes(StandardCharsets.UTF_8)), "Test " + role, role, null, "all");
        var request = HttpRequest.newBuilder(uri(path))
                .header("Authorization", token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Asks as the owner. */
    protected JsonNode get(String path) {
        var answer = as("owner", "GET", path, "");
        if (answer.status() != 200) {
            throw new AssertionError(path + ": " + answer.status() + " " + answer.body());
        }
        return answer.json();
    }

    /** Sends a request as it is. */
    protected Answer send(HttpRequest request) {
        try {
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The address of a path. */
    protected URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** The port. */
    protected int port() {
        return port;
    }
}
