package io.potik.local.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is kept of a person comes as one file, and then nothing of them is anywhere, with the reports as before. */
@Order(2)
class PersonsRightsJourneyTests {

    private final Desk desk = new Desk();
    private final int number = 1_000_000 + Desk.nextUpdate();
    private final String mark = "Zzqx-Їжакович-" + number;
    private final String goods = "Kitchen" + number;
    private final String phone = "+38063" + number;
    private final long account = 7_700_000_000L + number;
    private final List<String> strings = List.of(mark, phone.substring(1), Long.toString(account));

    @Test
    void aPersonIsToldEverythingAndThenForgottenEverywhere() throws Exception {
        var bot = desk.telegram("rights");
        var form = desk.form("rights");
        var lead = leadOf(bot, form);
        var customer = soldTo(lead);
        written();
        var everywhere = new Everywhere(desk.suite, strings);
        assertThat(everywhere.inDatabases()).hasSizeGreaterThan(10);
        assertThat(everywhere.inTopics()).hasSizeGreaterThan(3);
        // It would find what is there.
        assertThat(new Everywhere(desk.suite, List.of("Started LeadServiceApplication")).inLogs())
                .isNotEmpty();

        var told = unzipped(desk.owner.download("/api/personal-data?customerId=" + customer));
        assertThat(told.get("person.json")).contains(phone, Long.toString(account));
        assertThat(told.get("leads.json")).contains("Note on " + mark, "Hello from " + mark);
        assertThat(told.get("customers.json")).contains(mark, phone);
        assertThat(told.get("orders.json")).contains("Street of " + mark, "For " + mark, "The bill");
        assertThat(told.get("channels.json")).contains(Long.toString(account), phone);
        assertThat(told.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("files/"))
                        .map(Map.Entry::getValue))
                .containsExactly("The plan of " + mark, "The bill of " + mark);

        var preview = desk.owner
                .get("/api/personal-data/preview?customerId=" + customer)
                .orThrow();
        assertThat(preview.at("/parts/0/rows/lead_file").asInt()).isEqualTo(1);
        assertThat(preview.at("/parts/1/rows/customer").asInt()).isEqualTo(1);
        assertThat(preview.at("/parts/2/rows/order_file").asInt()).isEqualTo(1);
        assertThat(preview.at("/parts/3/rows/delivery").asInt()).isEqualTo(2);

        var ledgers = List.of(desk.ledger(bot), desk.ledger(form));
        var reports = settled();
        var erasure =
                desk.owner.post("/api/erasures", Map.of("customerId", customer)).orThrow();
        await().atMost(Desk.SOON)
                .untilAsserted(() -> assertThat(desk.owner
                                .get("/api/erasures/" + erasure.path("id").asString())
                                .orThrow()
                                .path("state")
                                .asString())
                        .isEqualTo("done"));
        everywhere.compact("customer.events");

