package io.potik.order.messaging;

import io.potik.order.order.Actor;
import io.potik.order.shop.UndoneOrder;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** What this service reads of {@code inbound.order-undone.v1}. */
record OrderUndone(UUID receiptId, UUID orderId, long revision, Instant at, Actor actor) {

    static final String TYPE = "inbound.order-undone.v1";

    /** @throws NullPointerException if what the contract requires is missing */
    UndoneOrder undone() {
        return new UndoneOrder(
                Objects.requireNonNull(receiptId, "receiptId"),
                Objects.requireNonNull(orderId, "orderId"),
                revision,
                Objects.requireNonNull(at, "at"),
                Objects.requireNonNull(actor, "actor"));
    }
}
