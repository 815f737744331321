package io.potik.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.analytics.AnalyticsSuite;
import io.potik.analytics.Desk;
import io.potik.analytics.Desk.Pipeline;
import io.potik.outbox.test.TestInfrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reports over HTTP of a small desk whose numbers can be counted on the fingers. */
class ReportIntegrationTests extends AnalyticsSuite {

    /** Kyiv is two hours ahead in November: this is the beginning of the 10th there. */
    private static final Instant DAY = Instant.parse("2025-11-09T22:00:00Z");

    private final Pipeline pipeline = Pipeline.of("=Leads", false, "New", "Contacted", "Offer");
    private final Desk desk = new Desk();
    private final UUID anna = desk.member("Anna", "manager");
    private final UUID borys = desk.member("Borys", "manager");
    private final UUID source = desk.source("Bot", DAY);
    private final UUID expensive = desk.reason("Too expensive", DAY);

    private final Desk.Lead won = desk.lead(pipeline, source, anna, hour(10));
    private final Desk.Lead rejected = desk.lead(pipeline, source, anna, hour(11));
    private final Desk.Lead open = desk.lead(pipeline, source, null, hour(12));
    private final Desk.Lead spam = desk.lead(pipeline, source, null, hour(13));

    private static Instant hour(int hour) {
        return DAY.plus(Duration.ofHours(hour));
    }

    private static Instant day(int day, int hour) {
        return hour(hour + 24 * day);
    }

    @BeforeEach
    void aWeek() {
        desk.define(pipeline, 1, DAY);
        desk.cost(source, "2025-11-01", "2025-11-30", "3000.00", "UAH", day(20, 0));

        won.respond(hour(10).plusSeconds(90), hour(10), anna);
        won.move(hour(14), pipeline.stage("Contacted"), anna);
        won.worth(hour(15), "1000", "UAH", anna);
        won.move(day(1, 9), pipeline.stage("Offer"), anna);
        won.worth(day(1, 10), "1500", "UAH", anna);
        won.win(day(2, 10), anna);

        rejected.move(hour(16), pipeline.stage("Contacted"), anna);
        rejected.assign(hour(17), borys, OWNER_ID);
        rejected.reject(day(1, 12), expensive, borys);

        open.note(hour(18), OWNER_ID);
        spam.exclude(hour(19), OWNER_ID);
        produce(desk);
    }

    private String path(String report, String more) {
        return "/api/reports/" + report + "?from=2025-11-10&to=2025-11-12" + more;
    }

    private JsonNode shown(String token, String report, String more) {
        await().pollInterval(Duration.ofMillis(50))
                .until(() -> send(OWNER, "GET", path("funnel", "&pipelineId=" + pipeline.id()))
                        .body()
                        .contains("\"open\":1,"));
        return get(token, path(report, more));
    }

    private JsonNode funnel(String token, String more) {
        return shown(token, "funnel", "&pipelineId=" + pipeline.id() + more);
    }

    private static List<Object> column(JsonNode items, String name) {
        return items.valueStream()
                .map(item -> item.get(name))
                .map(value -> value.isNull() ? "null" : (Object) value.asString())
                .toList();
    }

