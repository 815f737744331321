package io.potik.customer.messaging;

import io.potik.customer.matching.UndoneConversion;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of {@code lead.conversion-undone.v1}. */
record ConversionUndone(UUID leadId, @Nullable UUID orderId, boolean customerStays, Instant at) {

    static final String TYPE = "lead.conversion-undone.v1";

    /** @throws NullPointerException if what the contract requires is missing */
    UndoneConversion undone(long version) {
        return new UndoneConversion(
                Objects.requireNonNull(leadId, "leadId"),
                version,
                orderId,
                customerStays,
                Objects.requireNonNull(at, "at"));
    }
}
