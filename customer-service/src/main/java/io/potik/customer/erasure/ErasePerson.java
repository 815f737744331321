package io.potik.customer.erasure;

import io.potik.customer.customer.Customer;
import io.potik.customer.customer.Customers;
import io.potik.customer.matching.ContactPoints;
import io.potik.customer.matching.RepeatLinks;
import io.potik.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Forgets a person: what stays of the customer is that there was one, and sums. What was told of them on the topic that is
 * kept for ever is told anew without them, which takes the place of it.
 */
@Service
public class ErasePerson {

    private final ContactPoints points;
    private final Customers customers;
    private final RepeatLinks repeatLinks;
    private final PersonalData data;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Clock clock;

    ErasePerson(
            ContactPoints points,
            Customers customers,
            RepeatLinks repeatLinks,
            PersonalData data,
            Outbox outbox,
            JsonMapper json,
            Clock clock) {
        this.points = points;
        this.customers = customers;
        this.repeatLinks = repeatLinks;
        this.data = data;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /** Erases in the open transaction and says so; done again it does the same to what came since. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(UUID erasure, Person person) {
        Instant now = clock.instant();
        points.lockThoseOf(person.customers());
        List<Customer> known = customers.lock(person.customers()).values().stream()
                .filter(customer -> person.customers().contains(customer.id()))
                .toList();
        UUID[] companies = data.companiesOf(person);
        known.forEach(customer -> customer.forget(now));
        customers.save(known);
        repeatLinks.withoutNames(person.customers(), person.leads(), now);
        outbox.send(new PersonErased(erasure, "customer-service", List.of(), data.erase(person, companies), now)
                .message(json));
    }
}
