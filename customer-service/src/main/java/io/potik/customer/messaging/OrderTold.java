package io.potik.customer.messaging;

import io.potik.customer.segment.OrderNews;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What segments read of every {@code order.*} event. */
record OrderTold(Order order) {

    /** @param statusKind what the status means; null in events from before workspaces had their own, whose code says it */
    record Order(
            UUID id,
            long version,
            UUID customerId,
            @Nullable UUID sourceId,
            String status,
            @Nullable String statusKind,
            Instant createdAt) {}

    /** @throws NullPointerException if what the contract requires is missing */
    OrderNews news() {
        Order told = Objects.requireNonNull(order, "order");
        return new OrderNews(
                Objects.requireNonNull(told.id(), "order.id"),
                Objects.requireNonNull(told.customerId(), "order.customerId"),
                told.version(),
                told.sourceId(),
                !"cancelled".equals(told.statusKind() == null ? told.status() : told.statusKind()),
                Objects.requireNonNull(told.createdAt(), "order.createdAt"));
    }
}
