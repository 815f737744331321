package io.potik.lead.inbound;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code inbound.outcome-decided.v1}: what became of a receipt; exactly one for each.
 *
 * @param outcome created, appended, excluded or ignored
 * @param detail why, where the outcome does not say it
 */
record OutcomeDecided(
        UUID receiptId,
        String outcome,
        @Nullable UUID leadId,
        @Nullable UUID orderId,
        @Nullable String detail,
        Instant decidedAt) {

    static final String TYPE = "inbound.outcome-decided.v1";
    static final String TOPIC = "inbound.outcomes";

    static OutcomeDecided of(InboundRequest request, Decision decision, Instant at) {
        var detail = switch (decision) {
            case Decision.Ignored nobody -> "noContactPoint";
            case Decision.Retracted nothing -> "retracted"; // intake erases what it has kept of it
            case Decision.Revises edit -> "edit";
            default -> null;
        };
        return new OutcomeDecided(request.receiptId(), decision.outcome(), decision.leadOrNull(), null, detail, at);
    }
}
