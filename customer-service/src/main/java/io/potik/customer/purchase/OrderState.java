package io.potik.customer.purchase;

import io.potik.customer.customer.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * An order as order-service last told of it.
 *
 * @param counted whether it counts: it is not cancelled
 */
public record OrderState(UUID orderId, UUID customerId, long version, boolean counted, Money sum, Instant at) {}
