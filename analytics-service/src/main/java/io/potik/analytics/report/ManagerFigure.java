package io.potik.analytics.report;

/** Figures of a manager, each with the rows of the store that it counts; the report counts the same ones. */
public enum ManagerFigure {
    /** Distinct leads on which a human did something in the window. */
    PROCESSED("a.owner_id", "a.pipeline_id", "", """
            from action_day a join lead_fact f on f.lead_id = a.lead_id
            where a.day between :fromDay and :lastDay and {credited} and {standing} and {sourced}
            """),
    /** Wins of the window that stand. */
    WON("k.owner_id", "k.pipeline_id", " and k.outcome = 'won'", ManagerFigure.ENDS + ManagerFigure.ENDED),
    /** Rejections of the window. */
    REJECTED("k.owner_id", "k.pipeline_id", " and k.outcome <> 'won'", ManagerFigure.ENDS + ManagerFigure.ENDED),
    /** Waits that began in the window and were answered. */
    ANSWERED("w.owner_id", "w.pipeline_id", "", """
            from wait w join lead_fact f on f.lead_id = w.lead_id
            where w.since >= :from and w.since < :to and w.responded_at < :end and {credited} and {standing} and {sourced}
            """),
    /** Whoever was excluded waits for nothing, and who was merged waits in the other lead; everybody else who was not answered does, also when the lead was closed. */
    WAITING("st.manager_id", "w.pipeline_id", "", """
            from wait w join lead_fact f on f.lead_id = w.lead_id
            left join lead_state st on st.lead_id = w.lead_id
              and st.since < :end and (st.until is null or st.until >= :end)
            where w.since >= :from and w.since < :to and w.since < :end
              and (w.responded_at is null or w.responded_at >= :end)
              and (w.restarted_at is null or w.restarted_at >= :end)
              and not exists (select from closing x where x.lead_id = w.lead_id and x.outcome in ('excluded', 'merged')
                and x.closed_at < :end and (x.stood_until is null or x.stood_until >= :end))
              and {credited} and {standing} and {sourced}
            """);

    /** Ends {@code k}; other joins may stand between this and {@link #ENDED}. */
    static final String ENDS = "from closing k join lead_fact f on f.lead_id = k.lead_id\n";

    /** Ends of the window; a win that was taken back is none. */
    static final String ENDED = """
            where k.closed_at >= :from and k.closed_at < :to and k.closed_at < :end
              and k.outcome not in ('excluded', 'merged')
              and (k.outcome <> 'won' or k.stood_until is null or k.stood_until >= :end)
              and {credited} and {standing} and {sourced}
            """;

    private final String owner;
    private final String pipeline;
    private final String which;
    private final String rows;

    ManagerFigure(String owner, String pipeline, String which, String rows) {
        this.owner = owner;
        this.pipeline = pipeline;
        this.which = which;
        this.rows = rows;
    }

    /** The column that says to whom a row is credited. */
    String owner() {
        return owner;
    }

    /** The FROM and WHERE of its rows with the question's conditions in it. */
    String rows(Question question) {
        return narrow(question, rows) + which;
    }

    /** Narrows a statement over these rows to what is asked for. */
    String narrow(Question question, String sql) {
        return question.narrow(sql, owner, pipeline, "f.source_id");
    }
}
