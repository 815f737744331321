package io.potik.customer.erasure;

import java.util.List;
import java.util.UUID;

/**
 * Everything by which a person is known, as lead-service found it.
 *
 * @param customers the customer with everybody who was merged into them
 * @param orders as order-service told them; others are not asked by orders
 */
public record Person(List<UUID> customers, List<UUID> leads, List<UUID> orders, List<Point> contactPoints) {

    /** Copies the lists. */
    public Person {
        customers = List.copyOf(customers);
        leads = List.copyOf(leads);
        orders = List.copyOf(orders);
        contactPoints = List.copyOf(contactPoints);
    }

    /** A contact point, normalised. */
    public record Point(String kind, String value) {}

    @Override
    public String toString() {
        return "Person[…]";
    }
}
