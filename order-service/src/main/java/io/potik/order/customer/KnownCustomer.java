package io.potik.order.customer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as customer-service last told of them.
 *
 * @param managerId who looks after them, null for nobody
 * @param mergedInto the one as whom they are read since a merge; null for a person of their own
 */
public record KnownCustomer(
        UUID id,
        long version,
        @Nullable String name,
        @Nullable UUID managerId,
        @Nullable UUID mergedInto) {}
