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

/** An import that is undone: who came by its orders alone goes, everybody else is as before. */
class UndoneImportIntegrationTests extends CustomerSuite {

    private final String phone = phone();
    private final UUID order = UUID.randomUUID();
    private final UUID customer = UUID.randomUUID();

    private int status(UUID id) {
        return get(OWNER, "/api/customers/" + id).status();
    }

    private int points(String value) {
        return jdbc.sql("select count(*) from contact_point where value = ?")
                .param(value)
                .query(Integer.class)
                .single();
    }

    private OutgoingMessage bought(UUID bought, UUID by, int version, String status) {
        return order(
                version == 1 ? "order.created.v1" : "order.status-changed.v1",
                bought,
                by,
                version,
                status,
                "5.00",
                "UAH");
    }

    private void comesByAnImport() {
        say(imported(order, customer, "Olena", Map.of("phone", phone)));
        say(bought(order, customer, 1, "new"));
        assertThat(card(customer).get("lifecycle").asString()).isEqualTo("buyer");
    }

    @Test
    void whoCameByTheOrderAloneGoesAndComesAnewWithTheNextOne() {
        comesByAnImport();

        say(undone(order), undone(order));
        say(bought(order, customer, 2, "cancelled"));

        assertThat(status(customer)).isEqualTo(404);
        assertThat(points(phone)).isZero();
        assertThat(told("customer.removed.v1", customer.toString())).hasSize(1);
        assertThat(told("customer.buyer-linked.v1", order.toString()).getLast().hasNonNull("customerName"))
                .isFalse();
        assertThat(jdbc.sql("select count(*) from dead_letter where key = ?")
                        .param(order.toString())
                        .query(Integer.class)
                        .single())
                .isZero();
        UUID next = UUID.randomUUID();
        UUID anew = UUID.randomUUID();
        say(imported(next, anew, "Olena", Map.of("phone", phone)));
        assertThat(id(buyer(next, 1), "customerId")).isEqualTo(anew);
    }

    @Test
    void whoWasThereBeforeIsAsBefore() {
        String email = UUID.randomUUID() + "@example.com";
        Lead before = lead().with("phone", phone);
        say(before.kept());
        say(imported(order, customer, "Olena", Map.of("phone", phone, "email", email)));
        assertThat(card(before.customerId).get("name").asString()).isEqualTo("Olena");

        say(undone(order));

        assertThat(card(before.customerId).hasNonNull("name")).isFalse();
        assertThat(card(before.customerId).get("contactPoints")).hasSize(1);
        assertThat(points(email)).isZero();
    }

    @Test
    void whoIsKnownByMoreThanTheImportStays() {
        comesByAnImport();
        patch(OWNER, "/api/customers/" + customer, "{\"notes\":\"Calls on Fridays\"}");
        say(undone(order));
        assertThat(card(customer).get("name").asString()).isEqualTo("Olena");

        UUID imported = UUID.randomUUID();
        UUID buyer = UUID.randomUUID();
        say(imported(imported, buyer, "Petro", Map.of("phone", phone())));
        say(bought(UUID.randomUUID(), buyer, 1, "new"));
        say(undone(imported));
        assertThat(status(buyer)).isEqualTo(200);

        UUID ofLead = UUID.randomUUID();
        UUID writes = UUID.randomUUID();
        String number = phone();
        say(imported(ofLead, writes, "Ivan", Map.of("phone", number)));
        say(lead().with("phone", number).converted());
        say(undone(ofLead));
        assertThat(status(writes)).isEqualTo(200);
    }

    @Test
    void anOrderOfAShopIsNotUndone() {
        say(wanted(order, customer, "Olena", Map.of("phone", phone)));

        say(undone(order));

        assertThat(status(customer)).isEqualTo(200);
    }

    @Test
    void anOrderThatWasUndoneBeforeItArrivedMakesNobody() {
        say(undone(order));
        say(imported(order, customer, "Olena", Map.of("phone", phone)));

        assertThat(status(customer)).isEqualTo(404);
        assertThat(points(phone)).isZero();
    }

    /** Everybody has several orders, which are undone together and in any sequence; one of some people was left. */
    @Test
    void whoCameBySeveralOrdersGoesWithTheLastOfThem() {
        Random random = new Random(17);
        List<UUID> people = new ArrayList<>();
        List<Boolean> stays = new ArrayList<>();
        List<OutgoingMessage> wanted = new ArrayList<>();
        List<OutgoingMessage> events = new ArrayList<>();
        List<OutgoingMessage> undone = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            UUID person = UUID.randomUUID();
            String reached = phone();
            boolean oneIsLeft = random.nextBoolean();
            for (int each = 0; each < 3; each++) {
                UUID one = UUID.randomUUID();
                wanted.add(imported(one, person, each == 0 ? "" : "Person " + each, Map.of("phone", reached)));
                events.add(bought(one, person, 1, "new"));
                if (!oneIsLeft || each < 2) {
                    undone.add(undone(one));
                    events.add(bought(one, person, 2, "cancelled"));
                }
            }
            people.add(person);
            stays.add(oneIsLeft);
        }
        say(wanted.toArray(OutgoingMessage[]::new));
        say(events.toArray(OutgoingMessage[]::new));
        Collections.shuffle(undone, random);

        say(undone.toArray(OutgoingMessage[]::new));

        for (int i = 0; i < people.size(); i++) {
            assertThat(status(people.get(i))).isEqualTo(stays.get(i) ? 200 : 404);
        }
    }
}
