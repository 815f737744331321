package io.potik.lead.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.Contracts;
import io.potik.outbox.Ids;
import io.potik.outbox.test.Traces;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A person is forgotten in lead-service and in the topics; the other services are played. */
class ErasureIntegrationTests extends ErasureDesk {

    /**
     * Tables that say nothing of a person: what the workspace sets up, its staff, numbers, which orders are open,
     * and another form of what stands on a lead, which PostgreSQL keeps.
     */
    private static final Set<String> NOT_PERSONAL = Set.of(
            "audit",
            "erasure",
            "erasure_part",
            "field",
            "field_version",
            "file_part",
            "file_total",
            "inbox",
            "known_order",
            "lead_field_value",
            "outbox",
            "pipeline",
            "pipeline_version",
            "reason",
            "saved_view",
            "source",
            "source_cost",
            "source_leads",
            "staff",
            "stage",
            "stage_total",
            "tag",
            "template");

    @Autowired
    private JdbcTemplate tables;

    private final String mark = "zzqx" + fresh();
    private final String phone = freshPhone();
    private final String account = "77" + fresh();
    private final String mail = mark + "@example.org";
    private final List<String> strings = List.of(mark, phone.substring(1), account);

    @Test
    void everyTableIsAPlaceOfPersonsOrSaysNothingOfThem() {
        var decided = new TreeSet<>(NOT_PERSONAL);
        Places.ALL.forEach(place -> decided.add(place.table()));

        assertThat(decided).containsExactlyInAnyOrderElementsOf(Traces.tables(tables));
    }

    @Test
    void nothingOfThePersonIsLeftAndTheLeadStaysWithoutThem() {
        var customer = Ids.next();
        var lead = leadEverywhere(customer);
        var before = lead(lead);
        var told = typesToldOf(lead);
        var board = get(
                        owner(),
                        "/api/board?pipelineId=" + before.get("pipelineId").asString())
                .body()
                .get("columns");
        assertThat(Traces.inDatabase(tables, strings)).hasSizeGreaterThan(10);
        assertThat(Traces.inTopics(topics(), strings)).isNotEmpty();
        assertThat(fieldValues(lead)).isOne();

        var preview = post(owner(), "/api/erasures/preview", Map.of("leadId", lead));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body().get("customerIds")).hasSize(1);
        assertThat(preview.body().get("files")).hasSize(1);
        var erasure = erased(Map.of("customerId", customer));

