package io.potik.analytics.projection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened to an order. */
public record OrderEvent(OrderSnapshot order, Instant at) {

    /**
     * An order as it stood afterwards.
     *
     * @param status new, inProgress, done or cancelled
     */
    public record OrderSnapshot(
            UUID id, long version, @Nullable UUID leadId, String status, Amount sum, Amount paid, Instant createdAt) {}
}
