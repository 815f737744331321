package io.potik.customer.segment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as order-service last told of it.
 *
 * @param counted whether it counts: it is not cancelled
 */
public record OrderNews(
        UUID order, UUID customer, long version, @Nullable UUID source, boolean counted, Instant orderedAt) {}
