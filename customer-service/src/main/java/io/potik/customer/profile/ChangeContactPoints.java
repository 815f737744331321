package io.potik.customer.profile;

import io.potik.customer.customer.ContactPoint;
import io.potik.customer.customer.Customer;
import io.potik.customer.customer.Customers;
import io.potik.customer.matching.ContactPoints;
import io.potik.customer.matching.Links;
import io.potik.customer.matching.Links.Suspicion;
import io.potik.customer.problem.Invalid;
import io.potik.customer.problem.NotFound;
import io.potik.customer.security.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person notes by what a customer can be reached, and by what not any more. Each in a transaction of its own. */
@Service
public class ChangeContactPoints {

    private final ContactPointRules rules;
    private final ContactPoints points;
    private final Customers customers;
    private final Links links;
    private final Clock clock;

    ChangeContactPoints(ContactPointRules rules, ContactPoints points, Customers customers, Links links, Clock clock) {
        this.rules = rules;
        this.points = points;
        this.customers = customers;
        this.links = links;
        this.clock = clock;
    }

    /**
     * The customer can be reached by that, too; said again it changes nothing. A point that is somebody else's stays theirs,
     * and both are noted as possible duplicates.
     *
     * @param written as people write it
     * @return whose it is, if it is somebody else's
     * @throws Customer.StaleVersion if the customer was merged into another
     * @throws Invalid if it is no contact point of that kind
     * @throws NotFound if there is no such customer in the scope
     */
    @Transactional
    public Optional<UUID> add(UUID id, Scope scope, String kind, String written) {
        ContactPoint point = read(kind, written);
        UUID owner = points.claim(Map.of(point, id)).get(point);
        Map<UUID, Customer> known = customers.lock(List.of(id, owner == null ? id : owner));
        Customer customer = visible(known.get(id), scope);
        Instant now = clock.instant();
        if (owner == null) {
            customer.reachedBy(point, now);
            customers.save(List.of(customer));
            return Optional.empty();
        }
        UUID theirs = Objects.requireNonNull(known.get(owner)).person();
        if (theirs.equals(id)) {
            return Optional.empty();
        }
        links.suspect(List.of(new Suspicion(id, theirs, null, now, point.kind(), point.value())));
        return Optional.of(theirs);
    }

    /**
     * The customer cannot be reached by that any more; what is not theirs is no change.
     *
     * @throws Customer.StaleVersion if the customer was merged into another
     * @throws NotFound if there is no such customer in the scope
     */
    @Transactional
    public void remove(UUID id, Scope scope, String kind, String value) {
        UUID owner = points.lock(kind, value).orElse(id);
        Map<UUID, Customer> known = customers.lock(List.of(id, owner));
        Customer customer = visible(known.get(id), scope);
        Customer theirs = Objects.requireNonNull(known.get(owner));
        if (!theirs.person().equals(id)) {
            return;
        }
        Instant now = clock.instant();
        points.release(kind, value);
        theirs.reachedNoMoreBy(new ContactPoint(kind, value, value), now);
        customers.save(List.of(customer, theirs).stream().distinct().toList());
    }

    /**
     * The customer is reached first by that, of all of its kind.
     *
     * @throws Customer.StaleVersion if the customer was merged into another
     * @throws Invalid if it is none of theirs
     * @throws NotFound if there is no such customer in the scope
     */
    @Transactional
    public void prefer(UUID id, Scope scope, String kind, String value) {
        UUID owner = points.lock(kind, value).orElse(null);
        Map<UUID, Customer> known = customers.lock(List.of(id, owner == null ? id : owner));
        Customer customer = visible(known.get(id), scope);
        if (owner == null || !Objects.requireNonNull(known.get(owner)).person().equals(id)) {
            throw new Invalid("value", "This is no contact point of this customer.");
        }
        customer.reachedFirstBy(kind, value, clock.instant());
        customers.save(List.of(customer));
    }

    private ContactPoint read(String kind, String written) {
        try {
            return rules.read(kind, written);
        } catch (IllegalArgumentException nonsense) {
            throw new Invalid("value", Objects.requireNonNull(nonsense.getMessage()));
        }
    }

    private static Customer visible(@Nullable Customer customer, Scope scope) {
        if (customer == null || !scope.sees(customer.managerId())) {
            throw new NotFound("customer");
        }
        customer.seenAs(null);
        return customer;
    }
}
