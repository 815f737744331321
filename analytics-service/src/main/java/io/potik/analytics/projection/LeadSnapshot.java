package io.potik.analytics.projection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead as it stood after an event; every lead event carries one.
 *
 * @param version grows with every change of the card
 * @param stageKind open, won or lost
 * @param outcome open, won, kept, declined, merged (for the time being part of another lead) or excluded
 * @param first whether the person was not yet a customer
 */
public record LeadSnapshot(
        UUID id,
        long number,
        long version,
        UUID pipelineId,
        UUID stageId,
        String stageKind,
        int stageRank,
        String outcome,
        boolean first,
        @Nullable UUID managerId,
        @Nullable UUID sourceId,
        String channel,
        @Nullable Amount amount,
        Instant createdAt) {

    static final String OPEN = "open";
    static final String LOST = "lost";
    static final String WON = "won";

    /** Keeps what the store can keep: microseconds. */
    public LeadSnapshot {
        createdAt = LeadEvent.stored(createdAt);
    }

    boolean isOpen() {
        return outcome.equals(OPEN);
    }

    boolean isExcluded() {
        return outcome.equals("excluded");
    }

    boolean isMerged() {
        return outcome.equals("merged");
    }

    boolean isRejected() {
        return outcome.equals("kept") || outcome.equals("declined");
    }
}
