package io.potik.local.deliveries;

import io.potik.local.Api;
import io.potik.local.LocalSuite;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** A Telegram connection of the suite and many senders that post to its hook at once over kept connections. */
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

    /** Posts {@code count} bodies from {@code senders} threads; how many were answered 2xx. */
    public int postAll(int count, int senders, IntFunction<String> body, ConcurrentLinkedQueue<Long> nanos) {
        var next = new AtomicInteger();
        var accepted = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(senders)) {
            for (int sender = 0; sender < senders; sender++) {
                threads.execute(() -> {
                    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                        long since = System.nanoTime();
                        int status = post(body.apply(i));
                        nanos.add(System.nanoTime() - since);
                        if (status >= 200 && status < 300) {
                            accepted.incrementAndGet();
                        }
                    }
                });
            }
        }
        return accepted.get();
    }

    /** The {@code percent}th percentile in milliseconds. */
    public static double percentile(List<Long> sortedNanos, double percent) {
        int place = (int) Math.ceil(percent / 100 * sortedNanos.size()) - 1;
        return sortedNanos.get(Math.max(0, place)) / 1e6;
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
