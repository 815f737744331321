package io.potik.customer.messaging;

import io.potik.customer.customer.Money;
import io.potik.customer.purchase.OrderState;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of every {@code order.*} event: they all carry the order as it is then. */
record OrderEvent(Order order, Instant at) {

    /**
     * @param statusKind what the workspace's own status means; null in events from before there were such, whose code says it
     */
    record Order(
            UUID id,
            long version,
            UUID customerId,
            String status,
            @Nullable String statusKind,
            Money sum) {

        boolean isCancelled() {
            return "cancelled".equals(statusKind == null ? status : statusKind);
        }
    }

    /** @throws NullPointerException if what the contract requires is missing */
    OrderState state() {
        Order told = Objects.requireNonNull(order, "order");
        return new OrderState(
                Objects.requireNonNull(told.id(), "order.id"),
                Objects.requireNonNull(told.customerId(), "order.customerId"),
                told.version(),
                !told.isCancelled(),
                Objects.requireNonNull(told.sum(), "order.sum"),
                Objects.requireNonNull(at, "at"));
    }
}
