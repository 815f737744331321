package io.potik.lead.day;

import static java.util.Comparator.naturalOrder;

import io.potik.lead.board.Cursor;
import io.potik.lead.lead.LeadEvent;
import io.potik.lead.lead.LeadTouched;
import io.potik.lead.lead.LeadsChanged;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import io.potik.lead.timeline.Actor;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The open leads as a day sorts them, a row each, derived anew from the lead and its conversation whenever something
 * happens to it, in the same transaction. Each question has its index, by owner.
 */
@Repository
class OpenLeads {

    private static final UUID NOBODY = new UUID(0, 0);

    private static final String UNPLANNED =
            "not exists (select from task where task.lead_id = open_lead.lead_id and task.done_at is null)";

    private static final String AGES = "unnest(:stages, :sinces) as stage (id, since)";

    private final JdbcClient jdbc;

    OpenLeads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a day asks of open leads. */
    enum Question {
        /** Who waits for an answer, the longest first. */
        WAITING,
        /** To whom nobody has turned or plans to, the newest first; also those of nobody, who wait to be taken. */
        FRESH,
        /** Where nothing happened for long, and nothing is planned; the longest first. */
        QUIET
    }

    /** A stage, and since when something must have happened with its leads that they are not stale. */
    record Age(UUID stage, Instant since) {}

    /** A lead and the time by which the question orders it. */
    record Place(UUID lead, Instant at) {}

    @EventListener
    void follow(LeadsChanged changed) {
        var touched = changed.events().stream()
                .collect(Collectors.toMap(
                        event -> event.lead().id(),
                        OpenLeads::touched,
                        (one, other) -> one.isAfter(other) ? one : other));
        derive(touched);
    }

    /** That its stage goes away is nothing that happens with the person: a quiet lead stays quiet. */
    private static Instant touched(LeadEvent event) {
        return event.actor().equals(Actor.SYSTEM) ? event.lead().createdAt() : event.at();
    }

    @EventListener
    void follow(LeadTouched touched) {
        derive(Map.of(touched.lead(), touched.at()));
    }

    private void derive(Map<UUID, Instant> touched) {
        var rows = touched.entrySet();
        jdbc.sql("""
                with given as (select * from unnest(?, ?) as given (id, at)),
                gone as (
                    delete from open_lead where lead_id in (select id from given)
                    and not exists (select from lead l where l.id = open_lead.lead_id and l.outcome = 'OPEN'))
                insert into open_lead as known (lead_id, owner_id, stage_id, opened_at, waiting_since, fresh, touched_at)
                select l.id, l.owner_id, l.stage_id, t.opened_at, t.waiting_since,
                       case when l.manager_id is null then t.first_response_at is null or t.waiting_since is not null
                            else t.first_response_at is null and t.waiting_since is null end,
                       given.at
                from given join lead l on l.id = given.id join lead_talk t on t.lead_id = l.id
                where l.outcome = 'OPEN'
                on conflict (lead_id) do update set
                    owner_id = excluded.owner_id, stage_id = excluded.stage_id, opened_at = excluded.opened_at,
                    waiting_since = excluded.waiting_since, fresh = excluded.fresh,
                    touched_at = greatest(known.touched_at, excluded.touched_at)
                """)
                .params(Columns.ids(rows, Map.Entry::getKey), Columns.times(rows, Map.Entry::getValue))
                .update();
    }

    /**
     * The leads that answer a question, a page.
     *
     * @param ages since when a lead of each open stage is not stale
     */
    List<Place> page(Question question, UUID manager, List<Age> ages, @Nullable Cursor after, int limit) {
        var parameters = parameters(manager, ages, limit);
        var goesOn = "";
        if (after != null) {
            goesOn = " and (" + by(question) + ", lead_id) " + (question == Question.FRESH ? "<" : ">")
                    + " (:at::timestamptz, :id)";
            parameters.put("at", after.at().toString());
            parameters.put("id", after.id());
        }
        return jdbc.sql(select(question, goesOn))
                .params(parameters)
                .query((row, number) -> new Place(Rows.id(row, "lead_id"), Rows.time(row, "at")))
                .list();
    }

    /** How many there are, as far as {@code most}. */
    int count(Question question, UUID manager, List<Age> ages, int most) {
        return jdbc.sql("select count(*) from (" + select(question, "") + ") found")
                .params(parameters(manager, ages, most))
                .query(Integer.class)
                .single();
    }

    private static Map<String, Object> parameters(UUID manager, List<Age> ages, int limit) {
        var parameters = new HashMap<String, Object>();
        parameters.put("manager", manager);
        parameters.put("nobody", NOBODY);
        parameters.put("stages", Columns.ids(ages, Age::stage));
        parameters.put("sinces", Columns.times(ages, Age::since));
        parameters.put(
                "earliest",
                ages.stream()
                        .map(Age::since)
                        .min(naturalOrder())
                        .orElse(Instant.EPOCH)
                        .toString());
        parameters.put("limit", limit);
        return parameters;
    }

    private static String by(Question question) {
        return switch (question) {
            case WAITING -> "waiting_since";
            case FRESH -> "opened_at";
            case QUIET -> "touched_at";
        };
    }

    private static String select(Question question, String goesOn) {
        return switch (question) {
            case WAITING -> one(question, "owner_id = :manager and waiting_since is not null" + goesOn);
            case FRESH ->
                "select lead_id, at from (("
                        + one(
                                question,
                                "owner_id = :manager and fresh and touched_at >= :earliest::timestamptz and exists"
                                        + " (select from " + AGES + " where stage.id = open_lead.stage_id"
                                        + " and open_lead.touched_at >= stage.since) and " + UNPLANNED + goesOn)
                        + ") union all (" + one(question, "owner_id = :nobody and fresh" + goesOn)
                        + ")) both_of order by at desc, lead_id desc limit :limit";
            case QUIET ->
                "select lead_id, at from " + AGES + " cross join lateral ("
                        + one(
                                question,
                                "owner_id = :manager and stage_id = stage.id and waiting_since is null"
                                        + " and touched_at < stage.since and " + UNPLANNED + goesOn)
                        + ") each_stage order by at, lead_id limit :limit";
        };
    }

    private static String one(Question question, String conditions) {
        var direction = question == Question.FRESH ? " desc" : "";
        return "select lead_id, " + by(question) + " as at from open_lead where " + conditions + " order by "
                + by(question) + direction + ", lead_id" + direction + " limit :limit";
    }
}
