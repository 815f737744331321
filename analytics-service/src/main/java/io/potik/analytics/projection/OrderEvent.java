package io.potik.analytics.projection;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an order.
 *
 * @param payment of a payment: what was received, negative for what was given back
 */
public record OrderEvent(
        OrderSnapshot order, Instant at, @Nullable Amount payment) {

    /**
     * An order as it stood afterwards.
     *
     * @param status a code, of which the workspace has its own
     * @param statusKind open, done or cancelled; null in events from before there were own statuses, whose code says it
     * @param paid what was received less what was given back
     */
    public record OrderSnapshot(
            UUID id,
            long version,
            @Nullable UUID leadId,
            String status,
            @Nullable String statusKind,
            Amount sum,
            Amount paid,
            Instant createdAt) {

        boolean isCancelled() {
            return "cancelled".equals(statusKind == null ? status : statusKind);
        }
    }

    /** What was given back by it, not negative. */
    BigDecimal givenBack() {
        return payment == null ? BigDecimal.ZERO : payment.amount().negate().max(BigDecimal.ZERO);
    }
}
