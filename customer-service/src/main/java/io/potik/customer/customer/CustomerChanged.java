package io.potik.customer.customer;

import io.potik.customer.company.Company;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The contract {@code customer.changed.v1}: the whole customer as it is after the change.
 *
 * @param contactPoints their own; those of who was merged into them stand in the events of those
 * @param mergedInto who they are read as since a merge, null for a person of their own
 */
record CustomerChanged(
        UUID id,
        long version,
        @Nullable String name,
        Lifecycle lifecycle,
        List<Point> contactPoints,
        @Nullable Company company,
        @Nullable UUID managerId,
        @Nullable UUID mergedInto,
        Instant createdAt,
        Instant at) {

    static final String TYPE = "customer.changed.v1";
    static final String TOPIC = "customer.events";

    static CustomerChanged of(Customer customer, Instant at) {
        Customer.State state = customer.state();
        return new CustomerChanged(
                customer.id(),
                state.version(),
                customer.name(),
                state.lifecycle(),
                state.contactPoints().stream()
                        .map(point -> new Point(point.kind(), point.value()))
                        .sorted(Comparator.comparing(Point::kind).thenComparing(Point::value))
                        .toList(),
                customer.company(),
                customer.managerId(),
                state.mergedInto(),
                customer.createdAt(),
                at);
    }

    /** A contact point without the way it was written. */
    record Point(String kind, String value) {}
}
