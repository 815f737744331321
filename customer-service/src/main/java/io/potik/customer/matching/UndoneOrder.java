package io.potik.customer.matching;

import java.time.Instant;
import java.util.UUID;

/** An imported order that was taken back. */
public record UndoneOrder(UUID orderId, Instant at) {}
