package io.potik.order.messaging;

import io.potik.order.conversion.UndoneLead;
import io.potik.order.order.Actor;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of {@code lead.conversion-undone.v1}; its version travels as a header. */
record ConversionUndone(UUID leadId, @Nullable UUID orderId, boolean joinsOrder, Instant at, Actor actor) {

    static final String TYPE = "lead.conversion-undone.v1";

    /** @throws NullPointerException if what the contract requires is missing */
    UndoneLead undone(long version) {
        return new UndoneLead(
                Objects.requireNonNull(leadId, "leadId"),
                version,
                orderId,
                joinsOrder,
                Objects.requireNonNull(at, "at"),
                Objects.requireNonNull(actor, "actor"));
    }
}
