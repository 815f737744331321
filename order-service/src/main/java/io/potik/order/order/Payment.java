package io.potik.order.order;

import java.time.Instant;
import java.util.UUID;

/**
 * Money that was received.
 *
 * @param amount negative for money that was given back
 */
public record Payment(UUID id, Money amount, Instant at, String note) {}