    @Test
    void theFunnelShowsHowFarLeadsCame() {
        var funnel = funnel(OWNER, "");

        assertThat(funnel.get("leads").asInt()).isEqualTo(4);
        assertThat(funnel.get("open").asInt()).isEqualTo(1);
        assertThat(funnel.get("timeZone").asString()).isEqualTo("Europe/Kyiv");
        assertThat(funnel.get("cohort").asString()).isEqualTo("created");
        assertThat(funnel.get("rebuilding").asBoolean()).isFalse();
        var stages = funnel.get("stages");
        assertThat(column(stages, "name")).containsExactly("New", "Contacted", "Offer", "Won", "Rejected");
        assertThat(column(stages, "entered")).containsExactly("4", "2", "1", "1", "1");
        assertThat(column(stages, "reached")).containsExactly("4", "2", "1", "1", "1");
        assertThat(column(stages, "advanced")).containsExactly("2", "1", "1", "0", "0");
        assertThat(column(stages, "rejected")).containsExactly("0", "1", "0", "0", "0");
        assertThat(column(stages, "left")).containsExactly("1", "0", "0", "0", "0");
        assertThat(column(stages, "here")).containsExactly("1", "0", "0", "1", "1");
        assertThat(column(stages, "stepPercent")).containsExactly("50.0", "50.0", "100.0", "null", "null");
        assertThat(column(stages, "cumulativePercent")).containsExactly("100.0", "50.0", "25.0", "25.0", "25.0");
        assertThat(column(stages, "settledCumulativePercent")).containsExactly("100.0", "66.7", "33.3", "33.3", "33.3");
        assertThat(stages.get(2).get("sums").toString()).isEqualTo("[{\"amount\":\"1000.00\",\"currency\":\"UAH\"}]");
        assertThat(stages.get(2).get("currentSums").toString())
                .isEqualTo("[{\"amount\":\"1500.00\",\"currency\":\"UAH\"}]");
    }

    @Test
    void aReportStandsAsItStoodAtTheEndOfADay() {
        var stages = funnel(OWNER, "&asOf=2025-11-10").get("stages");

        assertThat(column(stages, "here")).containsExactly("1", "2", "0", "0", "0");
        assertThat(column(stages, "reached")).containsExactly("4", "2", "0", "0", "0");
        assertThat(column(stages, "stepPercent")).containsExactly("50.0", "0.0", "null", "null", "null");

        var before = get(OWNER, path("funnel", "&pipelineId=" + pipeline.id() + "&asOf=2025-11-09"));
        assertThat(column(before.get("stages"), "cumulativePercent")).containsOnly("null");
    }

    @Test
    void aVisitBelongsToWhoseLeadItWasWhenItEnded() {
        var annas = funnel(manager(anna), "").get("stages");
        var boryss = get(OWNER, path("funnel", "&pipelineId=" + pipeline.id() + "&managerId=" + borys))
                .get("stages");

        assertThat(column(annas, "entered")).containsExactly("2", "1", "1", "1", "0");
        assertThat(column(boryss, "entered")).containsExactly("0", "1", "0", "0", "1");
        assertThat(column(boryss, "rejected")).containsExactly("0", "1", "0", "0", "0");
    }

