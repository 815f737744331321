package io.potik.analytics.report;

/**
 * What a win {@code k} is worth: its amount, or without one the sum of the order that it became. Once that order is
 * cancelled, nothing; once money of it was given back, what was kept of its sum. Each as it stood at {@code :end}.
 */
final class WinWorth {

    /** Joins the order {@code o}; its condition is written behind. Of several orders one that is not cancelled counts. */
    static final String ORDER = """
            left join lateral (
              select s.worth, s.currency, s.cancelled or s.worth < s.sum as corrected
              from order_state s join order_fact made on made.order_id = s.order_id
              where s.lead_id = k.lead_id and s.since < :end and (s.until is null or s.until >= :end)
              order by s.cancelled, made.created_at, s.order_id limit 1) o on\s""";

    /** The amount; null if nothing says it. */
    static final String AMOUNT = "case when o.corrected then o.worth else coalesce(k.amount, o.worth) end";

    /** Its currency. */
    static final String CURRENCY = "case when o.corrected then o.currency else coalesce(k.currency, o.currency) end";

    private WinWorth() {}
}
