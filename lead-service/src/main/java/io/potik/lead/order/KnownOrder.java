package io.potik.lead.order;

import io.potik.lead.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as order-service told it.
 *
 * @param open whether somebody still works on it
 */
public record KnownOrder(
        UUID id,
        long version,
        long number,
        UUID customerId,
        @Nullable UUID managerId,
        boolean open,
        Money sum,
        Instant createdAt) {}
