package io.potik.lead.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.RunningService;
import io.potik.outbox.Ids;
import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

class ImportIntegrationTests extends RunningService {

    private static final String OPEN = """
            {"externalId":"%s","contactPoints":[{"kind":"telegram","value":"8%s"}],"createdAt":"2026-08-01T09:00:00Z"}""";

    @Autowired
    private JdbcClient jdbc;

    private final String digits = String.format("%04d", Math.floorMod(Ids.next().hashCode(), 10_000));

    @BeforeEach
    void somebodyWorksHere() {
        TestInfrastructure.produce(new OutgoingMessage(
                "staff.events", MANAGER.toString(), "staff.changed.v1", 1, Instant.now(), """
                {"id":"%s","version":1,"name":"Ivan","role":"manager","active":true,"at":"2026-01-01T00:00:00Z"}""".formatted(MANAGER)
                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aHistoryBecomesLeadsOnceHoweverOftenItIsSent() {
        var won = id();
        var rejected = id();
        var open = id();
        var history = Stream.of(won(won), "", rejected(rejected), OPEN.formatted(open, digits))
                .collect(Collectors.joining("\r\n", "\uFEFF", "\n"));

        report(send(history), 3, 0, 0);
        report(send(history), 0, 3, 0);

        assertThat(outcome(won)).isEqualTo("WON");
        assertThat(outcome(rejected)).isEqualTo("KEPT");
        assertThat(outcome(open)).isEqualTo("OPEN");
        assertThat(jdbc.sql("select amount || currency || array_to_string(tags, ' ') from lead where id = ?")
                        .param(lead(won))
                        .query(String.class)
                        .single())
                .startsWith("100.00")
                .endsWith("UAHurgent");
        assertThat(jdbc.sql("select kind || value from lead_contact_point where lead_id = ? order by kind")
                        .param(lead(won))
                        .query(String.class)
                        .list())
                .containsExactly("emailolena" + digits + "@example.com", "phone+38067123" + digits);
    }

    @Test
    void eventsTellThePastAtItsTimes() {
        var won = id();
        report(send(won(won)), 1, 0, 0);
        var key = lead(won).toString();

        Awaitility.await()
                .untilAsserted(() -> assertThat(TestInfrastructure.consume("lead.events").stream()
                                .filter(event -> event.key().equals(key))
                                .map(event -> event.type() + " " + event.occurredAt()))
                        .containsExactly(
                                "lead.created.v1 2026-08-01T09:00:00Z",
                                "lead.message-received.v1 2026-08-01T09:00:00Z",
                                "lead.responded.v1 2026-08-01T09:30:00Z",
                                "lead.stage-changed.v1 2026-08-02T09:00:00Z",
                                "lead.stage-changed.v1 2026-08-03T09:00:00Z",
                                "lead.won.v1 2026-08-04T09:00:00Z"));
        Awaitility.await()
                .untilAsserted(() -> assertThat(TestInfrastructure.consume("lead.conversions"))
                        .anyMatch(
                                event -> event.key().equals(key) && event.type().equals("lead.converted.v1")));
    }

    @Test
    void whatMakesNoSenseIsToldByLineAndFieldAndTheRestGoesIn() {
        var good = id();
        var bad = """
                {"externalId":"","contactPoints":[{"kind":"phone","value":"12"}],"createdAt":"2100-01-01T00:00:00Z",\
                "pipeline":"Nothing","manager":"%s","messages":[{"direction":"up","text":"x"}],\
                "lines":[{"name":"","quantity":"0","price":"-1"}],"end":{"kind":"rejected","reason":"Because"},"source":{}}""".formatted(UUID.randomUUID());
        var early = """
                {"externalId":"%s","contactPoints":[{"kind":"viber","value":"v"}],"createdAt":"2026-08-05T09:00:00Z",\
                "moves":[{"stage":"Offer","at":"2026-08-04T09:00:00Z"},{"stage":"Nowhere","at":"2026-08-06T09:00:00Z"},\
                {"stage":"Won","at":"2026-08-06T09:00:00Z"}]}""".formatted(id());

        send(String.join("\n", bad, OPEN.formatted(good, digits + "1"), "{", early, "[]", "null", """
                {"externalId":"x","createdAt":"yesterday"}"""))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.imported")
                .isEqualTo(1)
                .jsonPath("$.failedCount")
                .isEqualTo(6)
                .jsonPath("$.failed[0].line")
                .isEqualTo(1)
                .jsonPath("$.failed[0].errors[*].field")
                .value(fields -> assertThat((List<?>) fields)
                        .map(Object::toString)
                        .contains(
                                "externalId",
                                "contactPoints[0]",
                                "createdAt",
                                "pipeline",
                                "manager",
                                "messages[0].direction",
                                "messages[0].at",
                                "lines[0].name",
                                "lines[0].quantity",
                                "lines[0].price",
                                "end.at",
                                "end.reason",
                                "source.name"))
                .jsonPath("$.failed[1].line")
                .isEqualTo(3)
                .jsonPath("$.failed[2].errors[*].field")
                .value(fields -> assertThat((List<?>) fields)
                        .map(Object::toString)
                        .containsExactly("moves[0].at", "moves[1].stage", "moves[2].stage"))
                .jsonPath("$.failed[5].errors[0].field")
                .isEqualTo("createdAt");
        assertThat(outcome(good)).isEqualTo("OPEN");
    }

    @Test
    void ofExcludedPeopleNoLeadIsMadeAndTheyAreCounted() {
        var excluded = id();
        var other = id();
        exclude("telegram", "8" + digits + "3");
        exclude("phone", "+38067123" + digits);
        var history = String.join(
                "\n",
                OPEN.formatted(excluded, digits + "3"),
                OPEN.formatted(other, digits + "4"),
                // One of several contact points is enough, however the lead ended.
                won(id()));

        for (int imported = 1; imported >= 0; imported--) {
            send(history)
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.imported")
                    .isEqualTo(imported)
                    .jsonPath("$.alreadyThere")
                    .isEqualTo(1 - imported)
                    .jsonPath("$.excluded")
                    .isEqualTo(2)
                    .jsonPath("$.excludedLines")
                    .value(lines ->
                            assertThat((List<?>) lines).map(Object::toString).containsExactly("1", "3"))
                    .jsonPath("$.failedCount")
                    .isEqualTo(0);
        }
        assertThat(outcome(other)).isEqualTo("OPEN");
        assertThat(jdbc.sql("select count(*) from lead_contact_point where value in (?, ?)")
                        .params("8" + digits + "3", "+38067123" + digits)
                        .query(Integer.class)
                        .single())
                .isZero();

        // Who is excluded no more is imported by the same history.
        jdbc.sql("select id from exclusion where ended_at is null and id in"
                        + " (select exclusion_id from contact_point where value = ?)")
                .param("8" + digits + "3")
                .query(UUID.class)
                .list()
                .forEach(exclusion -> owner().delete()
                        .uri("/api/exclusions/" + exclusion)
                        .exchange()
                        .expectStatus()
                        .is2xxSuccessful());
        report(send(history), 1, 1, 0);
        assertThat(outcome(excluded)).isEqualTo("OPEN");
    }

    private void exclude(String kind, String value) {
        owner().post()
                .uri("/api/exclusions")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"contactPoints\":[{\"kind\":\"%s\",\"value\":\"%s\"}],\"reason\":\"spam\"}"
                        .formatted(kind, value))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    @Test
    void theSameHistoryTwiceAtOnceIsOneHistory() {
        var ids = IntStream.range(0, 300).mapToObj(i -> id()).toList();
        var history = IntStream.range(0, ids.size())
                .mapToObj(i -> OPEN.formatted(ids.get(i), digits + "7" + i))
                .collect(Collectors.joining("\n"));

        var senders = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> send(history).expectStatus().isOk()))
                .toList();
        senders.forEach(CompletableFuture::join);

        assertThat(jdbc.sql("select count(*) from lead join lead_import on lead_id = id where external_id in (:ids)")
                        .param("ids", ids)
                        .query(Integer.class)
                        .single())
                .isEqualTo(300);
    }

    @Test
    void ofABodyThatIsTooLargeNothingIsStored() {
        var first = id();
        var history = OPEN.formatted(first, digits + "2") + "\n" + " ".repeat(20 << 20);

        send(history)
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://potik.io/problems/too-large");
        assertThat(jdbc.sql("select count(*) from lead_import where external_id = ?")
                        .param(first)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anotherMediaTypeIsRefused() {
        owner().post()
                .uri("/api/imports/history")
                .contentType(MediaType.APPLICATION_XML)
                .body("<leads/>")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    private RestTestClient.ResponseSpec send(String history) {
        return owner().post()
                .uri("/api/imports/history")
                .contentType(MediaType.APPLICATION_NDJSON)
                .body(history.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private static void report(RestTestClient.ResponseSpec answer, int imported, int alreadyThere, int failed) {
        answer.expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.failed")
                .value(lines -> assertThat((List<?>) lines).hasSize(failed))
                .jsonPath("$.imported")
                .isEqualTo(imported)
                .jsonPath("$.alreadyThere")
                .isEqualTo(alreadyThere);
    }

    private String won(String externalId) {
        return """
            {"externalId":"%s","title":"Two windows","name":"Олена","contactPoints":[{"kind":"phone","value":"067 123 %s"},\
            {"kind":"email","value":"Olena%s@Example.com"}],"source":{"name":"Old CRM","channel":"form"},\
            "createdAt":"2026-08-01T09:00:00Z","manager":"%s",\
            "messages":[{"direction":"in","text":"How much?","at":"2026-08-01T09:00:00Z"},\
            {"direction":"out","text":"A hundred","at":"2026-08-01T10:30:00+01:00","by":"%s"}],\
            "moves":[{"stage":"contacted","at":"2026-08-02T09:00:00Z","by":"%s"},{"stage":"Offer","at":"2026-08-03T09:00:00Z"},\
            {"stage":"Won","at":"2026-08-04T09:00:00Z"}],\
            "lines":[{"name":"Window","quantity":"2","price":"50.00"}],"tags":["urgent","urgent"],\
            "end":{"kind":"won","at":"2026-08-04T09:00:00Z","by":"%s","company":"Vikna"}}""".formatted(externalId, digits, digits, MANAGER, MANAGER, MANAGER, MANAGER);
    }

    private String rejected(String externalId) {
        return """
            {"externalId":"%s","contactPoints":[{"kind":"telegram","value":"9%s"}],"createdAt":"2026-08-01T09:00:00Z",\
            "amount":{"amount":"10","currency":"EUR"},"end":{"kind":"rejected","at":"2026-08-09T09:00:00Z","reason":"no answer"}}""".formatted(externalId, digits);
    }

    private static String id() {
        return Ids.next().toString();
    }

    private UUID lead(String externalId) {
        return Objects.requireNonNull(jdbc.sql("select lead_id from lead_import where external_id = ?")
                .param(externalId)
                .query(UUID.class)
                .single());
    }

    private String outcome(String externalId) {
        return jdbc.sql("select outcome from lead where id = ?")
                .param(lead(externalId))
                .query(String.class)
                .single();
    }
}
