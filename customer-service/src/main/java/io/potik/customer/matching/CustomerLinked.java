package io.potik.customer.matching;

import io.potik.customer.company.Company;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The contract {@code customer.linked.v1}: the answer to a converted or kept lead.
 *
 * @param created whether the customer came to be by this lead
 * @param leadVersion of the newest that the lead said of its end: an answer to an older one is this one, too
 */
record CustomerLinked(
        UUID leadId,
        UUID customerId,
        @Nullable String customerName,
        boolean created,
        @Nullable Company company,
        long leadVersion,
        Instant at) {

    static final String TYPE = "customer.linked.v1";
    static final String TOPIC = "customer.events";
}
