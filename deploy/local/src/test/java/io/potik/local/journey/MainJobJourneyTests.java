package io.potik.local.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The main job: from a delivery to a card, a customer, an order and a number, through the gateway only. */
@Order(1)
class MainJobJourneyTests {

    private final Desk desk = new Desk();

    @Test
    void theSameDeliveryAtTheSameMomentIsOneLead() throws Exception {
        var bot = desk.telegram("burst");
        String update = Desk.update(Desk.nextUpdate(), 11_000_000_001L, "message", 1, "\"text\":\"Hello\"");
        try (var senders = Executors.newFixedThreadPool(16)) {
            Callable<Integer> post = () -> desk.telegram(bot, update).status();
            for (var answer :
                    senders.invokeAll(IntStream.range(0, 16).mapToObj(i -> post).toList())) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        await().atMost(Desk.SOON)
                .untilAsserted(() ->
                        assertThat(desk.ledger(bot).path("inFlight").asInt()).isZero());
        var ledger = desk.ledger(bot);
        assertThat(ledger.path("received").asInt()).isEqualTo(16);
        assertThat(ledger.path("created").asInt()).isEqualTo(1);
        assertThat(ledger.path("duplicate").asInt()).isEqualTo(15);
        assertThat(ledger.path("balanced").asBoolean()).isTrue();
    }

    @Test
    void fivePhotosAtOnceAreOneCard() throws Exception {
        var bot = desk.telegram("photos");
        try (var senders = Executors.newFixedThreadPool(5)) {
            var posts = IntStream.range(0, 5)
                    .<Callable<Integer>>mapToObj(i -> () -> desk.telegram(
                                    bot,
                                    Desk.update(
                                            Desk.nextUpdate(),
                                            11_000_000_002L,
                                            "message",
                                            10 + i,
                                            "\"caption\":\"room " + i + "\",\"photo\":[{\"file_id\":\"f" + i
                                                    + "\",\"file_unique_id\":\"u\",\"width\":90,\"height\":67}]"))
                            .status())
                    .toList();
            for (var answer : senders.invokeAll(posts)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        await().atMost(Desk.SOON)
                .untilAsserted(() -> assertThat(desk.outcomes(bot, "appended")).isEqualTo(4));
        assertThat(desk.outcomes(bot, "created")).isEqualTo(1);
        String lead = desk.receipts(bot).getFirst().path("leadId").asString();
        assertThat(desk.timeline(lead).stream().filter(item -> kind(item).equals("messageIn")))
                .hasSize(5);
    }

    @Test
    void everyKindOfDeliveryHasItsAnswerAndItsOutcome() {
        var bot = desk.telegram("kinds");
        long sender = 11_000_000_003L;
        assertThat(desk.telegram(bot, Desk.update(Desk.nextUpdate(), sender, "message", 1, "\"text\":\"How much?\""))
                        .status())
                .isEqualTo(200);
        assertThat(desk.telegram(
                                bot,
                                Desk.update(
                                        Desk.nextUpdate(),
                                        sender,
                                        "edited_message",
                                        1,
                                        "\"edit_date\":1795000000,\"text\":\"How much is it?\""))
                        .status())
                .isEqualTo(200);
        assertThat(desk.telegram(
                                bot,
                                Desk.update(
                                        Desk.nextUpdate(),
                                        sender,
                                        "message",
                                        2,
                                        "\"sticker\":{\"file_id\":\"s\",\"file_unique_id\":\"s\",\"type\":\"regular\",\"width\":512,\"height\":512,\"is_animated\":false,\"is_video\":false,\"emoji\":\"👍\"}"))
                        .status())
                .isEqualTo(200);
        assertThat(desk.telegram(bot, "this is no JSON").status()).isEqualTo(200);
        var wrong = desk.channel.call(
                "POST", bot.hook(), "{}", "application/json", "X-Telegram-Bot-Api-Secret-Token", "guess");
        assertThat(wrong.status()).isEqualTo(401);
        var large = desk.channel.call(
                "POST",
                bot.hook(),
                "x".repeat(1_200_000),
                "application/json",
                "X-Telegram-Bot-Api-Secret-Token",
                Desk.SECRET);
        assertThat(large.status()).isEqualTo(413);

        await().atMost(Desk.SOON)
                .untilAsserted(() ->
                        assertThat(desk.ledger(bot).path("inFlight").asInt()).isZero());
        var ledger = desk.ledger(bot);
        assertThat(ledger.path("received").asInt()).isEqualTo(4);
        assertThat(ledger.path("quarantined").asInt()).isEqualTo(1);
        assertThat(ledger.path("balanced").asBoolean()).isTrue();
        String lead = desk.receipts(bot).stream()
                .filter(receipt -> receipt.path("outcome").asString().equals("created"))
                .findFirst()
                .orElseThrow()
                .path("leadId")
                .asString();
        var messages = desk.timeline(lead).stream()
                .filter(item -> kind(item).equals("messageIn"))
                .toList();
        assertThat(messages).hasSize(2);
        assertThat(messages.toString()).contains("How much is it?");
    }

    @Test
    void aFormComesInEveryEncoding() {
        var form = desk.form("encodings");
        assertThat(desk.channel
                        .call(
                                "POST",
                                form.hook(),
                                "{\"name\":\"Ivan\",\"phone\":\"067 300 00 01\",\"message\":\"json\",\"utm_source\":\"google\"}",
                                "application/json")
                        .status())
                .isBetween(200, 299);
        assertThat(desk.channel
                        .call(
                                "POST",
                                form.hook(),
                                "name=Ivan&phone=067+300+00+02&message=urlencoded&utm_source=google",
                                "application/x-www-form-urlencoded")
                        .status())
                .isBetween(200, 299);
        String multipart = "--b\r\nContent-Disposition: form-data; name=\"phone\"\r\n\r\n0673000003\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"utm_source\"\r\n\r\ngoogle\r\n--b--\r\n";
        assertThat(desk.channel
                        .call("POST", form.hook(), multipart, "multipart/form-data; boundary=b")
                        .status())
                .isBetween(200, 299);
        await().atMost(Desk.SOON)
                .untilAsserted(() -> assertThat(desk.outcomes(form, "created")).isEqualTo(3));
        for (var receipt : desk.receipts(form)) {
            var lead = desk.lead(receipt.path("leadId").asString());
            assertThat(lead.path("contactPoints").toString()).contains("+38067300000");
            assertThat(lead.path("attribution").path("utmSource").asString()).isEqualTo("google");
        }
    }

    @Test
    void aPersonBecomesACustomerWritesAgainAndBuysAgain() {
        var form = desk.form("first");
        String phone = "+380671112201";
        String first = leadOf(form, "{\"name\":\"Taras Boiko\",\"phone\":\"" + phone + "\",\"message\":\"A kitchen\"}");
        var moved = desk.owner.post(
                "/api/leads/" + first + "/move",
                Map.of(
                        "stageId",
                        desk.stage("Contacted"),
                        "version",
                        desk.lead(first).path("version").asLong()));
        assertThat(moved.status()).isEqualTo(200);
        desk.owner
                .post("/api/leads/" + first + "/notes", Map.of("text", "Wants oak"))
                .orThrow();
        desk.owner
                .patch(
                        "/api/leads/" + first,
                        Map.of("lines", List.of(Map.of("name", "Kitchen", "quantity", "2", "price", "1250.50"))))
                .orThrow();
        assertThat(desk.lead(first).path("amount").path("amount").asString()).isEqualTo("2501.00");

        var preview =
                desk.owner.get("/api/leads/" + first + "/conversion/preview").orThrow();
        assertThat(preview.path("creates").toString()).contains("customer").contains("order");
        var conversion = Map.of(
                "order",
                Map.of("lines", List.of(Map.of("name", "Kitchen", "quantity", "2", "price", "1250.50"))),
                "company",
                Map.of("name", "Dubok LLC"));
        assertThat(desk.owner
                        .post("/api/leads/" + first + "/conversion", conversion)
                        .status())
                .isEqualTo(202);
        assertThat(desk.owner
                        .post("/api/leads/" + first + "/conversion", conversion)
                        .status())
                .isLessThan(500);
        await().atMost(Desk.SOON).untilAsserted(() -> {
            var lead = desk.lead(first);
            assertThat(lead.path("customer").path("name").asString("")).isEqualTo("Taras Boiko");
            assertThat(lead.path("order").path("number").isMissingNode()).isFalse();
        });
        String customer = desk.lead(first).path("customer").path("id").asString();
        await().atMost(Desk.SOON)
                .untilAsserted(() -> assertThat(desk.owner
                                .get("/api/customers/" + customer)
                                .orThrow()
                                .path("lifecycle")
                                .asString())
                        .isEqualTo("buyer"));
        assertThat(desk.owner
                        .get("/api/customers/" + customer)
                        .orThrow()
                        .path("company")
                        .path("name")
                        .asString())
                .isEqualTo("Dubok LLC");
        assertThat(orders(customer)).hasSize(1);

        var other = desk.form("second");
        String repeat = leadOf(other, "{\"phone\":\"067 111 22 01\",\"message\":\"And a wardrobe\"}");
        assertThat(desk.lead(repeat).path("first").asBoolean()).isFalse();
        assertThat(desk.lead(repeat).path("customer").path("id").asString()).isEqualTo(customer);
        assertThat(desk.owner
                        .post(
                                "/api/leads/" + repeat + "/conversion",
                                Map.of(
                                        "order",
                                        Map.of(
                                                "lines",
                                                List.of(Map.of("name", "Wardrobe", "quantity", "1", "price", "900")))))
                        .status())
                .isEqualTo(202);
        await().atMost(Desk.SOON)
                .untilAsserted(() -> assertThat(orders(customer)).hasSize(2));
        assertThat(desk.owner
                        .get("/api/customers?q=" + "380671112201")
                        .orThrow()
                        .path("items"))
                .hasSize(1);

        String third = leadOf(other, "{\"phone\":\"067 111 22 01\",\"message\":\"One more\"}");
        var declined = desk.owner
                .post("/api/leads/" + third + "/rejection", Map.of("reasonId", desk.reason(), "note", "no time"))
                .orThrow();
        assertThat(declined.path("outcome").asString()).isEqualTo("declined");
    }

    @Test
    void aRejectedFirstLeadIsKeptAndAnExcludedSenderIsOnlyCounted() {
        var form = desk.form("ends");
        String kept = leadOf(form, "{\"phone\":\"+380671112302\",\"message\":\"Just asking\"}");
        var rejected = desk.owner
                .post("/api/leads/" + kept + "/rejection", Map.of("reasonId", desk.reason(), "note", ""))
                .orThrow();
        assertThat(rejected.path("outcome").asString()).isEqualTo("kept");
        await().atMost(Desk.SOON).untilAsserted(() -> {
            var customer = desk.lead(kept).path("customer").path("id").asString("");
            assertThat(customer).isNotEmpty();
            assertThat(desk.owner
                            .get("/api/customers/" + customer)
                            .orThrow()
                            .path("lifecycle")
                            .asString())
                    .isEqualTo("prospect");
        });

        String spam = leadOf(form, "{\"phone\":\"+380671112303\",\"message\":\"Buy followers\"}");
        assertThat(desk.owner
                        .post("/api/leads/" + spam + "/exclusion", Map.of("note", "spam"))
                        .status())
                .isEqualTo(204);
        assertThat(desk.owner.get("/api/leads/" + spam).status()).isEqualTo(404);
        desk.channel.call(
                "POST",
                form.hook(),
                "{\"phone\":\"+380671112303\",\"message\":\"Buy more followers\"}",
                "application/json");
        await().atMost(Desk.SOON)
                .untilAsserted(() -> assertThat(desk.outcomes(form, "excluded")).isEqualTo(1));
        var exclusion = desk.owner
                .get("/api/exclusions")
                .orThrow()
                .path("items")
                .valueStream()
                .filter(one -> one.path("contactPoints").toString().contains("+380671112303"))
                .findFirst()
                .orElseThrow();
        assertThat(desk.owner
                        .delete("/api/exclusions/" + exclusion.path("id").asString())
                        .status())
                .isEqualTo(204);
        String again = leadOf(form, "{\"phone\":\"+380671112303\",\"message\":\"A real question\"}");
        assertThat(desk.lead(again).path("outcome").asString()).isEqualTo("open");
    }

    @Test
    void reportsFollowWithinSecondsAndAreTheSameAfterARebuild() {
        var form = desk.form("reports");
        String lead = leadOf(form, "{\"phone\":\"+380671112404\",\"message\":\"Report me\"}");
        desk.owner
                .post(
                        "/api/leads/" + lead + "/move",
                        Map.of(
                                "stageId",
                                desk.stage("Qualified"),
                                "version",
                                desk.lead(lead).path("version").asLong()))
                .orThrow();
        desk.owner
                .post("/api/leads/" + lead + "/rejection", Map.of("reasonId", desk.reason(), "note", ""))
                .orThrow();
        String funnel = "/api/reports/funnel?pipelineId="
                + desk.pipeline().path("id").asString() + "&cohort=created&basis=reached";
        await().atMost(Desk.SOON).untilAsserted(() -> {
            var stages = desk.owner.get(funnel).orThrow().path("stages");
            assertThat(stages).isNotEmpty();
            for (var stage : stages) {
                assertThat(stage.path("entered").asLong())
                        .as(stage.toString())
                        .isEqualTo(stage.path("advanced").asLong()
                                + stage.path("movedBack").asLong()
                                + stage.path("rejected").asLong()
                                + stage.path("left").asLong()
                                + stage.path("here").asLong());
            }
            assertThat(desk.owner
                            .get("/api/reports/rejections")
                            .orThrow()
                            .path("items")
                            .toString())
                    .contains(desk.stage("Qualified"));
        });
        List<String> paths =
                List.of(funnel, "/api/reports/rejections", "/api/reports/managers", "/api/reports/sources");
        var quiet = new Object() {
            List<JsonNode> reports = List.of();
        };
        await().atMost(Desk.SOON).until(() -> {
            var now = reports(paths);
            boolean same = now.equals(quiet.reports);
            quiet.reports = now;
            return same;
        });
        assertThat(desk.owner.post("/api/reports/rebuild", Map.of()).status()).isEqualTo(202);
        await().atMost(Desk.SOON).untilAsserted(() -> assertThat(reports(paths)).isEqualTo(quiet.reports));
    }

    private List<JsonNode> reports(List<String> paths) {
        return paths.stream().map(path -> desk.owner.get(path).body()).toList();
    }

    private String leadOf(Desk.Connection form, String body) {
        var before = desk.receipts(form).stream()
                .map(receipt -> receipt.path("id").asString())
                .toList();
        assertThat(desk.channel
                        .call("POST", form.hook(), body, "application/json")
                        .status())
                .isBetween(200, 299);
        return await().atMost(Desk.SOON)
                .until(
                        () -> desk.receipts(form).stream()
                                .filter(receipt ->
                                        !before.contains(receipt.path("id").asString()))
                                .map(receipt -> receipt.path("leadId").asString(""))
                                .filter(id -> !id.isEmpty())
                                .findFirst()
                                .orElse(""),
                        id -> !id.isEmpty());
    }

    private List<JsonNode> orders(String customerId) {
        return desk.owner
                .get("/api/orders?customerId=" + customerId)
                .orThrow()
                .path("items")
                .valueStream()
                .toList();
    }

    private static String kind(JsonNode item) {
        return item.path("kind").asString();
    }
}
