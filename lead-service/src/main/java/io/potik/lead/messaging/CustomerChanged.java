package io.potik.lead.messaging;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.customer.KnownCustomer;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code customer.changed.v1}, as far as it matters here. */
record CustomerChanged(
        UUID id,
        long version,
        @Nullable String name,
        String lifecycle,
        @Nullable List<ContactPoint> contactPoints,
        @Nullable Company company,
        @Nullable UUID mergedInto) {

    static final String TYPE = "customer.changed.v1";

    /** The company it belongs to. */
    record Company(UUID id, @Nullable String name) {}

    KnownCustomer customer() {
        return new KnownCustomer(
                id,
                version,
                name,
                lifecycle,
                company == null ? null : company.id(),
                company == null ? null : company.name(),
                mergedInto);
    }

    Set<ContactPoint> points() {
        return contactPoints == null ? Set.of() : Set.copyOf(contactPoints);
    }
}
