package io.potik.lead.erasure;

import io.potik.lead.contact.ContactPoint;
import java.util.List;
import java.util.UUID;

/**
 * Everything by which a person is known, and nothing else of them.
 *
 * @param customerIds the customer with everybody who was merged into them; none of a person who is no customer
 * @param leadIds their leads, those that were merged into others included
 * @param contactPoints those that are nobody else's
 */
record Person(List<UUID> customerIds, List<UUID> leadIds, List<ContactPoint> contactPoints) {

    Person {
        customerIds = List.copyOf(customerIds);
        leadIds = List.copyOf(leadIds);
        contactPoints = List.copyOf(contactPoints);
    }

    /** Whether nothing is known of anybody. */
    boolean isNobody() {
        return customerIds.isEmpty() && leadIds.isEmpty() && contactPoints.isEmpty();
    }

    int size() {
        return customerIds.size() + leadIds.size() + contactPoints.size();
    }

    @Override
    public String toString() {
        return "Person[…]";
    }
}
