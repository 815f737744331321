package io.potik.lead.customer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as customer-service told it.
 *
 * @param name null for somebody who never said it
 * @param lifecycle prospect or buyer
 * @param mergedInto the one as whom they are read since a merge; null for a person of their own
 */
public record KnownCustomer(
        UUID id,
        long version,
        @Nullable String name,
        String lifecycle,
        @Nullable UUID companyId,
        @Nullable String companyName,
        @Nullable UUID mergedInto) {}
