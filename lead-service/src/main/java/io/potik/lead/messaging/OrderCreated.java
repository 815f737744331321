package io.potik.lead.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code order.created.v1}, as far as it matters here. */
record OrderCreated(Order order) {

    static final String TYPE = "order.created.v1";

    /** {@code leadId} is null for an order that came of no lead. */
    record Order(UUID id, long number, @Nullable UUID leadId) {}
}
