package io.potik.customer.matching;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead that is a deal no more.
 *
 * @param version of the lead: conversions of older ones are undone
 * @param orderId the order that went with it; null for none
 * @param customerStays whether other leads are of that customer, who stays whatever is known here
 */
public record UndoneConversion(
        UUID leadId, long version, @Nullable UUID orderId, boolean customerStays, Instant at) {}
