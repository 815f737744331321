package io.potik.local.journey;

import static org.awaitility.Awaitility.await;

import io.potik.local.Api;
import io.potik.local.LocalSuite;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** What a journey does again and again at the desk and at the hooks. */
final class Desk {

    /** How long a condition is waited for: far longer than it takes, since machines that others share stand still at times. */
    static final Duration SOON = Duration.ofMinutes(3);

    static final String SECRET = "journey-secret-token";
    private static final AtomicInteger UPDATES = new AtomicInteger(500_000);

    final LocalSuite suite = RunningSuite.get();
    final Api owner = Api.signIn(suite.url(), suite.ownerEmail(), suite.ownerPassword());
    final Api channel = Api.anonymous(suite.url());

    record Connection(String id, String hook) {}

    Connection telegram(String name) {
        return connection("telegram", name, Map.of("secretToken", SECRET, "botToken", "1:journey"));
    }

    Connection form(String name) {
        return connection("form", name, Map.of());
    }

    private Connection connection(String provider, String name, Map<String, String> secrets) {
        var made = owner.post(
                        "/api/connections",
                        Map.of("provider", provider, "name", name, "settings", Map.of(), "secrets", secrets))
                .orThrow();
        return new Connection(
                made.path("id").asString(),
                URI.create(made.path("hookUrl").asString()).getPath());
    }

    static int nextUpdate() {
        return UPDATES.incrementAndGet();
    }

    /** A message of a private chat; {@code more} is what stands beside the text, as JSON members. */
    static String update(int updateId, long sender, String kind, int messageId, String more) {
        return """
                {"update_id":%d,"%s":{"message_id":%d,"date":%d,"chat":{"id":%d,"type":"private"},\
                "from":{"id":%d,"is_bot":false,"first_name":"Olena","last_name":"Kovalenko","username":"olena_k"},%s}}""".formatted(updateId, kind, messageId, System.currentTimeMillis() / 1000, sender, sender, more);
    }

    Api.Answer telegram(Connection bot, String body) {
        return channel.call("POST", bot.hook(), body, "application/json", "X-Telegram-Bot-Api-Secret-Token", SECRET);
    }

    List<JsonNode> receipts(Connection connection) {
        return owner.get("/api/receipts?limit=200&connectionId=" + connection.id())
                .orThrow()
                .path("items")
                .valueStream()
                .toList();
    }

    long outcomes(Connection connection, String outcome) {
        return receipts(connection).stream()
                .filter(receipt -> receipt.path("outcome").asString().equals(outcome))
                .count();
    }

    JsonNode ledger(Connection connection) {
        return owner.get("/api/ledger?by=day&connectionId=" + connection.id())
                .orThrow()
                .path("totals");
    }

    JsonNode lead(String id) {
        return owner.get("/api/leads/" + id).orThrow();
    }

    String stage(String name) {
        return pipeline()
                .path("stages")
                .valueStream()
                .filter(stage -> stage.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    JsonNode pipeline() {
        return owner.get("/api/pipelines")
                .orThrow()
                .path("items")
                .valueStream()
                .filter(pipeline -> pipeline.path("default").asBoolean())
                .findFirst()
                .orElseThrow();
    }

    String reason() {
        return owner.get("/api/reasons")
                .orThrow()
                .path("items")
                .get(0)
                .path("id")
                .asString();
    }

    /** A field of leads that holds such a thing; made once, whoever asks. */
    void field(String name, String type) {
        var there = owner.get("/api/fields").orThrow().path("items").valueStream();
        if (there.noneMatch(field -> field.path("name").asString().equals(name))) {
            owner.post("/api/fields", Map.of("name", name, "type", type)).orThrow();
        }
    }

    /** A segment of those who bought something that is named so. */
    String segmentOfGoods(String goods) {
        return owner.post(
                        "/api/segments",
                        Map.of("name", "Bought " + goods, "conditions", Map.of("goods", List.of(goods))))
                .orThrow()
                .path("id")
                .asString();
    }

    /** How many are in it now. */
    int bought(String goods) {
        return owner.post("/api/segments/preview", Map.of("conditions", Map.of("goods", List.of(goods))))
                .orThrow()
                .path("count")
                .asInt();
    }

    /** Asks for a mailing; nothing of it goes out before it is started. */
    String mailing(String segment, String text) {
        return owner.post("/api/segments/" + segment + "/mailings", Map.of("text", text))
                .orThrow()
                .path("id")
                .asString();
    }

    /** How far a mailing is; empty until lead-service has heard of it. */
    String mailingState(String id) {
        return owner.get("/api/mailings/" + id).body().path("state").asString("");
    }

    /** Brings a table of sales; nothing of it is made before it is started. */
    JsonNode bring(String source, String table) {
        var body = "--X\r\nContent-Disposition: form-data; name=\"source\"\r\n\r\n" + source
                + "\r\n--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"sales.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + table + "\r\n--X--\r\n";
        return owner.call("POST", "/api/imports", body, "multipart/form-data; boundary=X")
                .orThrow();
    }

    /** Starts what was brought; as it is when all of it has an outcome. */
    JsonNode takeIn(JsonNode draft) {
        var path = "/api/imports/" + draft.path("id").asString();
        owner.post(path + "/start", Map.of("version", draft.path("version").asLong()))
                .orThrow();
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> owner.get(path),
                        answer -> answer.orThrow().path("state").asString().equals("done")
                                && answer.orThrow().at("/outcomes/inFlight").asInt(0) == 0)
                .orThrow();
    }

    List<JsonNode> timeline(String leadId) {
        return owner.get("/api/leads/" + leadId + "/timeline?limit=200")
                .orThrow()
                .path("items")
                .valueStream()
                .toList();
    }
}
