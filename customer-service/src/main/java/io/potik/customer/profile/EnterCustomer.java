package io.potik.customer.profile;

import io.potik.customer.company.Companies;
import io.potik.customer.company.CompanyName;
import io.potik.customer.customer.Card;
import io.potik.customer.customer.ContactPoint;
import io.potik.customer.customer.Customer;
import io.potik.customer.customer.Customers;
import io.potik.customer.matching.ContactPoints;
import io.potik.customer.problem.Invalid;
import io.potik.outbox.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody enters a customer by hand. */
@Service
public class EnterCustomer {

    private final ContactPointRules rules;
    private final ContactPoints points;
    private final Customers customers;
    private final Companies companies;
    private final Clock clock;

    EnterCustomer(
            ContactPointRules rules, ContactPoints points, Customers customers, Companies companies, Clock clock) {
        this.rules = rules;
        this.points = points;
        this.customers = customers;
        this.companies = companies;
        this.clock = clock;
    }

    /**
     * Who is entered: a name, a contact point, or both.
     *
     * @param company the company's name, which is made if there is none of it; null for none
     */
    public record Request(
            @Nullable String name,
            List<Written> contactPoints,
            @Nullable String company,
            String notes) {}

    /** A contact point as people write it. */
    public record Written(String kind, String value) {}

    /** A contact point of what was sent is somebody's, so nobody new is made. */
    public static final class Recognised extends RuntimeException {

        private final transient UUID customer;
        private final int place;

        Recognised(UUID customer, int place) {
            super("contact point " + place + " is of customer " + customer);
            this.customer = customer;
            this.place = place;
        }

        /** Whose it is. */
        public UUID customer() {
            return customer;
        }

        /** Which of the contact points that were sent, the first one is 0. */
        public int place() {
            return place;
        }
    }

    /**
     * Makes a new prospect in a transaction of its own and returns the id.
     *
     * @param manager who looks after them, null for nobody
     * @throws Invalid if nothing says who it is, or a contact point makes no sense
     * @throws Recognised if somebody has one of the contact points; nothing is made then
     */
    @Transactional
    public UUID enter(Request request, @Nullable UUID manager) {
        List<ContactPoint> given = read(request.contactPoints());
        if (given.isEmpty() && (request.name() == null || request.name().isBlank())) {
            throw new Invalid("name", "Somebody has a name or a contact point.");
        }
        UUID id = Ids.next();
        Map<ContactPoint, UUID> claimants = new LinkedHashMap<>();
        given.forEach(point -> claimants.put(point, id));
        Map<ContactPoint, UUID> owners = points.claim(claimants);
        for (int place = 0; place < given.size(); place++) {
            UUID owner = owners.get(given.get(place));
            if (owner != null) {
                throw new Recognised(
                        Objects.requireNonNull(customers.lock(List.of(owner)).get(owner))
                                .person(),
                        place);
            }
        }
        Instant now = clock.instant();
        Customer customer = Customer.prospect(id, manager, now);
        given.forEach(point -> customer.reachedBy(point, now));
        Card.Edit edit =
                new Card.Edit(request.name(), request.notes(), manager, request.company(), Map.of(), List.of());
        customer.edit(
                edit, request.company() == null ? null : companies.named(new CompanyName(request.company()), now), now);
        customers.save(List.of(customer));
        return id;
    }

    private List<ContactPoint> read(List<Written> written) {
        List<ContactPoint> read = new ArrayList<>();
        List<Invalid.Field> errors = new ArrayList<>();
        for (int place = 0; place < written.size(); place++) {
            try {
                read.add(
                        rules.read(written.get(place).kind(), written.get(place).value()));
            } catch (IllegalArgumentException nonsense) {
                errors.add(new Invalid.Field(
                        "contactPoints[" + place + "].value", Objects.requireNonNull(nonsense.getMessage())));
            }
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return read;
    }
}
