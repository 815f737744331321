package io.potik.lead.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code customer.linked.v1}, as far as it matters here: the answer to a conversion or a keep, of that version of the lead; null
 * from before answers said it.
 */
record CustomerLinked(
        UUID leadId,
        UUID customerId,
        CustomerChanged.@Nullable Company company,
        @Nullable Long leadVersion) {

    static final String TYPE = "customer.linked.v1";

    @Nullable
    UUID companyId() {
        return company == null ? null : company.id();
    }
}
