package io.potik.lead.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import io.potik.lead.workspace.Workspace;
import io.potik.outbox.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a lead cost stands on its card, with what it was reckoned from, for those who see all that is in it. */
class LeadCostIntegrationTests extends LeadDesk {

    @Autowired
    private SourceLeads counted;

    @Autowired
    private Workspace workspace;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aCardSaysWhatTheLeadCostOnceTheSourcesCostIsKnown() {
        var source = source();
        var today = LocalDate.now(workspace.timeZone());
        var lead = entered(source);
        entered(source);
        entered(source);
        assertThat(lead(lead).get("cost").isNull()).isTrue();

        cost(source, today, today, "100");

        var cost = lead(lead).get("cost");
        assertThat(cost.at("/perLead/0/amount").asString()).isEqualTo("33.33");
        assertThat(cost.at("/perLead/0/currency").asString()).isEqualTo("UAH");
        assertThat(cost.at("/basis/0/leads").asInt()).isEqualTo(3);
        assertThat(cost.at("/basis/0/spend/amount").asString()).isEqualTo("100.00");
        assertThat(cost.at("/basis/0/from").asString()).isEqualTo(today.toString());
        assertThat(cost.at("/basis/0/to").asString()).isEqualTo(today.toString());
    }

    @Test
    void whoSeesAPartOfTheLeadsIsNotToldHowManyThereAre() {
        var source = source();
        var today = LocalDate.now(workspace.timeZone());
        var lead = entered(source);
        cost(source, today.minusDays(9), today.plusDays(10), "200");

        assertThat(lead(lead).at("/cost/basis/0/spend/amount").asString()).isEqualTo("100.00");
        for (var person : List.of(teamLead(), manager())) {
            var seen = get(person, "/api/leads/" + lead);
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.body().get("cost").isNull()).isTrue();
        }
        var given = post(manager(), "/api/leads/" + lead + "/assignment", Map.of("managerId", hired()));
        assertThat(given.status()).isEqualTo(200);
        assertThat(given.body().get("cost").isNull()).isTrue();
    }

    @Test
    void whatArrivesIsCountedAndWhatBecomesOfItChangesNothing() {
        var first = Request.form(freshPhone());
        var second = Request.form(freshPhone());
        var lead = leadOf(first);
        var source = UUID.fromString(lead(lead).at("/source/id").asString());
        long before = kept(source);

        var excluded = leadOf(second);
        receive(Request.form(freshPhone()), Request.form(freshPhone()));
        post(owner(), "/api/leads/" + excluded + "/exclusion", Map.of());

        assertThat(kept(source)).isEqualTo(before + 3);
    }

    @Test
    void aDayIsADayOfTheWorkspace() {
        var source = source();
        var day = LocalDate.of(2026, 8, 15);
        var zone = workspace.timeZone();
        var begins = day.atStartOfDay(zone).toInstant();
        var ends = day.plusDays(1).atStartOfDay(zone).toInstant();
        transaction.executeWithoutResult(open -> counted.count(List.of(
                new SourceLeads.Brought(source, begins.minusMillis(1)),
                new SourceLeads.Brought(source, begins),
                new SourceLeads.Brought(source, begins.plusSeconds(60)),
                new SourceLeads.Brought(source, ends.minusMillis(1)),
                new SourceLeads.Brought(source, ends))));

        assertThat(counted.of(
                        source,
                        List.of(
                                new SourceLeads.Days(day, day),
                                new SourceLeads.Days(day.minusDays(1), day),
                                new SourceLeads.Days(day.plusDays(5), day.plusDays(6))),
                        zone))
                .containsExactly(3L, 4L, 0L);
    }

    private UUID source() {
        var added = post(owner(), "/api/sources", Map.of("name", "Fair " + fresh()));
        return UUID.fromString(added.body().get("id").asString());
    }

    private void cost(UUID source, LocalDate from, LocalDate to, String amount) {
        var set = post(
                owner(),
                "/api/sources/" + source + "/costs",
                Map.of("from", from, "to", to, "amount", Map.of("amount", amount, "currency", "UAH")));
        assertThat(set.status()).isEqualTo(201);
    }

    private String entered(UUID source) {
        var made = post(
                owner(),
                "/api/leads",
                Map.of(
                        "title",
                        "Walk-in",
                        "sourceId",
                        source,
                        "contactPoints",
                        List.of(Map.of("kind", "phone", "value", freshPhone()))));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return made.body().get("id").asString();
    }

    private UUID hired() {
        var id = Ids.next();
        hire(id, "Colleague");
        return id;
    }

    private long kept(UUID source) {
        return jdbc.sql(
                        "select coalesce(sum(leads), 0) from source_leads where source_id = ? and quarter <= ?::timestamptz")
                .param(source)
                .param(Instant.now().toString())
                .query(Long.class)
                .single();
    }
}
