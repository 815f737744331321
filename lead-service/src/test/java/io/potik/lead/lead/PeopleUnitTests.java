package io.potik.lead.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.Known;
import io.potik.outbox.Ids;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeopleUnitTests {

    private static final ContactPoint PHONE = new ContactPoint("phone", "+380671234567");
    private static final ContactPoint BOT = new ContactPoint("telegram", "1");
    private static final ContactPoint MAIL = new ContactPoint("email", "a@example.com");
    private static final ContactPoint OTHER = new ContactPoint("email", "b@example.com");

    @Test
    void contactPointsOfOneLeadOrOneCustomerAreOnePersons() {
        var lead = Ids.next();
        var customer = Ids.next();
        var people = People.of(
                List.of(PHONE, OTHER, BOT, MAIL),
                Map.of(
                        PHONE, new Known(lead, null, false),
                        BOT, new Known(lead, customer, false),
                        MAIL, new Known(null, customer, false),
                        OTHER, new Known(null, null, false)),
                Map.of());

        assertThat(people).containsExactly(Set.of(PHONE, BOT, MAIL), Set.of(OTHER));
    }

    @Test
    void whatWasNotNamedJoinsThoseWhoWere() {
        var first = Ids.next();
        var second = Ids.next();
        var customer = Ids.next();
        var people = People.of(
                List.of(PHONE, OTHER),
                Map.of(
                        BOT, new Known(null, customer, false),
                        MAIL, new Known(null, customer, false)),
                Map.of(first, List.of(PHONE, BOT), second, List.of(OTHER, MAIL)));

        assertThat(people).containsExactly(Set.of(PHONE, OTHER));
    }

    @Test
    void nobodyIsKnownByNothing() {
        assertThat(People.of(List.of(PHONE, OTHER), Map.of(), Map.of())).containsExactly(Set.of(PHONE), Set.of(OTHER));
    }
}