        assertThat(Traces.inDatabase(tables, strings)).isEmpty();
        assertThat(Traces.inTopics(topics(), strings)).isEmpty();
        assertThat(fieldValues(lead)).isZero();
        assertThat(erasure.get("leads").asInt()).isEqualTo(1);
        assertThat(erasure.get("parts"))
                .allSatisfy(part -> assertThat(part.get("doneAt").isNull()).isFalse());
        var after = lead(lead);
        assertThat(after.get("amount")).isEqualTo(before.get("amount"));
        assertThat(after.get("stageId")).isEqualTo(before.get("stageId"));
        assertThat(after.get("number")).isEqualTo(before.get("number"));
        assertThat(after.get("contactPoints")).isEmpty();
        assertThat(timeline(lead)).isEmpty();
        assertThat(typesToldOf(lead)).isEqualTo(told);
        assertThat(columns(get(
                                owner(),
                                "/api/board?pipelineId="
                                        + before.get("pipelineId").asString())
                        .body()
                        .get("columns")))
                .isEqualTo(columns(board));
    }

    @Test
    void whatIsAskedAndAnsweredKeepsItsContract() {
        for (var type : List.of(ErasureWanted.TYPE, "person.erased.v1")) {
            assertThat(Contracts.examples("lead", type))
                    .allSatisfy(example -> assertThat(Contracts.violations("lead", type, example))
                            .isEmpty());
        }
        erased(Map.of("leadId", leadOf(Request.telegram(account).named(mark))));
        assertThat(asked())
                .isNotEmpty()
                .allSatisfy(wanted -> assertThat(
                                Contracts.violations("lead", ErasureWanted.TYPE, json.writeValueAsBytes(wanted)))
                        .isEmpty());
    }

    @Test
    void whoWritesAgainIsSomebodyNew() {
        var lead = leadOf(Request.telegram(account).named(mark));
        erased(Map.of("contactPoint", Map.of("kind", "telegram", "value", account)));

        var outcome = receive(Request.telegram(account).named("Somebody")).getFirst();

        assertThat(outcome.get("outcome").asString()).isEqualTo("created");
        assertThat(outcome.get("leadId").asString()).isNotEqualTo(lead);
        assertThat(lead(outcome.get("leadId").asString()).get("first").asBoolean())
                .isTrue();
    }

    @Test
    void aSharedPhoneLeavesTheOtherCustomerAlone() {
        var other = Ids.next();
        var shared = freshPhone();
        var theirs = leadOf(Request.form(shared).named("Other"));
        customerKnown(other, "Other", List.of(Map.of("kind", "phone", "value", shared)));
        linked(theirs, other);
        var lead = leadOf(Request.telegram(account).named(mark));
        jdbc.sql("insert into lead_contact_point (lead_id, kind, value, raw) values (cast(? as uuid), 'phone', ?, ?)")
                .params(lead, shared, shared)
                .update();

        erased(Map.of("leadId", lead));

        assertThat(Traces.inDatabase(tables, List.of(account, mark))).isEmpty();
        assertThat(lead(theirs).get("contactPoints")).hasSize(1);
        assertThat(lead(theirs).at("/customer/name").asString()).isEqualTo("Other");
    }

    @Test
    void theCustomerWhomAConversionWaitsForIsErasedToo() {
        var lead = leadOf(Request.telegram(account).named(mark));
        assertThat(post(owner(), "/api/leads/" + lead + "/conversion", Map.of()).status())
                .isEqualTo(202);
        soon(() -> assertThat(conversionsOf(lead)).hasSize(1));
        var promised = conversionsOf(lead).getFirst().get("customerId");

        erased(Map.of("leadId", lead));

        assertThat(Traces.inDatabase(tables, List.of(account, mark))).isEmpty();
        assertThat(asked())
                .isNotEmpty()
                .allSatisfy(wanted ->
                        assertThat(wanted.get("customerIds").valueStream()).containsExactly(promised));
    }

    @Test
    void oneAtATimeAndOnlyForOwners() {
        var lead = leadOf(Request.telegram(account).named(mark));

        assertThat(post(teamLead(), "/api/erasures", Map.of("leadId", lead)).status())
                .isEqualTo(403);
        assertThat(post(owner(), "/api/erasures", Map.of()).status()).isEqualTo(422);
        assertThat(post(owner(), "/api/erasures", Map.of("leadId", Ids.next())).status())
                .isEqualTo(404);
        var first =
                post(owner(), "/api/erasures", Map.of("leadId", lead)).body().get("id");
        var second =
                post(owner(), "/api/erasures", Map.of("leadId", lead)).body().get("id");
        assertThat(second).isEqualTo(first);
        finished(first.asString());
    }

    @Test
    void whatIsKeptIsToldAsOneDocument() {
        var lead = leadEverywhere(Ids.next());
        var found =
                post(owner(), "/api/erasures/preview", Map.of("leadId", lead)).body();

        var told = post(owner(), "/api/leads/personal-data", found);

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body().get("lead").get(0).get("person_name").asString()).isEqualTo(mark);
        assertThat(told.body().get("activity").toString()).contains(mark + " said");
        assertThat(told.body().get("mailing_person")).hasSize(1);
        assertThat(told.body().get("lead_contact_point")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(told.body().has("idempotent_request")).isFalse();
        var counted = post(owner(), "/api/leads/personal-data/counts", found).body();
        assertThat(counted.size()).isGreaterThan(5);
        told.body()
                .properties()
                .forEach(table -> assertThat(counted.path(table.getKey()).asInt(0))
                        .as(table.getKey())
                        .isEqualTo(table.getValue().size()));
        assertThat(post(manager(), "/api/leads/personal-data", found).status()).isEqualTo(403);
        finished(post(owner(), "/api/erasures", Map.of("leadId", lead))
                .body()
                .get("id")
                .asString());
    }

    // A person in every place -----------------------------------------------------------------------------------------

    /** A field of its own. */
    private String birthday() {
        var made = post(owner(), "/api/fields", Map.of("name", "Birthday " + fresh(), "type", "date"));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return made.body().get("key").asString();
    }

    private long fieldValues(String lead) {
        return jdbc.sql("select count(*) from lead_field_value where lead_id = cast(? as uuid)")
                .param(lead)
                .query(Long.class)
                .single();
    }

    private String leadEverywhere(UUID customer) {
        var lead = leadOf(Request.telegram(account)
                .named(mark)
                .saying(mark + " said")
                .points(List.of(
                        Map.of("kind", "telegram", "value", account),
                        Map.of("kind", "phone", "value", phone, "raw", phone),
                        Map.of("kind", "email", "value", mail, "raw", mail)))
                .put("attribution", Map.of("referrer", "https://example.org/" + mark)));
        var edited = patch(
                owner(),
                "/api/leads/" + lead,
                Map.of(
                        "title", "Title " + mark,
                        "fields", Map.of(birthday(), "1987-06-05"),
                        "company", Map.of("name", mark + " and sons"),
                        "tags", List.of("vip"),
                        "lines", List.of(Map.of("name", "For " + mark, "quantity", 2, "price", 50)),
                        "qualification", Map.of("level", "sql", "need", Map.of("answer", "yes", "text", mark))));
        assertThat(edited.status()).as(edited.body().toString()).isEqualTo(200);
        assertThat(answer(owner().post()
                                .uri("/api/leads/" + lead + "/notes")
                                .header("Idempotency-Key", fresh())
                                .body(Map.of("text", "Note " + mark))
                                .exchange())
                        .status())
                .isLessThan(300);
        assertThat(post(owner(), "/api/leads/" + lead + "/messages", Map.of("text", "Dear " + mark))
                        .status())
                .isLessThan(300);
        assertThat(post(
                                owner(),
                                "/api/leads/" + lead + "/tasks",
                                Map.of("kind", "task", "text", "Call " + mark, "dueAt", "2030-01-01T10:00:00Z"))
                        .status())
                .isLessThan(300);
        assertThat(owner().post()
                        .uri("/api/leads/" + lead + "/files?name=" + mark + ".txt")
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .body(("Bytes of " + mark).getBytes(StandardCharsets.UTF_8))
                        .exchange()
                        .returnResult()
                        .getStatus()
                        .is2xxSuccessful())
                .isTrue();
        customerKnown(
                customer,
                mark,
                List.of(Map.of("kind", "phone", "value", phone), Map.of("kind", "email", "value", mail)));
        linked(lead, customer);
        mailingAsked(Ids.next(), "For " + mark, "Dear " + mark, customer);
        jdbc.sql("""
                insert into dead_letter (id, direction, consumer, message_id, topic, key, type, version, occurred_at,
                                         payload, reason)
                values (?, 'in', 'x', ?, 'inbound.requests', 'k', 'x', 1, now(), ?, 'x')
                """)
                .params(
                        Ids.next(),
                        Ids.next(),
                        ("{\"name\":\"" + mark + "\",\"value\":\"" + phone + "\"}").getBytes(StandardCharsets.UTF_8))
                .update();
        jdbc.sql("insert into retracted_message (message_key) values (?)")
                .param("c:" + account + ":7")
                .update();
        jdbc.sql("insert into lead_import (external_id, lead_id) values (?, cast(? as uuid))")
                .params("crm-" + mark, lead)
                .update();
        var exclusion = Ids.next();
        jdbc.sql("""
                insert into exclusion (id, reason, note, excluded_at, words, ended_at)
                values (?, 'other', ?, now(), to_tsvector('simple', ?), now())
                """)
                .params(exclusion, "The landlord " + mark, phone.substring(1) + " " + mark)
                .update();
        return lead;
    }

    private List<String> topics() {
        return List.of(
                "inbound.requests",
                "lead.conversions",
                "outbound.messages",
                "customer.mailings",
                "lead.events",
                "lead.news",
                "inbound.outcomes",
                "erasure.requests",
                "erasure.answers");
    }

    private static String columns(JsonNode columns) {
        var counts = new StringBuilder();
        columns.forEach(column -> counts.append(column.at("/stage/id"))
                .append(column.get("count"))
                .append(column.get("sums"))
                .append('\n'));
        return counts.toString();
    }
}
