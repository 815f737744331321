package io.potik.lead.source;

import io.potik.lead.money.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * What a lead cost: what its source cost when it was created, over the leads that it brought then.
 *
 * @param perLead a sum for each currency
 * @param basis what it was reckoned from, the earliest period first
 */
public record LeadCost(List<Money> perLead, List<Basis> basis) {

    /**
     * One cost of the source.
     *
     * @param from the first day, in the workspace's zone
     * @param to the last day, inclusive; today while the period still runs
     * @param spend for these days; a cost is spread evenly over its days, as in the report of sources
     * @param leads how many the source brought on these days
     */
    public record Basis(LocalDate from, LocalDate to, Money spend, long leads) {}
}
