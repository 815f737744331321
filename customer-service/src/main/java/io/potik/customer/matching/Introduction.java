package io.potik.customer.matching;

import io.potik.customer.company.CompanyName;
import io.potik.customer.customer.ContactPoint;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead that has become a person: it was converted, or kept as a prospect.
 *
 * @param customerId the customer it was given; of a new one unless {@code customerKnown}
 * @param customerKnown whether the customer was known or chosen by a person, so that nothing else is linked
 * @param name of the person, null if nobody told it
 */
public record Introduction(
        UUID leadId,
        UUID customerId,
        boolean customerKnown,
        @Nullable UUID managerId,
        @Nullable String name,
        List<ContactPoint> contactPoints,
        @Nullable CompanyName company,
        Instant at) {}
