package io.potik.order.conversion;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The other half: customer-service says who the lead's customer is.
 *
 * @param version of the answer; an older one does not replace a newer
 * @param leadVersion of the lead that was answered; null from before answers said it, which fit any
 */
public record LinkedLead(
        UUID leadId,
        UUID customerId,
        long version,
        @Nullable Long leadVersion) {}
