package io.potik.customer.messaging;

import io.potik.customer.segment.OrderNews;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What segments read of every {@code order.*} event. */
record OrderTold(Order order) {

    record Order(
            UUID id,
            long version,
            UUID customerId,
            @Nullable UUID sourceId,
            String status,
            Instant createdAt) {}

    /** @throws NullPointerException if what the contract requires is missing */
    OrderNews news() {
        Order told = Objects.requireNonNull(order, "order");
        return new OrderNews(
                Objects.requireNonNull(told.id(), "order.id"),
                Objects.requireNonNull(told.customerId(), "order.customerId"),
                told.version(),
                told.sourceId(),
                !"cancelled".equals(told.status()),
                Objects.requireNonNull(told.createdAt(), "order.createdAt"));
    }
}
