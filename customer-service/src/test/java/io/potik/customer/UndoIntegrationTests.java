package io.potik.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.outbox.OutgoingMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A conversion that is undone: who came of it goes, who was there before is as before. */
class UndoIntegrationTests extends CustomerSuite {

    private int count(String sql, Object... parameters) {
        return jdbc.sql("select count(*) from " + sql)
                .params(List.of(parameters))
                .query(Integer.class)
                .single();
    }

    private int status(UUID customer) {
        return get(OWNER, "/api/customers/" + customer).status();
    }

    /** Whom the contact point leads to now: the customer of a new lead with it. */
    private UUID recognised(String phone) {
        Lead probe = lead().with("phone", phone);
        say(probe.kept());
        return id(answer(probe, 1), "customerId");
    }

    @Test
    void nothingIsLeftOfACustomerAndACompanyThatCameOfIt() {
        String phone = phone();
        String company = "Company " + UUID.randomUUID();
        Lead lead = lead().named("Olena").with("phone", phone).of("company", Map.of("name", company));
        say(lead.converted());
        UUID order = UUID.randomUUID();
        OutgoingMessage bought = order("order.created.v1", order, lead.customerId, 1, "new", "5.00", "UAH");
        say(bought);
        assertThat(card(lead.customerId).get("lifecycle").asString()).isEqualTo("buyer");

        say(lead.undone(4, order, false), lead.undone(4, order, false));

        assertThat(status(lead.customerId)).isEqualTo(404);
        assertThat(count("contact_point where value = ?", phone)).isZero();
        assertThat(count("company where name = ?", company)).isZero();
        assertThat(count("customer_heard where customer_id = ?", lead.customerId))
                .isZero();
        assertThat(told("customer.removed.v1", lead.customerId.toString())).hasSize(1);
        // The order is told of as cancelled, and is nobody's dead letter.
        say(order("order.status-changed.v1", order, lead.customerId, 2, "cancelled", "5.00", "UAH"));
        assertThat(count("dead_letter where key = ?", order.toString())).isZero();
        // The person is recognised as nobody, and then as who comes of the next conversion.
        Lead next = lead().named("Olena").with("phone", phone);
        say(next.converted());
        assertThat(id(answer(next, 1), "customerId")).isEqualTo(next.customerId);
        assertThat(recognised(phone)).isEqualTo(next.customerId);
    }

    @Test
    void whoWasThereBeforeIsAsBefore() {
        String phone = phone();
        String email = UUID.randomUUID() + "@example.com";
        Lead before = lead().with("phone", phone);
        say(before.kept());
        Lead lead = lead().named("Olena")
                .with("phone", phone)
                .with("email", email)
                .of("managerId", UUID.randomUUID())
                .of("company", Map.of("name", "Company " + UUID.randomUUID()));
        say(lead.converted());
        assertThat(card(before.customerId).get("name").asString()).isEqualTo("Olena");
        assertThat(card(before.customerId).get("contactPoints")).hasSize(2);

        say(lead.undone(4, null, false));

        var card = card(before.customerId);
        assertThat(card.hasNonNull("name")).isFalse();
        assertThat(card.hasNonNull("company")).isFalse();
        assertThat(card.hasNonNull("manager")).isFalse();
        assertThat(card.get("contactPoints")).hasSize(1);
        assertThat(recognised(phone)).isEqualTo(before.customerId);
        assertThat(count("contact_point where value = ?", email)).isZero();
        assertThat(told("customer.changed.v1", before.customerId.toString())
                        .getLast()
                        .get("contactPoints"))
                .hasSize(1);
    }

    @Test
    void whatAPersonWroteSinceStays() {
        Lead lead = lead().named("Olena").with("phone", phone());
        say(lead.converted());
        patch(OWNER, "/api/customers/" + lead.customerId, "{\"notes\":\"Calls on Fridays\"}");

        say(lead.undone(4, null, false));

        assertThat(card(lead.customerId).get("notes").asString()).isEqualTo("Calls on Fridays");
        assertThat(card(lead.customerId).get("name").asString()).isEqualTo("Olena");
    }

