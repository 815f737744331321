package io.potik.lead.source;

import io.potik.lead.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The event {@code source.cost-set.v1}: what a source costs in a period; one with the same id replaces an older one. */
record SourceCostSet(UUID id, UUID sourceId, LocalDate from, LocalDate to, Money amount, Instant at) {

    static final String TYPE = "source.cost-set.v1";

    static SourceCostSet of(SourceCost cost, Instant at) {
        return new SourceCostSet(cost.id(), cost.sourceId(), cost.from(), cost.to(), cost.amount(), at);
    }
}
