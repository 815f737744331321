package io.potik.lead.search;

/**
 * The leads that a search finds, the newest first by tens of thousands, for as long as somebody wants more of them: of a
 * frequent word only the newest are read, of a rare one all there are (ADR 34).
 */
public final class NewestFound {

    /**
     * A query with the column {@code lead_id}; the parameter {@code words} is a {@link SearchQuery}, of null nothing is
     * found. Whoever asks puts a limit behind it.
     */
    public static final String LEADS = """
            select found.lead_id
            from generate_series((select last_value >> 15 from lead_number), 0, -1) as part
            cross join lateral (
                select lead_id from lead_search
                where words_of_part(number, words) @@ query_of_part(part, :words)) found
            """;

    /** Goes before it, in its transaction: PostgreSQL cannot know how few a query finds that it makes for each part. */
    public static final String BY_INDEX = "set local enable_seqscan = off";

    private NewestFound() {}
}