    @Test
    void whoHasAnotherLeadOrOrderStays() {
        String phone = phone();
        Lead lead = lead().named("Olena").with("phone", phone);
        say(lead.converted());
        Lead other = lead().with("phone", phone);
        say(other.converted());
        say(lead.undone(4, null, false));
        assertThat(status(lead.customerId)).isEqualTo(200);

        Lead buyer = lead().named("Petro").with("phone", phone());
        say(buyer.converted());
        say(order("order.created.v1", UUID.randomUUID(), buyer.customerId, 1, "new", "5.00", "UAH"));
        say(buyer.undone(4, UUID.randomUUID(), false));
        assertThat(status(buyer.customerId)).isEqualTo(200);

        Lead writes = lead().named("Ivan").with("phone", phone());
        say(writes.converted());
        say(writes.undone(4, null, true));
        assertThat(status(writes.customerId)).isEqualTo(200);
    }

    @Test
    void aProspectWhoWasKeptByTheLeadIsKeptAgain() {
        Lead lead = lead().named("Olena").with("phone", phone());
        say(lead.kept());
        UUID kept = lead.customerId;
        lead.version = 6;
        say(lead.of("company", Map.of("name", "Company " + UUID.randomUUID())).converted());
        assertThat(card(kept).hasNonNull("company")).isTrue();

        say(lead.undone(7, null, false));

        assertThat(card(kept).get("name").asString()).isEqualTo("Olena");
        assertThat(card(kept).hasNonNull("company")).isFalse();
        assertThat(count("customer_link where lead_id = ? and customer_id = ?", lead.id, kept))
                .isOne();
    }

    @Test
    void aConversionThatWasUndoneBeforeItArrivedMakesNobodyAndTheNextOneDoes() {
        Lead lead = lead().named("Olena").with("phone", phone());
        UUID never = lead.customerId;
        OutgoingMessage first = lead.converted();
        say(lead.undone(4, null, false), first);
        assertThat(status(never)).isEqualTo(404);

        say(lead.again(5).converted());

        assertThat(id(answer(lead, 1), "customerId")).isEqualTo(lead.customerId);
        assertThat(answer(lead, 1).get("leadVersion").asLong()).isEqualTo(5);
    }

    @Test
    void aNewCustomerWhomAPersonWantedIsMadeAlthoughSomebodyMatchesAndGoesAgain() {
        String phone = phone();
        Lead owner = lead().named("Owner").with("phone", phone);
        say(owner.converted());
        UUID fresh = UUID.randomUUID();
        Lead lead = lead().named("Her son").with("phone", phone).given(fresh, true);
        say(lead.converted());
        assertThat(card(fresh).get("name").asString()).isEqualTo("Her son");
        assertThat(count("possible_duplicate where customer_id = ?", fresh)).isOne();

        say(lead.undone(4, null, false));

        assertThat(status(fresh)).isEqualTo(404);
        assertThat(count("possible_duplicate where customer_id = ?", fresh)).isZero();
        assertThat(recognised(phone)).isEqualTo(owner.customerId);
    }

    /** Converted, undone, converted again, perhaps undone again: twice and in any order it ends the same. */
    @Test
    void howeverOftenAndInWhicheverOrderItIsToldOneCustomerStandsOrNone() {
        Random random = new Random(17);
        List<Lead> leads = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> phones = new ArrayList<>();
        List<Boolean> stands = new ArrayList<>();
        List<OutgoingMessage> said = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String phone = phone();
            String name = "Person " + UUID.randomUUID();
            names.add(name);
            Lead lead = lead().named(name).with("phone", phone);
            List<OutgoingMessage> story = new ArrayList<>(List.of(lead.converted(), lead.undone(4, null, false)));
            story.add(lead.again(5).converted());
            boolean standsAtLast = random.nextBoolean();
            if (!standsAtLast) {
                story.add(lead.undone(6, null, false));
            }
            story.addAll(List.copyOf(story));
            Collections.shuffle(story, random);
            said.addAll(story);
            leads.add(lead);
            phones.add(phone);
            stands.add(standsAtLast);
        }

        say(said.toArray(OutgoingMessage[]::new));

        for (int i = 0; i < leads.size(); i++) {
            int expected = stands.get(i) ? 1 : 0;
            assertThat(count("customer_link where lead_id = ?", leads.get(i).id))
                    .isEqualTo(expected);
            assertThat(count("contact_point where value = ?", phones.get(i))).isEqualTo(expected);
            assertThat(count("customer where name = ?", names.get(i))).isEqualTo(expected);
        }
    }
}
