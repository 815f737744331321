package io.potik.analytics.report;

/** Figures of a source, over the rows that the report counts. */
public enum SourceFigure {
    /** Leads that were created in the window. */
    LEADS(""),
    /** Those of them that are won. */
    WON(" and k.lead_id is not null");

    /** Leads {@code f} with their win {@code k} and state {@code st}; other joins may stand between this and {@link #CREATED}. */
    static final String JOINED = """
            from lead_fact f
            left join closing k on k.lead_id = f.lead_id and k.outcome = 'won'
              and k.closed_at < :end and (k.stood_until is null or k.stood_until >= :end)
            left join lead_state st on st.lead_id = f.lead_id
              and st.since < :end and (st.until is null or st.until >= :end)
            """;

    /** Of the window, and of the pipeline when one is asked for. */
    static final String CREATED = """
            where f.created_at >= :from and f.created_at < :to and f.created_at < :end and {credited} and {sourced}
              and (cast(:pipeline as uuid) is null or exists (select from visit v where v.lead_id = f.lead_id
                and v.entered_at < :end and v.pipeline_id = cast(:pipeline as uuid)))
            """;

    private final String which;

    SourceFigure(String which) {
        this.which = which;
    }

    /** The FROM and WHERE of its rows with the question's conditions in it. */
    String rows(Question question) {
        return narrow(question, JOINED + CREATED) + which;
    }

    /** Narrows a statement over these rows to what is asked for. */
    static String narrow(Question question, String sql) {
        return question.narrow(sql, "st.manager_id", "", "f.source_id");
    }
}
