package io.potik.local.deliveries;

import io.potik.local.Api;
import io.potik.local.LocalSuite;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import tools.jackson.databind.JsonNode;

/** A Telegram connection of the suite, made through its public interface, and what is posted to its hook. */
public final class Hooks implements AutoCloseable {

    private static final String SECRET = "load-secret-token";

    private final CloseableHttpClient http;
    private final URI hook;
    private final String connectionId;

    private Hooks(CloseableHttpClient http, URI hook, String connectionId) {
        this.http = http;
        this.hook = hook;
        this.connectionId = connectionId;
    }

    /** Makes the connection through the public interface. */
    public static Hooks of(LocalSuite suite, Api owner, int senders) {
        var made = owner.post(
                        "/api/connections",
                        Map.of(
                                "provider",
                                "telegram",
                                "name",
                                "load " + System.nanoTime(),
                                "settings",
                                Map.of(),
                                "secrets",
                                Map.of("secretToken", SECRET, "botToken", "1:load")))
                .orThrow();
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(senders)
                .setMaxConnPerRoute(senders)
                .build();
        var http = HttpClients.custom()
                .setConnectionManager(connections)
                .disableCookieManagement()
                .disableAutomaticRetries()
                .build();
        URI hook = URI.create(
                suite.url() + URI.create(made.path("hookUrl").asString()).getPath());
        return new Hooks(http, hook, made.path("id").asString());
    }

    /** The connection that all of it goes to. */
    public String connectionId() {
        return connectionId;
    }

    /** Where the connection's deliveries are posted to, through the gateway. */
    public URI address() {
        return hook;
    }

    /** What a delivery must have besides its body. */
    public static Map<String, String> headers() {
        return Map.of("X-Telegram-Bot-Api-Secret-Token", SECRET, "Content-Type", "application/json");
    }

    /** A message of a private chat as Telegram posts it. */
    public static String update(int updateId, long sender, String text) {
        return """
                {"update_id":%d,"message":{"message_id":%d,"date":%d,"chat":{"id":%d,"type":"private","first_name":"Sender %d"},\
                "from":{"id":%d,"is_bot":false,"first_name":"Sender %d"},"text":"%s"}}""".formatted(
                        updateId, updateId, System.currentTimeMillis() / 1000, sender, sender, sender, sender, text);
    }

    /** Posts one; the status, or 0 when there was no answer. */
    public int post(String body) {
        var post = new HttpPost(hook);
        post.setHeader("X-Telegram-Bot-Api-Secret-Token", SECRET);
        post.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
        try {
            return http.execute(post, response -> {
                EntityUtils.consume(response.getEntity());
                return response.getCode();
            });
        } catch (IOException e) {
            return 0; // no answer is an outcome of a load with kills; the caller counts it
        }
    }

    /** What came to the connection today and what became of it. */
    public JsonNode totals(Api owner) {
        return owner.get("/api/ledger?by=day&connectionId=" + connectionId)
                .orThrow()
                .path("totals");
    }

    /** The same once nothing is in flight any more, or after this time. */
    public JsonNode awaitOutcomes(Api owner, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        var totals = totals(owner);
        while (totals.path("inFlight").asInt() > 0 && System.nanoTime() < end) {
            Thread.sleep(200);
            totals = totals(owner);
        }
        return totals;
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
