package io.potik.customer.messaging;

import io.potik.customer.matching.Introduction;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of {@code order.buyer-wanted.v1}. */
record BuyerWanted(
        UUID orderId,
        UUID customerId,
        LeadConversion.@Nullable Person person,
        @Nullable Boolean undoable,
        Instant at) {

    static final String TYPE = "order.buyer-wanted.v1";

    /** @throws NullPointerException if what the contract requires is missing */
    Introduction introduction() {
        return new Introduction(
                Introduction.By.ORDER,
                Objects.requireNonNull(orderId, "orderId"),
                Objects.requireNonNull(customerId, "customerId"),
                false,
                null,
                person == null ? null : person.name(),
                LeadConversion.points(person),
                null,
                Objects.requireNonNull(at, "at"),
                0,
                Boolean.TRUE.equals(undoable));
    }
}
