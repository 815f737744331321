package io.potik.customer.messaging;

import io.potik.customer.matching.UndoneOrder;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** What this service reads of {@code order.buyer-undone.v1}. */
record BuyerUndone(UUID orderId, Instant at) {

    static final String TYPE = "order.buyer-undone.v1";

    /** @throws NullPointerException if what the contract requires is missing */
    UndoneOrder undone() {
        return new UndoneOrder(Objects.requireNonNull(orderId, "orderId"), Objects.requireNonNull(at, "at"));
    }
}
