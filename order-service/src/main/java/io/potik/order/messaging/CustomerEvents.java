package io.potik.order.messaging;

import io.potik.order.conversion.LinkedLead;
import io.potik.order.customer.KnownCustomer;
import io.potik.order.shop.LinkedBuyer;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of {@code customer.events}. */
final class CustomerEvents {

    private CustomerEvents() {}

    /** Of {@code customer.changed.v1}. */
    record Changed(
            UUID id,
            long version,
            @Nullable String name,
            @Nullable UUID managerId,
            @Nullable UUID mergedInto) {

        static final String TYPE = "customer.changed.v1";

        KnownCustomer customer() {
            return new KnownCustomer(Objects.requireNonNull(id, "id"), version, name, managerId, mergedInto);
        }
    }

    /** Of {@code customer.removed.v1}. */
    record Removed(UUID id, long version) {

        static final String TYPE = "customer.removed.v1";
    }

    /** Of {@code customer.buyer-linked.v1}. */
    record Buyer(UUID orderId, UUID customerId) {

        static final String TYPE = "customer.buyer-linked.v1";

        LinkedBuyer buyer() {
            return new LinkedBuyer(
                    Objects.requireNonNull(orderId, "orderId"), Objects.requireNonNull(customerId, "customerId"));
        }
    }

    /** Of {@code customer.linked.v1}; its version travels as a header. */
    record Linked(UUID leadId, UUID customerId, @Nullable Long leadVersion) {

        static final String TYPE = "customer.linked.v1";

        LinkedLead lead(long version) {
            return new LinkedLead(
                    Objects.requireNonNull(leadId, "leadId"),
                    Objects.requireNonNull(customerId, "customerId"),
                    version,
                    leadVersion);
        }
    }
}
