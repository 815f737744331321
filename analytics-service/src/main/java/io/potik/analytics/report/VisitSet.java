package io.potik.analytics.report;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The visits that a report is about, as a common table expression {@code v}: those of the cohort, as they stood at the
 * end of the day asked for, credited to the owner at the event that ended the visit, or, while the lead was still here,
 * to the owner of that moment.
 *
 * <p>Columns: lead_id, seq, pipeline_id, stage_id, amount, currency (at entry), how (advanced, back, rejected, left,
 * here), amount_now, currency_now, outcome (of the lead at that moment, null while open).
 */
record VisitSet(Cohort cohort, Question question) {

    private static final String VISITS = """
            with chosen as (
              select v.* {cohort} and v.entered_at < :end and {standing} and {sourced}
            ), v as materialized (
              select v.lead_id, v.seq, v.pipeline_id, v.stage_id, v.amount, v.currency,
                case when v.left_at < :end then v.left_how else 'here' end as how,
                st.amount as amount_now, st.currency as currency_now, c.outcome
              from chosen v
              left join lead_state st on st.lead_id = v.lead_id
                and st.since < :end and (st.until is null or st.until >= :end)
              left join closing c on c.lead_id = v.lead_id
                and c.closed_at < :end and (c.stood_until is null or c.stood_until >= :end)
              where {credited}
            )
            """;

    /** A statement over {@code v} with everything bound. */
    JdbcClient.StatementSpec select(JdbcClient jdbc, String select) {
        return question.bind(jdbc.sql(sql(select)));
    }

    /** The same statement, its parameters still open. */
    String sql(String select) {
        var narrowed = question.narrow(
                VISITS,
                "(case when v.left_at < :end then v.left_owner else st.manager_id end)",
                "v.pipeline_id",
                "f.source_id");
        return narrowed.replace("{cohort}", cohort.visits()) + select;
    }
}
