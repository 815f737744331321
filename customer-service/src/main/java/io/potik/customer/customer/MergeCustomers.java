package io.potik.customer.customer;

import io.potik.customer.customer.Merges.Merge;
import io.potik.customer.problem.Invalid;
import io.potik.customer.problem.NotFound;
import io.potik.customer.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes one person of two customers, and two again. */
@Service
public class MergeCustomers {

    private final Customers customers;
    private final Merges merges;
    private final Clock clock;

    MergeCustomers(Customers customers, Merges merges, Clock clock) {
        this.customers = customers;
        this.merges = merges;
        this.clock = clock;
    }

    /**
     * Merges the other one into this one, in a transaction of its own: from now on the other one is read as this one, and
     * what is empty on this card is filled from theirs. Each keeps the row, the contact points, the orders and what was
     * linked to them, so that the merge can be undone. Whoever is part of this one already is no change.
     *
     * @param seenVersion what was seen of this one, null if nobody said
     * @param otherVersion what was seen of the other one, null if nobody said
     * @throws Customer.StaleVersion if one of them has changed since, or is part of somebody else
     * @throws Invalid if both are the same
     * @throws NotFound if one of them is not there, or not in the caller's scope
     */
    @Transactional
    public void merge(Caller caller, UUID id, UUID otherId, @Nullable Long seenVersion, @Nullable Long otherVersion) {
        if (id.equals(otherId)) {
            throw new Invalid("otherId", "A customer cannot be merged with themselves.");
        }
        Map<UUID, Customer> known = customers.lockToMerge(List.of(id, otherId));
        Customer stays = visible(caller, known, id);
        Customer joins = visible(caller, known, otherId);
        if (id.equals(joins.mergedInto())) {
            return;
        }
        stays.seenAs(seenVersion);
        joins.seenAs(otherVersion);
        Instant now = clock.instant();
        Set<UUID> parts = merges.partsOf(otherId);
        int ofParts = joins.ordersOfParts();
        Card.Filled filled = stays.takeIn(joins, joins.orderCount() + ofParts, now);
        joins.partsBought(-ofParts, now);
        joins.mergeInto(id, now);
        parts.forEach(part -> of(known, part).mergeInto(id, now));
        merges.keep(new Merge(otherId, id, now, caller.staffId(), filled));
        customers.save(known.values());
    }

    /**
     * Makes two persons of one again, in a transaction of its own: each has what was theirs, and what came since stays
     * where it came to. What a merge filled is taken back unless somebody changed it. What is not merged is no change.
     *
     * @param seenVersion what was seen of the one who stays, null if nobody said
     * @throws Customer.StaleVersion if that one has changed since, or is part of somebody else
     * @throws NotFound if one of them is not there, or not in the caller's scope
     */
    @Transactional
    public void undo(Caller caller, UUID id, UUID otherId, @Nullable Long seenVersion) {
        Map<UUID, Customer> known = customers.lockToMerge(List.of(id, otherId));
        Customer stays = visible(caller, known, id);
        Customer goes = visible(caller, known, otherId);
        Merge merge = merges.find(otherId, id).orElse(null);
        if (merge == null) {
            return;
        }
        stays.seenAs(seenVersion);
        Instant now = clock.instant();
        Set<UUID> parts = merges.partsOf(otherId);
        int ofParts =
                parts.stream().mapToInt(part -> of(known, part).orderCount()).sum();
        stays.giveBack(merge.filled(), goes.orderCount() + ofParts, now);
        goes.mergeInto(null, now);
        goes.partsBought(ofParts, now);
        parts.forEach(part -> of(known, part).mergeInto(otherId, now));
        merges.forget(merge);
        customers.save(known.values());
    }

    private static Customer visible(Caller caller, Map<UUID, Customer> known, UUID id) {
        Customer customer = known.get(id);
        if (customer == null || !caller.sees().sees(customer.managerId())) {
            throw new NotFound("customer");
        }
        return customer;
    }

    /** One of those who are locked: everybody who is part of what is merged or taken apart. */
    private static Customer of(Map<UUID, Customer> known, UUID id) {
        Customer customer = known.get(id);
        if (customer == null) {
            throw new IllegalStateException("customer " + id + " is not locked");
        }
        return customer;
    }
}
