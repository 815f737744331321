package io.potik.order.conversion;

import java.util.UUID;

/**
 * The other half: customer-service says who the lead's customer is.
 *
 * @param version of the answer; an older one does not replace a newer
 */
public record LinkedLead(UUID leadId, UUID customerId, long version) {}
