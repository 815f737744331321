package io.potik.customer.matching;

import io.potik.customer.customer.Customer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The policy: whom a lead is linked to, and who else it might be.
 *
 * @param customerId the customer, who may have to be made
 * @param others customers who own a contact point of the lead and are not the one linked
 */
record Match(UUID customerId, Set<UUID> others) {

    private static final Comparator<Customer> OLDEST_FIRST =
            Comparator.comparing(Customer::createdAt).thenComparing(Customer::id);

    /**
     * A person's choice stands. Otherwise a lead that was answered before gets the same answer; then the oldest owner
     * of one of its contact points; then the customer it came with.
     *
     * @param answered the customer the lead was linked to before, null if it was not
     * @param owners those who have one of its contact points
     */
    static Match of(Introduction introduction, @Nullable UUID answered, Collection<Customer> owners) {
        UUID chosen = introduction.customerId();
        if (!introduction.customerKnown()) {
            chosen = answered != null
                    ? answered
                    : owners.stream().min(OLDEST_FIRST).map(Customer::id).orElse(introduction.customerId());
        }
        Set<UUID> others = new HashSet<>();
        owners.forEach(owner -> others.add(owner.id()));
        others.remove(chosen);
        return new Match(chosen, others);
    }
}
