package io.potik.customer.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.potik.customer.company.Company;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the API shows it.
 *
 * @param orderCount orders that are not cancelled
 * @param orderSums their sums, one for each currency
 * @param notes only on the card, left out of lists
 * @param fields what stands in the workspace's own fields, by key; only on the card
 */
public record CustomerView(
        UUID id,
        long version,
        @Nullable String name,
        Lifecycle lifecycle,
        List<ContactPoint> contactPoints,
        @Nullable Company company,
        @Nullable Manager manager,
        int orderCount,
        List<Money> orderSums,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String notes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Object> fields) {

    /** Who looks after the customer; the name is known to the gateway. */
    public record Manager(UUID id) {}
}
