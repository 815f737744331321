package io.potik.intake.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.intake.support.RunningService;
import io.potik.intake.support.Updates;
import io.potik.outbox.Ids;
import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class HooksIntegrationTests extends RunningService {

    private static final int LIMIT = 1_048_576;

    private JsonNode ledger(Connected connection) {
        return get("/api/ledger?connectionId=" + connection.id()).path("totals");
    }

    private JsonNode receipts(Connected connection) {
        return get("/api/receipts?connectionId=" + connection.id()).path("items");
    }

    @Test
    void anUpdateIsDurableAnsweredAndSentOn() {
        var bot = bot();
        var update = Updates.id();

        var answer = deliver(bot, "right-secret", Updates.text(update, 6123456789L, "Добрий день"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        var receipt = receipts(bot).get(0);
        assertThat(receipt.path("outcome").asString()).isEqualTo("inFlight");
        assertThat(receipt.path("externalId").asString()).isEqualTo(String.valueOf(update));
        assertThat(receipt.path("inboundRequest").path("text").asString()).isEqualTo("Добрий день");
        var id = receipt.path("id").asString();
        await().untilAsserted(() -> assertThat(TestInfrastructure.consume("inbound.requests"))
                .anySatisfy(message -> {
                    assertThat(message.id()).hasToString(id);
                    assertThat(message.key()).isEqualTo(bot.id() + ":6123456789");
                }));
        assertThat(get("/api/connections/" + bot.id()).path("state").asString()).isEqualTo("working");
    }

    @Test
    void whatLeadsMakeOfItIsWrittenDownAndCounted() {
        var bot = bot();
        deliver(bot, "right-secret", Updates.text(Updates.id(), 1, "first"));
        deliver(bot, "right-secret", Updates.text(Updates.id(), 1, "second"));
        var items = receipts(bot);
        var lead = UUID.randomUUID();

        decide(items.get(1).path("id").asString(), "created", lead, Instant.now());
        decide(items.get(0).path("id").asString(), "appended", lead, Instant.now());
        var older = decide(
                items.get(0).path("id").asString(),
                "excluded",
                lead,
                Instant.now().minusSeconds(60));

        await().untilAsserted(() -> {
            assertThat(jdbc.sql("select count(*) from inbox where message_id = ?")
                            .param(older)
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
            assertThat(ledger(bot).path("created").asInt()).isEqualTo(1);
            assertThat(ledger(bot).path("appended").asInt()).isEqualTo(1);
        });
        assertThat(ledger(bot).path("inFlight").asInt()).isZero();
        assertThat(ledger(bot).path("excluded").asInt()).isZero();
        assertThat(ledger(bot).path("balanced").asBoolean()).isTrue();
        assertThat(receipts(bot).get(0).path("leadId").asString()).isEqualTo(lead.toString());
    }

    private static UUID decide(String receipt, String outcome, UUID lead, Instant at) {
        var message = Ids.next();
        TestInfrastructure.produce(new OutgoingMessage(
                message, "inbound.outcomes", receipt, "inbound.outcome-decided.v1", 1, at, """
                {"receiptId":"%s","outcome":"%s","leadId":"%s","decidedAt":"%s"}""".formatted(
                                receipt, outcome, lead, at)
                        .getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    @Test
    void fiftyAtOnceOfTheSameAreOneAndFortyNineDuplicates() {
        var bot = bot();
        var update = Updates.text(Updates.id(), 2, "same");

        try (var together = Executors.newFixedThreadPool(50)) {
            var answers = IntStream.range(0, 50)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> deliver(bot, "right-secret", update), together))
                    .toList();
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
        }

        assertThat(ledger(bot).path("received").asInt()).isEqualTo(50);
        assertThat(ledger(bot).path("inFlight").asInt()).isEqualTo(1);
        assertThat(ledger(bot).path("duplicate").asInt()).isEqualTo(49);
        assertThat(ledger(bot).path("balanced").asBoolean()).isTrue();
        var first = jdbc.sql("select id from receipt where connection_id = ? and duplicate_of is null")
                .param(bot.id())
                .query(UUID.class)
                .single();
        assertThat(jdbc.sql("select count(*) from receipt where duplicate_of = ? and delivery_id is null")
                        .param(first)
                        .query(Long.class)
                        .single())
                .isEqualTo(49);
        assertThat(jdbc.sql("select count(*) from delivery where connection_id = ?")
                        .param(bot.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anIdAfterItsTimeIsANewThing() {
        var form = connect("form", "{}", "{}");
        var body = "{\"name\":\"Bo\",\"phone\":\"0501112233\"}";
        post(form.hook(), "application/json", body);
        post(form.hook(), "application/json", body);
        jdbc.sql("update receipt set received_at = received_at - interval '11 minutes' where connection_id = ?")
                .param(form.id())
                .update();

        post(form.hook(), "application/json", body);
        post(form.hook(), "application/json", body);

        assertThat(ledger(form).path("inFlight").asInt()).isEqualTo(2);
        assertThat(ledger(form).path("duplicate").asInt()).isEqualTo(2);
    }

    @Test
    void aWrongSecretIsRefusedCountedAndNoReceipt(CapturedOutput log) {
        var bot = bot();

        var answer = deliver(bot, "wrong-secret", Updates.text(Updates.id(), 3, "private words"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(receipts(bot)).isEmpty();
        var shown = get("/api/connections/" + bot.id());
        assertThat(shown.path("state").asString()).isEqualTo("failing");
        assertThat(shown.path("lastError").asString()).contains("secret token");
        assertThat(shown.path("rejected").asInt()).isEqualTo(1);
        assertThat(log.getAll()).doesNotContain("private words", "right-secret", "wrong-secret");
    }

    @Test
    void whatIsNoJsonIsQuarantinedAndAnsweredAsIfItWereGood() {
        var bot = bot();

        var answer = post(
                bot.hook() + "?from=here&access_token=private-token",
                "application/json",
                "no json\u0000 at all",
                "X-Telegram-Bot-Api-Secret-Token",
                "right-secret",
                "Authorization",
                "Bearer private-token",
                "Cookie",
                "private-token");
        var again = deliver(bot, "right-secret", "no json\u0000 at all");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(ledger(bot).path("quarantined").asInt()).isEqualTo(1);
        assertThat(ledger(bot).path("duplicate").asInt()).isEqualTo(1);
        var quarantined = get("/api/receipts?outcome=quarantined&connectionId=" + bot.id())
                .path("items");
        assertThat(quarantined).hasSize(1);
        assertThat(quarantined.get(0).path("detail").asString()).contains("not JSON");
        var whole = get("/api/receipts/" + quarantined.get(0).path("id").asString());
        assertThat(whole.path("delivery").path("bodyBase64").asString()).isNotEmpty();
        assertThat(whole.path("delivery").path("headers").toString())
                .contains("(not kept)")
                .doesNotContain("right-secret", "private-token");
        assertThat(whole.path("delivery").path("query").asString()).isEqualTo("from=here&access_token=not-kept");
    }

    @Test
    void aBodyOverTheLimitIs413AndLeavesNothing() {
        var form = connect("form", "{}", "{}");
        var large = "a=" + "x".repeat(LIMIT);

        var withLength = post(form.hook(), "application/x-www-form-urlencoded", large);
        var chunked = send(HttpRequest.newBuilder(uri(form.hook()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
                .build());
        var fits = post(
                form.hook(),
                "application/x-www-form-urlencoded",
                "phone=0501112233&a=" + "x".repeat(LIMIT - "phone=0501112233&a=".length()));

        assertThat(withLength.status()).isEqualTo(413);
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(fits.status()).isEqualTo(200);
        assertThat(ledger(form).path("received").asInt()).isEqualTo(1);
        assertThat(jdbc.sql("select octet_length(body) from delivery where connection_id = ?")
                        .param(form.id())
                        .query(Long.class)
                        .list())
                .containsExactly((long) LIMIT);
    }

    @Test
    void aMailMayBeAsLargeAsTheFilesInIt() {
        var mailbox = connect("mime", "{}", "{}");
        var mail =
                "From: o@example.com\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nThe drawing.\r\n--b\r\n"
                        + "Content-Type: image/png\r\nContent-Disposition: attachment; filename=plan.png\r\n\r\n";

        var large = post(mailbox.hook(), "message/rfc822", mail + "x".repeat(5 * LIMIT) + "\r\n--b--\r\n");
        var tooLarge = post(mailbox.hook(), "message/rfc822", mail + "x".repeat(11 * LIMIT) + "\r\n--b--\r\n");

        assertThat(large.status()).isEqualTo(200);
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(ledger(mailbox).path("received").asInt()).isEqualTo(1);
    }

    @Test
    void formsOfEveryPackingBecomeRequests() {
        var form = connect("form", "{\"thankYouUrl\":\"https://shop.ua/thanks\"}", "{}");

        var json = post(form.hook(), "application/json", "{\"phone\":\"0501110001\",\"utm_source\":\"fb\"}");
        var urlencoded =
                post(form.hook(), "application/x-www-form-urlencoded", "phone=0501110002", "Accept", "text/html");
        var multipart = post(
                form.hook(),
                "multipart/form-data; boundary=b",
                "--b\r\nContent-Disposition: form-data; name=\"phone\"\r\n\r\n0501110003\r\n--b--\r\n");

        assertThat(json.status()).isEqualTo(200);
        assertThat(urlencoded.status()).isEqualTo(303);
        assertThat(urlencoded.header("location")).isEqualTo("https://shop.ua/thanks");
        assertThat(multipart.status()).isEqualTo(200);
        assertThat(receipts(form))
                .extracting(r -> r.path("inboundRequest")
                        .path("sender")
                        .path("contactPoints")
                        .path(0)
                        .path("value")
                        .asString())
                .containsExactly("+380501110003", "+380501110002", "+380501110001");
    }

    @Test
    void aBrowserMayAskFirst() {
        var form = connect("form", "{\"allowedOrigins\":[\"https://shop.ua\"]}", "{}");

        var allowed = options(form, "https://shop.ua");
        var refused = options(form, "https://evil.example");

        assertThat(allowed.status()).isEqualTo(204);
        assertThat(allowed.header("access-control-allow-origin")).isEqualTo("https://shop.ua");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(ledger(form).path("received").asInt()).isZero();
    }

    private Answer options(Connected form, String origin) {
        return send(HttpRequest.newBuilder(uri(form.hook()))
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build());
    }

    @Test
    void aHookThatIsNotThereOrStoppedSaysSo() {
        var bot = bot();
        var manual = connect("manual", "{}", "{}");
        as("owner", "PATCH", "/api/connections/" + bot.id(), "{\"state\":\"off\"}");

        assertThat(post("/hooks/AAAAAAAAAAAAAAAAAAAAAAAAAAA", "application/json", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(post("/hooks/", "application/json", "{}").status()).isEqualTo(404);
        assertThat(post("/hooks/..%2f..", "application/json", "{}").status()).isIn(400, 404);
        assertThat(deliver(bot, "right-secret", Updates.text(Updates.id(), 4, "x"))
                        .status())
                .isEqualTo(410);
        assertThat(post(manual.hook(), "application/json", "{}").status()).isEqualTo(405);
        as("owner", "PATCH", "/api/connections/" + bot.id(), "{\"state\":\"waiting\"}");
        assertThat(deliver(bot, "right-secret", Updates.text(Updates.id(), 4, "x"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aProvidersAuthorizationHeaderIsNotTakenForOurs() {
        var bot = bot();

        assertThat(post(
                                bot.hook(),
                                "application/json",
                                Updates.text(Updates.id(), 5, "x"),
                                "X-Telegram-Bot-Api-Secret-Token",
                                "right-secret",
                                "Authorization",
                                "Bearer not.a.token")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aDatabaseThatFailsIs503AndNothingIsThere() {
        var bot = bot();
        var update = Updates.text(Updates.id(), 6, "later");
        Answer answer;
        jdbc.sql("alter table receipt rename to receipt_away").update();
        try {
            answer = deliver(bot, "right-secret", update);
        } finally {
            jdbc.sql("alter table receipt_away rename to receipt").update();
        }

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isNotEmpty();
        assertThat(answer.body()).doesNotContain("receipt");
        assertThat(ledger(bot).path("received").asInt()).isZero();
        assertThat(jdbc.sql("select count(*) from delivery where connection_id = ?")
                        .param(bot.id())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(deliver(bot, "right-secret", update).status()).isEqualTo(200);
    }
}
