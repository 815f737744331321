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
 * @param contactPoints those included of who was merged into them, as are orders and sums
 * @param orderCount orders that are not cancelled
 * @param orderSums their sums, one for each currency
 * @param notes only on the card, left out of lists
 * @param fields what stands in the workspace's own fields, by key; only on the card
 * @param mergedInto as whom they are read since a merge; null for a person of their own
 * @param merged who was merged into them; only on the card
 */
public record CustomerView(
        UUID id,
        long version,
        @Nullable String name,
        Lifecycle lifecycle,
        List<Point> contactPoints,
        List<String> tags,
        @Nullable Company company,
        @Nullable Manager manager,
        int orderCount,
        List<Money> orderSums,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String notes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Object> fields,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID mergedInto,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Part> merged) {

    /**
     * A way to reach them.
     *
     * @param raw as it was written
     * @param preferred whether it is the one of its kind by which they are reached first
     */
    public record Point(String kind, String value, String raw, boolean preferred) {}

    /** Who looks after the customer; the name is known to the gateway. */
    public record Manager(UUID id) {}

    /**
     * Somebody who was merged into this one.
     *
     * @param notes what was noted on them, which stays theirs
     * @param into the next one, from whom undoing takes them out
     * @param by the member of staff who merged them
     */
    public record Part(UUID id, @Nullable String name, String notes, UUID into, Instant at, UUID by) {}
}
