package io.potik.order.conversion;

import io.potik.order.order.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead that is a deal no more.
 *
 * @param version of the lead: conversions of older ones are undone
 * @param orderId what was ordered; null for nothing
 * @param joined whether that order was there before, and stays
 */
public record UndoneLead(
        UUID leadId, long version, @Nullable UUID orderId, boolean joined, Instant at, Actor actor) {}
