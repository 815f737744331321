package io.potik.lead.lead;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.ContactPoints;
import io.potik.lead.contact.Known;
import io.potik.lead.customer.KnownCustomers;
import io.potik.lead.customer.Match;
import io.potik.lead.problem.Invalid;
import io.potik.outbox.Ids;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is, or will be, the customer behind a lead. */
@Component
class Customers {

    private final KnownCustomers known;
    private final ContactPoints points;

    Customers(KnownCustomers known, ContactPoints points) {
        this.known = known;
        this.points = points;
    }

    /**
     * A customer by id.
     *
     * @param known whether customer-service told of it; otherwise it is one that this service promised
     * @param chosen whether a person said that it is this one
     */
    record Behind(UUID id, boolean known, boolean chosen) {

        /** Whether customer-service is to link nobody else. */
        boolean isCertain() {
            return known || chosen;
        }
    }

    /**
     * The customer behind the lead: the chosen one, else the one the card has, else the one to whom most of the contact
     * points belong, else the one that was promised before, else a new one.
     *
     * @param person the lead's contact points, locked
     * @throws Invalid when a customer is chosen of whom nobody told
     */
    Behind behind(Lead lead, Map<ContactPoint, Known> person, @Nullable UUID chosen) {
        if (chosen != null && known.find(chosen).isEmpty()) {
            throw new Invalid("customerId", "There is no such customer.");
        }
        var id = Stream.of(
                        Optional.ofNullable(chosen).map(known::readAs),
                        Optional.ofNullable(lead.customerId()),
                        Match.of(person).stream().map(Match::customer).findFirst(),
                        Optional.ofNullable(lead.promisedCustomerId()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(Ids::next);
        return new Behind(id, known.find(id).isPresent(), chosen != null);
    }

    /** A new one, although somebody may match. */
    static Behind stranger() {
        return new Behind(Ids.next(), false, true);
    }

    /** The one whom the end of a lead promised, asked for again. */
    Behind promised(Lead lead) {
        var id = Objects.requireNonNull(lead.promisedCustomerId(), "an end promises a customer");
        return new Behind(id, known.find(id).isPresent(), lead.hasChosenCustomer());
    }

    /** The person, as conversions tell it. */
    LeadConversion.Person person(Lead lead) {
        return new LeadConversion.Person(lead.personName(), points.ofLead(lead.id()));
    }
}
