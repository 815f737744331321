package io.potik.lead.source;

import io.potik.lead.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a source costs in a period. Costs of overlapping periods add up; the same period is set anew.
 *
 * @param from the first day, in the workspace's zone
 * @param to the last day, inclusive
 */
record SourceCost(UUID id, long version, UUID sourceId, LocalDate from, LocalDate to, Money amount) {}
