package io.potik.customer.matching;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The contract {@code customer.buyer-linked.v1}: the answer to an order that wants its buyer.
 *
 * @param created whether the customer came to be by this order
 */
record BuyerLinked(UUID orderId, UUID customerId, @Nullable String customerName, boolean created, Instant at) {

    static final String TYPE = "customer.buyer-linked.v1";
}
