package io.potik.analytics.projection;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose a lead was and what it was worth, from {@code since} to {@code until}; null while it stands. */
record LeadState(
        UUID leadId,
        int seq,
        Instant since,
        @Nullable Instant until,
        @Nullable UUID managerId,
        @Nullable BigDecimal amount,
        @Nullable String currency) {

    static LeadState of(LeadSnapshot lead, int seq, Instant since) {
        var amount = lead.amount();
        return new LeadState(
                lead.id(),
                seq,
                since,
                null,
                lead.managerId(),
                amount == null ? null : amount.amount(),
                amount == null ? null : amount.currency());
    }

    boolean isSameAs(LeadState other) {
        return Objects.equals(managerId, other.managerId) && Objects.equals(worth(), other.worth());
    }

    private @Nullable Amount worth() {
        return amount == null || currency == null ? null : new Amount(amount, currency);
    }

    LeadState until(Instant end) {
        return new LeadState(leadId, seq, since, end, managerId, amount, currency);
    }
}
