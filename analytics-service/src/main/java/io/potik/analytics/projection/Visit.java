package io.potik.analytics.projection;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stay in a stage.
 *
 * @param seq the lead's first visit is 1
 * @param enteredBy the owner when it began
 * @param amount what the card was worth when it began
 * @param leftHow advanced, back, rejected or left; null while the lead is here
 * @param leftOwner the owner when it ended
 */
record Visit(
        UUID leadId,
        int seq,
        UUID pipelineId,
        UUID stageId,
        int rank,
        String kind,
        Instant enteredAt,
        @Nullable UUID enteredBy,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable Instant leftAt,
        @Nullable String leftHow,
        @Nullable UUID leftOwner) {

    static final String ADVANCED = "advanced";
    static final String BACK = "back";
    static final String REJECTED = "rejected";
    static final String LEFT = "left";

    static Visit of(LeadSnapshot lead, int seq, Instant at) {
        var amount = lead.amount();
        return new Visit(
                lead.id(),
                seq,
                lead.pipelineId(),
                lead.stageId(),
                lead.stageRank(),
                lead.stageKind(),
                at,
                lead.managerId(),
                amount == null ? null : amount.amount(),
                amount == null ? null : amount.currency(),
                null,
                null,
                null);
    }

    /** The same, ended; never before it began, whatever the clocks say. */
    Visit left(Instant at, String how, @Nullable UUID owner) {
        var end = at.isBefore(enteredAt) ? enteredAt : at;
        return new Visit(
                leadId, seq, pipelineId, stageId, rank, kind, enteredAt, enteredBy, amount, currency, end, how, owner);
    }

    /** When it ended, or when it began if it has not. */
    Instant endedAt() {
        return leftAt == null ? enteredAt : leftAt;
    }

    boolean isIn(LeadSnapshot lead) {
        return pipelineId.equals(lead.pipelineId()) && stageId.equals(lead.stageId());
    }

    /** How the lead left this stage when it now stands where the event says. */
    String wayTo(LeadEvent event) {
        var lead = event.lead();
        var from = event.details().from();
        if (!pipelineId.equals(lead.pipelineId())) {
            return LEFT;
        }
        if (!kind.equals(lead.stageKind())) {
            return switch (lead.stageKind()) {
                case LeadSnapshot.LOST -> REJECTED;
                case LeadSnapshot.WON -> ADVANCED;
                default -> BACK;
            };
        }
        // Of the same kind: along the pipeline, or out of a stage that was removed, which ends no lead anew.
        // The pipeline may have been defined anew since this visit began: the event knows the rank of that moment.
        int rankNow = from != null && from.stageId().equals(stageId) ? from.stageRank() : rank;
        return lead.stageRank() < rankNow ? BACK : ADVANCED;
    }
}
