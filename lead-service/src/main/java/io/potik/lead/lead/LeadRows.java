package io.potik.lead.lead;

import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.pipeline.Pipeline;
import io.potik.lead.pipeline.Pipelines;
import io.potik.lead.search.SearchWords;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Many leads by few statements: what a batch needs, and JPA would do one by one. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class LeadRows {

    private static final String LOCKED = "id, number, version, title, person_name, pipeline_id, stage_id, outcome,"
            + " first, channel, source_id, customer_id, manager_id, amount, currency, created_at, closed_at";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Pipelines pipelines;

    LeadRows(JdbcClient jdbc, JsonMapper json, Pipelines pipelines) {
        this.jdbc = jdbc;
        this.json = json;
        this.pipelines = pipelines;
    }

    /** Numbers for that many new leads, ascending. */
    List<Long> numbers(int count) {
        return count == 0
                ? List.of()
                : jdbc.sql("select nextval('lead_number') from generate_series(1, ?)")
                        .param(count)
                        .query(Long.class)
                        .list();
    }

    /** Locks leads against changes; the contact points that led to them are locked already. */
    Map<UUID, LockedLead> lock(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select " + LOCKED + " from lead where id = any(?) order by id for no key update")
                .param(Columns.ids(ids))
                .query((row, number) -> LockedLead.of(row, pipelines.withId(Rows.id(row, "pipeline_id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(lead -> lead.snapshot().id(), Function.identity()));
    }

    /** Locks leads that stand in a stage of this pipeline, at most that many, without waiting for those who hold some. */
    List<Standing> take(Pipeline pipeline, UUID stage, int most) {
        return jdbc.sql("select stage_entered_at, " + LOCKED
                        + " from lead where stage_id = ? limit ? for no key update skip locked")
                .params(stage, most)
                .query((row, number) ->
                        new Standing(LockedLead.of(row, pipeline).snapshot(), Rows.time(row, "stage_entered_at")))
                .list();
    }

    /** These leads, locked, stand in another stage of their pipeline from now on. */
    void enter(Collection<UUID> leads, UUID stage, Instant at) {
        jdbc.sql("update lead set stage_id = ?, stage_entered_at = ?::timestamptz, version = version + 1"
                        + " where id = any(?)")
                .params(stage, at.toString(), Columns.ids(leads))
                .update();
    }

    void insert(Collection<Lead> leads) {
        if (leads.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into lead (id, number, version, title, person_name, pipeline_id, stage_id, stage_entered_at,
                    outcome, first, channel, source_id, manager_id, amount, currency, lines, tags, attribution,
                    company_name, customer_id, promised_customer_id, promised_order_id, reason_id, rejection_note,
                    closed_from_stage_id, created_at, closed_at)
                select id, number, version, title, person_name, pipeline_id, stage_id, stage_entered_at,
                    outcome, first, channel, source_id, manager_id, amount, currency, lines::jsonb,
                    array(select jsonb_array_elements_text(tags::jsonb)), attribution::jsonb,
                    company_name, customer_id, promised_customer_id, promised_order_id, reason_id, rejection_note,
                    closed_from_stage_id, created_at, closed_at
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as given (id, number, version, title, person_name, pipeline_id, stage_id, stage_entered_at,
                    outcome, first, channel, source_id, manager_id, amount, currency, lines, tags, attribution,
                    company_name, customer_id, promised_customer_id, promised_order_id, reason_id, rejection_note,
                    closed_from_stage_id, created_at, closed_at)
                """)
                .params(
                        Columns.ids(leads, Lead::id),
                        Columns.numbers(leads, Lead::number),
                        Columns.numbers(leads, Lead::version),
                        Columns.texts(leads, Lead::title),
                        Columns.texts(leads, Lead::personName),
                        Columns.ids(leads, Lead::pipelineId),
                        Columns.ids(leads, Lead::stageId),
                        Columns.times(leads, Lead::stageEnteredAt),
                        Columns.texts(leads, lead -> lead.outcome().name()),
                        Columns.flags(leads, Lead::isFirst),
                        Columns.texts(leads, Lead::channel),
                        Columns.ids(leads, Lead::sourceId),
                        Columns.ids(leads, Lead::managerId),
                        Columns.amounts(leads, lead -> lead.slot().amount()),
                        Columns.texts(leads, lead -> lead.slot().currency()),
                        Columns.texts(leads, lead -> json.writeValueAsString(lead.lines())),
                        Columns.texts(leads, lead -> json.writeValueAsString(lead.tags())),
                        Columns.texts(leads, lead -> json.writeValueAsString(lead.attribution())),
                        Columns.texts(leads, Lead::companyName),
                        Columns.ids(leads, Lead::customerId),
                        Columns.ids(leads, Lead::promisedCustomerId),
                        Columns.ids(leads, Lead::promisedOrderId),
                        Columns.ids(leads, Lead::reasonId),
                        Columns.texts(leads, Lead::rejectionNote),
                        Columns.ids(leads, Lead::closedFromStageId),
                        Columns.times(leads, Lead::createdAt),
                        Columns.times(leads, Lead::closedAt))
                .update();
    }

    /** Adds contact points to leads; one that is there already stays as it was first given. */
    void addPoints(Collection<PointOfLead> points) {
        if (points.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into lead_contact_point (lead_id, kind, value, raw)
                select * from unnest(?, ?, ?, ?) on conflict do nothing
                """)
                .params(
                        Columns.ids(points, PointOfLead::lead),
                        Columns.texts(points, point -> point.given().kind()),
                        Columns.texts(points, point -> point.given().value()),
                        Columns.texts(points, point -> point.given().rawOrValue()))
                .update();
    }

    /** The contact points of these leads. */
    Map<UUID, List<GivenContactPoint>> points(Collection<UUID> leads) {
        return jdbc
                .sql("select lead_id, kind, value, raw from lead_contact_point where lead_id = any(?)")
                .param(Columns.ids(leads))
                .query((row, number) -> new PointOfLead(
                        Rows.id(row, "lead_id"),
                        new GivenContactPoint(Rows.text(row, "kind"), Rows.text(row, "value"), row.getString("raw"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        PointOfLead::lead, Collectors.mapping(PointOfLead::given, Collectors.toList())));
    }

    /** Makes leads findable by what they are now, and by what was merged into them. */
    void index(Collection<Findable> leads) {
        if (leads.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into lead_search (lead_id, number, words)
                select lead, number, array_to_tsvector(string_to_array(words, ' ')
                    || array(select unnest(tsvector_to_array(merged.words)) from lead_merge merged where into_id = lead))
                from unnest(?, ?, ?) as given (lead, number, words)
                on conflict (lead_id) do update set words = excluded.words
                """)
                .params(
                        Columns.ids(leads, Findable::lead),
                        Columns.numbers(leads, Findable::number),
                        Columns.texts(leads, Findable::words))
                .update();
    }

    /**
     * Deletes what is kept of leads beside their rows: contact points, conversation, timeline, tasks, what people were told
     * of it, and what finds it.
     */
    void deletePartsOf(Collection<UUID> leads) {
        jdbc.sql("""
                with points as (delete from lead_contact_point where lead_id = any(:leads)),
                     talk as (delete from lead_talk where lead_id = any(:leads)),
                     words as (delete from lead_search where lead_id = any(:leads)),
                     tasks as (delete from task where lead_id = any(:leads)),
                     told as (delete from notification where lead_id = any(:leads)),
                     merges as (delete from lead_merge where lead_id = any(:leads)),
                     files as (delete from lead_file where lead_id = any(:leads) returning id),
                     bytes as (update file_content set remove_after = now() where id in (select id from files))
                delete from activity where lead_id = any(:leads)
                """).param("leads", Columns.ids(leads)).update();
    }

    /** Deletes the leads that were merged into one, with everything that is kept of them. */
    void deleteMergedInto(UUID lead) {
        var merged = mergedInto(lead);
        if (!merged.isEmpty()) {
            deletePartsOf(merged);
            jdbc.sql("delete from lead where id = any(?)")
                    .param(Columns.ids(merged))
                    .update();
        }
    }

    /** The leads that are part of this one, directly or by way of another. */
    List<UUID> mergedInto(UUID lead) {
        return jdbc.sql("select id from lead where merged_into = ? order by id")
                .param(lead)
                .query(UUID.class)
                .list();
    }

    /** Locks these leads and those that are part of them, in one order. Their contact points are locked already. */
    void lockWithMerged(Collection<UUID> leads) {
        jdbc.sql("select id from lead where id = any(:leads) or merged_into = any(:leads) order by id for update")
                .param("leads", Columns.ids(leads))
                .query(UUID.class)
                .list();
    }

    /** A lead and since when it stands where it does. */
    record Standing(LeadSnapshot snapshot, Instant since) {}

    record PointOfLead(UUID lead, GivenContactPoint given) {}

    /** A lead and the words that find it. */
    record Findable(UUID lead, long number, String words) {

        static Findable of(
                UUID lead, long number, String title, @Nullable String name, Collection<GivenContactPoint> points) {
            return new Findable(lead, number, SearchWords.of(number, title, name, points));
        }
    }
}