        assertThat(everywhere.inDatabases()).isEmpty();
        await().atMost(Desk.SOON)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(everywhere.inTopics()).isEmpty());
        assertThat(reports()).isEqualTo(reports);
        assertThat(List.of(desk.ledger(bot), desk.ledger(form))).isEqualTo(ledgers);
        // Nor did anything reach the log of events that is told differently now.
        desk.owner.post("/api/reports/rebuild", Map.of()).orThrow();
        await().atMost(Desk.SOON)
                .until(
                        () -> desk.owner
                                .get("/api/reports/rebuild")
                                .orThrow()
                                .path("state")
                                .asString(),
                        "idle"::equals);
        assertThat(reports()).isEqualTo(reports);
        assertThat(desk.lead(lead).path("contactPoints")).isEmpty();
        assertThat(desk.bought(goods)).isZero();
        for (var list : List.of("/api/leads", "/api/customers", "/api/orders")) {
            for (var words : List.of(mark, phone.substring(1), Long.toString(account))) {
                assertThat(desk.owner
                                .get(list + "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                                .orThrow()
                                .path("items"))
                        .as(list + " by " + words)
                        .isEmpty();
            }
        }
        // Not by looking for them, either.
        assertThat(everywhere.inLogs()).isEmpty();

        desk.telegram(bot, Desk.update(Desk.nextUpdate(), account, "message", 9, "\"text\":\"Me again\""));
        await().atMost(Desk.SOON)
                .untilAsserted(() -> assertThat(desk.outcomes(bot, "created")).isEqualTo(2));
    }

    /** By a messenger and by a form, with everything that people write on a card. */
    private String leadOf(Desk.Connection bot, Desk.Connection form) {
        assertThat(desk.telegram(
                                bot,
                                Desk.update(
                                        Desk.nextUpdate(),
                                        account,
                                        "message",
                                        1,
                                        "\"text\":\"Hello from " + mark + ", " + phone + "\""))
                        .status())
                .isEqualTo(200);
        await().atMost(Desk.SOON)
                .untilAsserted(() -> assertThat(desk.outcomes(bot, "created")).isEqualTo(1));
        var lead = desk.receipts(bot).getFirst().path("leadId").asString();
        assertThat(desk.channel
                        .call(
                                "POST",
                                form.hook(),
                                "{\"name\":\"" + mark + "\",\"phone\":\"" + phone + "\",\"message\":\"" + mark
                                        + " asks\"}",
                                "application/json")
                        .status())
                .isBetween(200, 299);
        await().atMost(Desk.SOON)
                .untilAsserted(() -> assertThat(
                                desk.receipts(form).getFirst().path("leadId").asString(""))
                        .isNotEmpty());
        var second = desk.receipts(form).getFirst().path("leadId").asString();
        if (!second.equals(lead)) {
            desk.owner
                    .post(
                            "/api/leads/" + lead + "/merge",
                            Map.of(
                                    "otherId", second,
                                    "version", desk.lead(lead).path("version").asLong(),
                                    "otherVersion",
                                            desk.lead(second).path("version").asLong()))
                    .orThrow();
        }
        desk.owner
                .patch("/api/leads/" + lead, Map.of("title", "Kitchen of " + mark))
                .orThrow();
        desk.owner
                .post("/api/leads/" + lead + "/notes", Map.of("text", "Note on " + mark))
                .orThrow();
        desk.owner
                .post("/api/leads/" + lead + "/messages", Map.of("text", "Dear " + mark))
                .orThrow();
        desk.owner
                .call("POST", "/api/leads/" + lead + "/files?name=" + "plan.txt", "The plan of " + mark, "text/plain")
                .orThrow();
        return lead;
    }

    private String soldTo(String lead) {
        desk.owner
                .post(
                        "/api/leads/" + lead + "/conversion",
                        Map.of(
                                "order",
                                Map.of(
                                        "lines",
                                        List.of(Map.of(
                                                "name", goods + " For " + mark, "quantity", "1", "price", "700"))),
                                "company",
                                Map.of("name", mark + " and sons")))
                .orThrow();
        await().atMost(Desk.SOON)
                .untilAsserted(() -> assertThat(
                                desk.lead(lead).path("order").path("number").isMissingNode())
                        .isFalse());
        var sold = desk.lead(lead);
        var order = sold.path("order").path("id").asString();
        desk.owner
                .patch(
                        "/api/orders/" + order,
                        Map.of("notes", "Notes of " + mark, "delivery", Map.of("address", "Street of " + mark)))
                .orThrow();
        desk.owner
                .call(
                        "POST",
                        "/api/orders/" + order + "/files?name=The%20bill.txt",
                        "The bill of " + mark,
                        "text/plain")
                .orThrow();
        var customer = sold.path("customer").path("id").asString();
        await().atMost(Desk.SOON)
                .untilAsserted(() -> assertThat(desk.owner
                                .get("/api/customers/" + customer)
                                .orThrow()
                                .path("lifecycle")
                                .asString())
                        .isEqualTo("buyer"));
        desk.owner
                .patch("/api/customers/" + customer, Map.of("notes", "Remember " + mark))
                .orThrow();
        return customer;
    }

    /** By a mailing to those who bought the same. */
    private void written() {
        await().atMost(Desk.SOON)
                .untilAsserted(() -> assertThat(desk.bought(goods)).isEqualTo(1));
        var mailing = desk.mailing(desk.segmentOfGoods(goods), "Good day, {name}");
        await().atMost(Desk.SOON).until(() -> desk.mailingState(mailing), "ready"::equals);
        desk.owner.post("/api/mailings/" + mailing + "/start", Map.of()).orThrow();
        await().atMost(Desk.SOON).until(() -> desk.mailingState(mailing), "done"::equals);
        assertThat(RunningSuite.telegram().to(account)).anyMatch(text -> text.startsWith("Good day, "));
    }

    /** The numbers, when what was done so far is in them. */
    private List<JsonNode> settled() {
        var quiet = new Object() {
            List<JsonNode> reports = List.of();
        };
        await().atMost(Desk.SOON).pollInterval(Duration.ofSeconds(3)).until(() -> {
            var now = reports();
            boolean same = now.equals(quiet.reports);
            quiet.reports = now;
            return same;
        });
        return quiet.reports;
    }

    private List<JsonNode> reports() {
        var funnel =
                "/api/reports/funnel?pipelineId=" + desk.pipeline().path("id").asString();
        return List.of(funnel, "/api/reports/rejections", "/api/reports/managers", "/api/reports/sources").stream()
                .map(report -> desk.owner.get(report).orThrow())
                .toList();
    }

    private static Map<String, String> unzipped(byte[] zip) throws IOException {
        var entries = new LinkedHashMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }
}
