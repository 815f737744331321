package io.potik.analytics.projection;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands now.
 *
 * @param refunded all that was ever given back
 * @param states how many {@link OrderState}s it has had
 */
record OrderFact(
        UUID orderId,
        long version,
        @Nullable UUID leadId,
        String status,
        BigDecimal sum,
        BigDecimal paid,
        String currency,
        Instant createdAt,
        BigDecimal refunded,
        int states) {

    static OrderFact of(OrderEvent event, BigDecimal refundedBefore, int states) {
        var order = event.order();
        return new OrderFact(
                order.id(),
                order.version(),
                order.leadId(),
                order.status(),
                order.sum().amount(),
                order.paid().amount(),
                order.sum().currency(),
                order.createdAt(),
                refundedBefore.add(event.givenBack()),
                states);
    }
}
