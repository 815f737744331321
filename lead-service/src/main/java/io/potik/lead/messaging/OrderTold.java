package io.potik.lead.messaging;

import io.potik.lead.money.Money;
import io.potik.lead.order.KnownOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every {@code order.*} event, as far as it matters here: they all carry the order as it is then. */
record OrderTold(Order order) {

    static final String PREFIX = "order.";

    /** @param statusKind null in events from before workspaces had their own statuses, whose code says it */
    record Order(
            UUID id,
            @Nullable Long version,
            @Nullable Long number,
            @Nullable UUID customerId,
            @Nullable UUID managerId,
            @Nullable String status,
            @Nullable String statusKind,
            @Nullable Sum sum,
            @Nullable Instant createdAt) {}

    record Sum(BigDecimal amount, String currency) {}

    /** Whether it says enough to offer the order to somebody. */
    boolean isWhole() {
        return order.version() != null
                && order.number() != null
                && order.customerId() != null
                && order.sum() != null
                && order.createdAt() != null;
    }

    KnownOrder known() {
        var sum = Objects.requireNonNull(order.sum());
        return new KnownOrder(
                order.id(),
                Objects.requireNonNull(order.version()),
                Objects.requireNonNull(order.number()),
                Objects.requireNonNull(order.customerId()),
                order.managerId(),
                order.statusKind() == null
                        ? !"done".equals(order.status()) && !"cancelled".equals(order.status())
                        : order.statusKind().equals("open"),
                new Money(sum.amount(), sum.currency()),
                Objects.requireNonNull(order.createdAt()));
    }
}
