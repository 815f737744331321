package io.potik.analytics.projection;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an order is worth from {@code since} to {@code until}; null while it stands.
 *
 * @param worth nothing once it is cancelled; what was kept once money was given back, but not more than the sum; else the sum
 */
record OrderState(
        UUID orderId,
        int seq,
        Instant since,
        @Nullable Instant until,
        @Nullable UUID leadId,
        boolean cancelled,
        BigDecimal sum,
        BigDecimal worth,
        String currency) {

    static OrderState of(OrderFact order, boolean cancelled, Instant since) {
        var kept = order.refunded().signum() > 0 ? order.paid().min(order.sum()) : order.sum();
        return new OrderState(
                order.orderId(),
                order.states(),
                since,
                null,
                order.leadId(),
                cancelled,
                order.sum(),
                cancelled ? BigDecimal.ZERO : kept,
                order.currency());
    }

    boolean isSameAs(OrderState other) {
        return cancelled == other.cancelled
                && sum.compareTo(other.sum) == 0
                && worth.compareTo(other.worth) == 0
                && currency.equals(other.currency);
    }

    OrderState until(Instant end) {
        return new OrderState(orderId, seq, since, end, leadId, cancelled, sum, worth, currency);
    }
}
