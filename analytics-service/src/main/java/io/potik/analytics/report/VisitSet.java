package io.potik.analytics.report;

import io.potik.analytics.report.PipelineDefinition.StageDefinition;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The visits that a report is about, as a common table expression {@code v}: those of the cohort, as they stood at the
 * end of the day asked for, credited to the owner at the event that ended the visit, or, while the lead was still here,
 * to the owner of that moment.
 *
 * <p>Columns: lead_id, seq, pipeline_id, stage_id, rank, kind (both as the pipeline in force says), rung (place on the
 * ladder, null beside it), amount, currency (at entry), how (advanced, back, rejected, left, here), amount_now,
 * currency_now, outcome (of the lead at that moment, null while open).
 */
record VisitSet(Cohort cohort, Question question, @Nullable PipelineDefinition pipeline) {

    private static final String VISITS = """
            with stage as (
              select * from unnest(cast(:stages as uuid[]), cast(:ranks as int[]), cast(:kinds as text[]),
                cast(:rungs as int[])) as s (stage_id, rank, kind, rung)
            ), chosen as (
              select v.* {cohort} and v.entered_at < :end and {standing} and {sourced}
            ), v as materialized (
              select v.lead_id, v.seq, v.pipeline_id, v.stage_id, coalesce(s.rank, v.rank) as rank,
                coalesce(s.kind, v.kind) as kind, s.rung, v.amount, v.currency,
                case when v.left_at < :end then v.left_how else 'here' end as how,
                st.amount as amount_now, st.currency as currency_now, c.outcome
              from chosen v
              left join stage s on s.stage_id = v.stage_id
              left join lead_state st on st.lead_id = v.lead_id
                and st.since < :end and (st.until is null or st.until >= :end)
              left join closing c on c.lead_id = v.lead_id
                and c.closed_at < :end and (c.stood_until is null or c.stood_until >= :end)
              where {credited}
            )
            """;

    /** The visits of that pipeline, or of all. */
    static VisitSet of(Cohort cohort, Question question, @Nullable PipelineDefinition pipeline) {
        return new VisitSet(cohort, question.of(pipeline == null ? null : pipeline.id()), pipeline);
    }

    /** A statement over {@code v} with everything bound. */
    JdbcClient.StatementSpec select(JdbcClient jdbc, String select) {
        var narrowed = question.narrow(
                VISITS,
                "(case when v.left_at < :end then v.left_owner else st.manager_id end)",
                "v.pipeline_id",
                "f.source_id");
        var sql = narrowed.replace("{cohort}", cohort.visits());
        var stages = pipeline == null ? List.<StageDefinition>of() : pipeline.stages();
        var ladder = pipeline == null ? List.<StageDefinition>of() : pipeline.ladder();
        return question.bind(jdbc.sql(sql + select))
                .param(
                        "stages",
                        Question.array(stages.stream().map(StageDefinition::id).toList()))
                .param("ranks", array(stages.stream().map(StageDefinition::rank).toList()))
                .param("kinds", array(stages.stream().map(StageDefinition::kind).toList()))
                .param(
                        "rungs",
                        array(stages.stream().map(s -> rung(ladder.indexOf(s))).toList()));
    }

    private static String rung(int index) {
        return index < 0 ? "null" : Integer.toString(index + 1);
    }

    private static String array(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    /** The stages of these ids, in the array form in which PostgreSQL writes them. */
    static List<UUID> ids(String array) {
        var inside = array.substring(1, array.length() - 1);
        return inside.isEmpty()
                ? List.of()
                : List.of(inside.split(",")).stream().map(UUID::fromString).toList();
    }
}
