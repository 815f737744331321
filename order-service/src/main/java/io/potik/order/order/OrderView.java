package io.potik.order.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as the API shows it.
 *
 * @param nextStatuses where it may go from its status
 * @param fields what stands in the workspace's own fields, by key
 */
public record OrderView(
        UUID id,
        long number,
        long version,
        Status status,
        Set<Status> nextStatuses,
        Customer customer,
        Sale.@Nullable Lead lead,
        @Nullable Manager manager,
        @Nullable UUID sourceId,
        List<Line> lines,
        Money sum,
        Money paid,
        List<Payment> payments,
        Map<String, Object> fields,
        Instant createdAt) {

    /** @param name null for somebody without a name */
    public record Customer(UUID id, @Nullable String name) {}

    /** Who sold it; the name is known to the gateway. */
    public record Manager(UUID id) {}
}
