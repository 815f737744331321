package io.potik.order.shop;

import java.util.UUID;

/** Customer-service says who the buyer of an order is. */
public record LinkedBuyer(UUID orderId, UUID customerId) {}