    @Test
    void rejectionsAreCountedByStageAndReason() {
        var items = shown(OWNER, "rejections", "&pipelineId=" + pipeline.id()).get("items");

        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("stageName").asString()).isEqualTo("Contacted");
        assertThat(items.get(0).get("reasonName").asString()).isEqualTo("Too expensive");
        assertThat(items.get(0).get("count").asInt()).isEqualTo(1);
        assertThat(items.get(0).get("percentOfEntries").asString()).isEqualTo("50.0");
    }

    @Test
    void managersAreCreditedAtTheTimeOfTheEvent() {
        var items = shown(OWNER, "managers", "&sourceId=" + source).get("items");
        var byName = items.valueStream().filter(item -> {
            var manager = item.get("manager");
            return manager.isNull()
                    || List.of(anna, borys)
                            .contains(UUID.fromString(manager.get("id").asString()));
        });
        var rows = byName.toList();

        assertThat(rows).hasSize(3);
        var annas = rows.get(0);
        assertThat(annas.get("manager").get("name").asString()).isEqualTo("Anna");
        assertThat(annas.get("processed").asInt()).isEqualTo(2);
        assertThat(annas.get("won").asInt()).isEqualTo(1);
        assertThat(annas.get("rejected").asInt()).isZero();
        assertThat(annas.get("sums").get(0).get("amount").asString()).isEqualTo("1500.00");
        assertThat(annas.get("averageChecks").get(0).get("amount").asString()).isEqualTo("1500.00");
        assertThat(annas.get("winRate").asString()).isEqualTo("100.0");
        assertThat(annas.get("firstResponse").toString())
                .isEqualTo("{\"medianSeconds\":90,\"p90Seconds\":90,\"answered\":1,\"waiting\":0}");
        assertThat(annas.get("close").get("medianSeconds").asInt()).isEqualTo(48 * 3600);
        var boryss = rows.get(1);
        assertThat(boryss.get("processed").asInt()).isEqualTo(1);
        assertThat(boryss.get("rejected").asInt()).isEqualTo(1);
        assertThat(boryss.get("winRate").asString()).isEqualTo("0.0");
        assertThat(boryss.get("firstResponse").get("waiting").asInt()).isEqualTo(1);
        var nobodys = rows.get(2);
        assertThat(nobodys.get("manager").isNull()).isTrue();
        // The open one waits; the excluded one waits for nothing.
        assertThat(nobodys.get("firstResponse").get("waiting").asInt()).isEqualTo(1);
        assertThat(nobodys.get("processed").asInt()).isEqualTo(2);
    }

    @Test
    void sourcesSayWhatALeadCostAndBrought() {
        var items = shown(OWNER, "sources", "&sourceId=" + source).get("items");

        assertThat(items).hasSize(1);
        var bot = items.get(0);
        assertThat(bot.get("source").get("name").asString()).isEqualTo("Bot");
        assertThat(bot.get("leads").asInt()).isEqualTo(4);
        assertThat(bot.get("won").asInt()).isEqualTo(1);
        // Three of the thirty days.
        assertThat(bot.get("spend").get(0).get("amount").asString()).isEqualTo("300.00");
        assertThat(bot.get("costPerLead").get(0).get("amount").asString()).isEqualTo("75.00");
        assertThat(bot.get("return").asString()).isEqualTo("400.0");
    }

    @Test
    void aManagerSeesOwnFiguresOnly() {
        var own = shown(manager(anna), "managers", "").get("items");
        assertThat(own).hasSize(1);
        assertThat(own.get(0).get("manager").get("id").asString()).isEqualTo(anna.toString());

        assertThat(send(manager(anna), "GET", path("managers", "&managerId=" + borys))
                        .statusCode())
                .isEqualTo(404);
        var sources = get(manager(anna), path("sources", "&sourceId=" + source))
                .get("items")
                .get(0);
        assertThat(sources.get("leads").asInt()).isEqualTo(1);
        assertThat(sources.get("spend")).isEmpty();

        var lead = TestInfrastructure.token(
                UUID.randomUUID(), "Lead", "teamLead", UUID.randomUUID(), List.of(anna, borys));
        assertThat(get(lead, path("managers", "")).get("items")).hasSize(2);
        assertThat(get(ANALYST, path("funnel", "&pipelineId=" + pipeline.id()))
                        .get("leads")
                        .asInt())
                .isEqualTo(4);
        assertThat(send("", "GET", path("managers", "")).statusCode()).isEqualTo(401);
    }

    @Test
    void behindAFigureStandTheLeadsThatItCounts() {
        var of = "&pipelineId=" + pipeline.id();
        var contacted = of + "&stageId=" + pipeline.stage("Contacted").id();
        var advanced = shown(OWNER, "funnel/leads", contacted + "&figure=advanced");
        assertThat(advanced.get("count").asInt()).isEqualTo(1);
        assertThat(column(advanced.get("items"), "leadId")).containsExactly(won.id.toString());

        var first = get(OWNER, path("funnel/leads", of + "&figure=leads&limit=3"));
        var rest = get(
                OWNER,
                path(
                        "funnel/leads",
                        of + "&figure=leads&limit=3&after=" + first.get("next").asString()));
        assertThat(first.get("items")).hasSize(3);
        assertThat(rest.get("items")).hasSize(1);
        assertThat(rest.get("next").isNull()).isTrue();
        assertThat(rest.get("count").asInt()).isEqualTo(4);

        var refused = get(OWNER, path("rejections/leads", contacted + "&reasonId=" + expensive));
        assertThat(column(refused.get("items"), "leadId")).containsExactly(rejected.id.toString());
        assertThat(get(OWNER, path("rejections/leads", contacted + "&noReason=true"))
                        .get("count")
                        .asInt())
                .isZero();
        assertThat(column(
                        get(OWNER, path("managers/leads", "&figure=waiting&nobody=true&sourceId=" + source))
                                .get("items"),
                        "leadId"))
                .containsExactly(open.id.toString());
        assertThat(get(OWNER, path("sources/leads", "&figure=won&sourceId=" + source))
                        .get("count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aManagerOpensOwnFiguresOnly() {
        var of = "&figure=leads&pipelineId=" + pipeline.id();
        shown(OWNER, "funnel", of);
        assertThat(column(get(manager(borys), path("funnel/leads", of)).get("items"), "leadId"))
                .containsExactly(rejected.id.toString());
        assertThat(send(manager(anna), "GET", path("managers/leads", "&figure=won&managerId=" + borys))
                        .statusCode())
                .isEqualTo(404);
        assertThat(get(manager(anna), path("managers/leads", "&figure=waiting&nobody=true"))
                        .get("count")
                        .asInt())
                .isZero();
        assertThat(get(ANALYST, path("funnel/leads", of)).get("count").asInt()).isEqualTo(4);
        assertThat(send("", "GET", path("funnel/leads", of)).statusCode()).isEqualTo(401);
    }

    @Test
    void aReportCanBeATable() {
        funnel(OWNER, "");
        var byHeader = send(OWNER, "GET", path("rejections", "&pipelineId=" + pipeline.id()), "Accept", "text/csv");
        var byParameter = send(OWNER, "GET", path("rejections", "&format=csv&pipelineId=" + pipeline.id()));

        assertThat(byHeader.statusCode()).isEqualTo(200);
        assertThat(byHeader.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(byHeader.body())
                .isEqualTo("stage,reason,count,percentOfEntries\r\nContacted,Too expensive,1,50.0\r\n");
        assertThat(byParameter.body()).isEqualTo(byHeader.body());
        for (var report : List.of("funnel", "managers", "sources")) {
            assertThat(send(OWNER, "GET", path(report, ""), "Accept", "text/csv")
                            .statusCode())
                    .as(report)
                    .isIn(200, 404);
        }
    }

    @Test
    void whatMakesNoSenseIsSaid() {
        assertThat(send(OWNER, "GET", "/api/reports/managers?from=2025-11-12&to=2025-11-10")
                        .statusCode())
                .isEqualTo(422);
        var unreadable = send(OWNER, "GET", "/api/reports/managers?from=yesterday");
        assertThat(unreadable.statusCode()).isEqualTo(422);
        assertThat(unreadable.body()).contains("\"field\":\"from\"").doesNotContain("java.");
        assertThat(send(OWNER, "GET", "/api/reports/funnel?pipelineId=" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(OWNER, "GET", path("funnel", "&cohort=sideways")).statusCode())
                .isEqualTo(422);
        shown(OWNER, "funnel", "&pipelineId=" + pipeline.id());
        for (var odd : List.of("figure=sold", "figure=entered", "figure=leads&after=x", "figure=leads&limit=0")) {
            assertThat(send(OWNER, "GET", path("funnel/leads", "&pipelineId=" + pipeline.id() + "&" + odd))
                            .statusCode())
                    .as(odd)
                    .isEqualTo(422);
        }
        assertThat(send(OWNER, "GET", "/v3/api-docs").body())
                .contains("/api/reports/funnel", "/api/reports/rebuild", "\"strict\"");
    }
}
