package io.potik.analytics.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.analytics.AnalyticsSuite;
import io.potik.analytics.Desk;
import io.potik.analytics.Desk.Pipeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** The store is only a view of the log: thrown away and read again it says the same, to the byte. */
class RebuildIntegrationTests extends AnalyticsSuite {

    private static final Instant START = Instant.parse("2024-05-01T06:00:00Z");
    private static final String WINDOW = "?from=2024-05-01&to=2024-06-15";

    @Value("${spring.kafka.bootstrap-servers}")
    private String brokers;

    private void aBusyMonth(Pipeline pipeline) {
        var desk = new Desk();
        var random = new Random(7);
        desk.define(pipeline, 1, START);
        var staff = List.of(desk.member("Olha", "manager"), desk.member("Petro", "manager"));
        var sources = List.of(desk.source("Bot", START), desk.source("Form", START));
        var reasons = List.of(desk.reason("No answer", START), desk.reason("Chose another", START));
        sources.forEach(source -> desk.cost(source, "2024-05-01", "2024-05-31", "9999.99", "UAH", START));
        for (int i = 0; i < 120; i++) {
            var at = START.plus(Duration.ofHours(i * 5L));
            var by = staff.get(random.nextInt(2));
            var lead = desk.lead(pipeline, sources.get(random.nextInt(2)), random.nextBoolean() ? by : null, at);
            for (int step = 0; step < random.nextInt(9); step++) {
                at = at.plus(Duration.ofMinutes(random.nextInt(900)));
                if (lead.isMerged()) {
                    lead.unmerge(at, by);
                    continue;
                }
                switch (random.nextInt(8)) {
                    case 7 -> lead.merge(at, by);
                    case 0 -> lead.worth(at, random.nextInt(9000) + ".10", random.nextBoolean() ? "UAH" : "EUR", by);
                    case 1 -> lead.assign(at, staff.get(random.nextInt(2)), by);
                    case 2 -> lead.respond(at, at.minusSeconds(60), by);
                    case 3 -> {
                        if (lead.isOpen()) {
                            lead.reject(at, reasons.get(random.nextInt(2)), by);
                        } else if (lead.isThere()) {
                            lead.reopen(at, pipeline.stages().getFirst(), by);
                        }
                    }
                    case 4 -> {
                        if (lead.isOpen()) {
                            lead.win(at, by);
                            desk.order(lead.id, "777.00", "UAH", at);
                        }
                    }
                    default -> {
                        if (lead.isOpen()) {
                            lead.move(at, pipeline.stages().get(random.nextInt(3)), by);
                        }
                    }
                }
            }
        }
        produce(desk);
    }

    private Map<String, String> everyReport(Pipeline pipeline) {
        var reports = new TreeMap<String, String>();
        for (var report : List.of("funnel", "rejections", "managers", "sources")) {
            for (var more : List.of("", "&asOf=2024-05-12", "&format=csv", "&cohort=entered", "&cohort=closed")) {
                var path = "/api/reports/" + report + WINDOW + more + "&pipelineId=" + pipeline.id();
                var answer = send(OWNER, "GET", path);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                reports.put(path, answer.body());
            }
        }
        return reports;
    }

    private void waitUntilRead() {
        await().pollInterval(Duration.ofMillis(100))
                .until(() -> get(OWNER, "/api/reports/rebuild")
                        .get("state")
                        .asString()
                        .equals("idle"));
    }

    private long visits() {
        return jdbc.sql("select count(*) from visit").query(Long.class).single();
    }

    @Test
    void everyReportIsTheSameAfterwards() {
        var pipeline = Pipeline.of("Leads", false, "New", "Contacted", "Offer");
        aBusyMonth(pipeline);
        var path = "/api/reports/funnel" + WINDOW + "&pipelineId=" + pipeline.id();
        await().until(() -> send(OWNER, "GET", path).body().contains("\"leads\":120"));
        // Everything else that other tests told has to be there as well.
        await().during(Duration.ofSeconds(1)).until(this::visits, new Same()::as);
        var before = everyReport(pipeline);
        long visits = visits();

        var started = send(OWNER, "POST", "/api/reports/rebuild");

        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        assertThat(json.readTree(started.body()).get("state").asString()).isEqualTo("reading");
        waitUntilRead();
        assertThat(everyReport(pipeline)).isEqualTo(before);
        assertThat(visits()).isEqualTo(visits);
        assertThat(get(OWNER, "/api/reports/rebuild").get("finishedAt").isNull())
                .isFalse();
    }

    @Test
    void itIsRefusedWhileAnotherInstanceReads() {
        try (var other = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "group.id", "analytics-service"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            other.subscribe(List.of("lead.events"));
            await().until(() -> {
                other.poll(Duration.ofMillis(200));
                return !other.assignment().isEmpty();
            });
            long before = visits();

            var refused = send(OWNER, "POST", "/api/reports/rebuild");

            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
            assertThat(refused.body()).contains("another-instance");
            assertThat(get(OWNER, "/api/reports/rebuild").get("state").asString())
                    .isEqualTo("idle");
            assertThat(visits()).isGreaterThanOrEqualTo(before);
        }
        // The consumers go on.
        var pipeline = Pipeline.of("After", false, "New");
        var desk = new Desk();
        desk.define(pipeline, 1, START);
        desk.lead(pipeline, null, null, START);
        produce(desk);
        await().until(() -> send(OWNER, "GET", "/api/reports/funnel" + WINDOW + "&pipelineId=" + pipeline.id())
                .body()
                .contains("\"leads\":1"));
    }

    @Test
    void onlyTheOwnerStartsIt() {
        assertThat(send(ANALYST, "POST", "/api/reports/rebuild").statusCode()).isEqualTo(403);
        assertThat(send(manager(UUID.randomUUID()), "POST", "/api/reports/rebuild")
                        .statusCode())
                .isEqualTo(403);
    }

    /** Whether a number has stopped changing. */
    private static final class Same {

        private long last = -1;

        boolean as(long now) {
            boolean same = now == last;
            last = now;
            return same || last == -1;
        }
    }
}
