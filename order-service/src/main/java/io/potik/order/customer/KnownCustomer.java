package io.potik.order.customer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as customer-service last told of them.
 *
 * @param managerId who looks after them, null for nobody
 */
public record KnownCustomer(
        UUID id,
        long version,
        @Nullable String name,
        @Nullable UUID managerId) {}
