package io.potik.analytics.projection;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An end of a lead.
 *
 * @param openedAt since when it was open: created or reopened
 * @param stoodUntil when it was reopened (or excluded afterwards), or its merge undone; null while it stands
 * @param outcome won, kept, declined or excluded; merged of a lead that was open until then, which is an end for as long as
 *     the merge stands
 * @param ownerId whose lead it was then
 * @param amount what the card was worth then
 * @param pipelineId where it stood then
 * @param visitSeq the visit that ended with it
 */
record Closing(
        UUID leadId,
        int seq,
        Instant closedAt,
        Instant openedAt,
        @Nullable Instant stoodUntil,
        String outcome,
        @Nullable UUID ownerId,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable UUID reasonId,
        UUID pipelineId,
        @Nullable Integer visitSeq) {

    static Closing of(LeadEvent event, int seq, Instant openedAt, @Nullable Integer visitSeq) {
        var lead = event.lead();
        var amount = lead.amount();
        return new Closing(
                lead.id(),
                seq,
                event.at().isBefore(openedAt) ? openedAt : event.at(),
                openedAt,
                null,
                lead.outcome(),
                lead.managerId(),
                amount == null ? null : amount.amount(),
                amount == null ? null : amount.currency(),
                event.details().reasonId(),
                lead.pipelineId(),
                visitSeq);
    }

    boolean isMerge() {
        return outcome.equals("merged");
    }

    Closing until(Instant at) {
        return with(at.isBefore(closedAt) ? closedAt : at, reasonId);
    }

    Closing because(UUID reason) {
        return with(stoodUntil, reason);
    }

    private Closing with(@Nullable Instant end, @Nullable UUID reason) {
        return new Closing(
                leadId, seq, closedAt, openedAt, end, outcome, ownerId, amount, currency, reason, pipelineId, visitSeq);
    }
}
