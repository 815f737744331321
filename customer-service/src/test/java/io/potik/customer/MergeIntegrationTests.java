package io.potik.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.outbox.test.TestInfrastructure;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class MergeIntegrationTests extends CustomerSuite {

    private Lead customer(Lead lead) {
        TestInfrastructure.produce(lead.converted());
        answer(lead, 1);
        return lead;
    }

    private Answer merge(UUID stays, UUID joins) {
        return send(OWNER, "POST", path(stays), "{\"otherId\":\"%s\"}".formatted(joins));
    }

    private Answer undo(UUID stays, UUID joins) {
        return send(OWNER, "DELETE", path(stays) + "/" + joins, "");
    }

    private static String path(UUID customer) {
        return "/api/customers/" + customer + "/merge";
    }

    private void bought(UUID customer, UUID order, int version, String status, String amount, String currency) {
        TestInfrastructure.produce(order("order.created.v1", order, customer, version, status, amount, currency));
        await().until(() -> jdbc.sql("select count(*) from purchase where order_id = ? and version = ?")
                        .param(order)
                        .param(version)
                        .query(Integer.class)
                        .single()
                == 1);
    }

    private List<String> found(String q) {
        return StreamSupport.stream(
                        get(OWNER, "/api/customers?q=" + q).body().get("items").spliterator(), false)
                .map(item -> item.get("id").asString())
                .toList();
    }

    private static JsonNode withoutVersion(JsonNode card) {
        ObjectNode copy = ((ObjectNode) card).deepCopy();
        copy.remove("version");
        return copy;
    }

    @Test
    void twoAreOnePersonWithEverythingOfBoth() {
        String word = "w" + UUID.randomUUID().toString().substring(0, 8);
        UUID company = UUID.randomUUID();
        Lead stays = customer(lead().with("phone", phone()));
        Lead joins = customer(lead().named("Olena " + word)
                .with("email", word + "@example.com")
                .of("company", Map.of("name", "Company " + company)));
        bought(stays.customerId, UUID.randomUUID(), 1, "new", "10.00", "UAH");
        bought(joins.customerId, UUID.randomUUID(), 1, "new", "5.50", "UAH");
        bought(joins.customerId, UUID.randomUUID(), 1, "new", "7.00", "EUR");

        Answer answer = merge(stays.customerId, joins.customerId);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        JsonNode card = answer.body();
        assertThat(card.get("name").asString()).isEqualTo("Olena " + word);
        assertThat(card.at("/company/name").asString()).isEqualTo("Company " + company);
        assertThat(card.get("contactPoints")).hasSize(2);
        assertThat(card.get("orderCount").asInt()).isEqualTo(3);
        assertThat(card.at("/orderSums/0/amount").asString()).isEqualTo("7.00");
        assertThat(card.at("/orderSums/1/amount").asString()).isEqualTo("15.50");
        assertThat(card.at("/merged/0/id").asString()).isEqualTo(joins.customerId.toString());
        assertThat(found(word)).containsExactly(stays.customerId.toString());
        assertThat(card(joins.customerId).get("mergedInto").asString()).isEqualTo(stays.customerId.toString());
        await().until(() -> told("customer.changed.v1", joins.customerId.toString())
                .getLast()
                .hasNonNull("mergedInto"));
    }

    @Test
    void undoneEachIsAsBefore() {
        Lead stays = customer(lead().with("phone", phone()));
        Lead joins =
                customer(lead().named("Olena").with("phone", phone()).of("company", Map.of("name", "Undone & Co")));
        bought(joins.customerId, UUID.randomUUID(), 1, "new", "5.50", "UAH");
        JsonNode stayed = withoutVersion(card(stays.customerId));
        JsonNode joined = withoutVersion(card(joins.customerId));

        merge(stays.customerId, joins.customerId);
        Answer answer = undo(stays.customerId, joins.customerId);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(withoutVersion(answer.body())).isEqualTo(stayed);
        assertThat(withoutVersion(card(joins.customerId))).isEqualTo(joined);
        await().until(() -> !told("customer.changed.v1", joins.customerId.toString())
                .getLast()
                .hasNonNull("mergedInto"));
    }

    @Test
    void whatSomebodyChangedSinceStaysWhenItIsUndone() {
        Lead stays = customer(lead().with("phone", phone()));
        Lead joins = customer(lead().named("Olena").with("phone", phone()));
        merge(stays.customerId, joins.customerId);
        patch(OWNER, "/api/customers/" + stays.customerId, "{\"name\":\"Olena Koval\"}");

        assertThat(undo(stays.customerId, joins.customerId).body().get("name").asString())
                .isEqualTo("Olena Koval");
        assertThat(card(joins.customerId).get("name").asString()).isEqualTo("Olena");
    }

    @Test
    void eachIsDoneOnceHoweverOftenItIsAskedFor() {
        Lead stays = customer(lead().with("phone", phone()));
        Lead joins = customer(lead().named("Olena").with("phone", phone()));

        long merged =
                merge(stays.customerId, joins.customerId).body().get("version").asLong();
        assertThat(merge(stays.customerId, joins.customerId)
                        .body()
                        .get("version")
                        .asLong())
                .isEqualTo(merged);
        long undone =
                undo(stays.customerId, joins.customerId).body().get("version").asLong();
        assertThat(undo(stays.customerId, joins.customerId)
                        .body()
                        .get("version")
                        .asLong())
                .isEqualTo(undone);
    }

    @Test
    void aChainIsReadAsItsLastAndComesApartFromThere() {
        Lead a = customer(lead().named("A").with("phone", phone()));
        Lead b = customer(lead().named("B").with("phone", phone()));
        Lead c = customer(lead().named("C").with("phone", phone()));
        bought(a.customerId, UUID.randomUUID(), 1, "new", "1.00", "UAH");
        merge(b.customerId, a.customerId);
        JsonNode both = withoutVersion(card(b.customerId));

        merge(c.customerId, b.customerId);

        JsonNode last = card(c.customerId);
        assertThat(last.get("contactPoints")).hasSize(3);
        assertThat(last.get("orderCount").asInt()).isOne();
        assertThat(last.get("lifecycle").asString()).isEqualTo("buyer");
        assertThat(last.get("merged")).hasSize(2);
        assertThat(card(a.customerId).get("mergedInto").asString()).isEqualTo(c.customerId.toString());
        assertThat(undo(b.customerId, a.customerId).status()).isEqualTo(409);

        undo(c.customerId, b.customerId);

        assertThat(withoutVersion(card(b.customerId))).isEqualTo(both);
        assertThat(card(a.customerId).get("mergedInto").asString()).isEqualTo(b.customerId.toString());
        assertThat(card(c.customerId).get("lifecycle").asString()).isEqualTo("prospect");
    }

    @Test
    void anOrderThatComesLaterMakesABuyerOfWhoStays() {
        Lead stays = customer(lead().named("Stays").with("phone", phone()));
        Lead joins = customer(lead().named("Joins").with("phone", phone()));
        merge(stays.customerId, joins.customerId);
        UUID order = UUID.randomUUID();

        bought(joins.customerId, order, 1, "new", "3.00", "UAH");
        assertThat(card(stays.customerId).get("lifecycle").asString()).isEqualTo("buyer");
        bought(joins.customerId, order, 2, "cancelled", "3.00", "UAH");
        assertThat(card(stays.customerId).get("lifecycle").asString()).isEqualTo("prospect");
    }

    @Test
    void aConversionByAnyContactPointIsOfWhoStaysAndNobodySeemsADuplicate() {
        String phone = phone();
        String other = phone();
        Lead stays = customer(lead().named("Stays").with("phone", phone));
        Lead joins = customer(lead().named("Joins").with("phone", other));
        merge(stays.customerId, joins.customerId);

        Lead later = lead().with("phone", other).with("phone", phone);
        Lead chosen = lead().with("phone", phone()).given(joins.customerId, true);
        TestInfrastructure.produce(later.converted(), chosen.converted());

        assertThat(id(answer(later, 1), "customerId")).isEqualTo(stays.customerId);
        // Somebody chose before they heard of the merge: it is that customer's, and reads as the one who stays.
        JsonNode answer = answer(chosen, 1);
        assertThat(id(answer, "customerId")).isEqualTo(joins.customerId);
        assertThat(answer.get("customerName").asString()).isEqualTo("Stays");
        assertThat(card(stays.customerId).get("contactPoints")).hasSize(3);
        assertThat(jdbc.sql("select count(*) from possible_duplicate where customer_id in (?, ?)")
                        .params(stays.customerId, joins.customerId)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void nobodyIsMergedUnseen() {
        UUID manager = UUID.randomUUID();
        Lead hidden = customer(lead().named("Hidden").with("phone", phone()).of("managerId", UUID.randomUUID()));
        Lead own = customer(lead().named("Own").with("phone", phone()).of("managerId", manager));
        String token = TestInfrastructure.token(manager, "M", "manager", null, List.of(manager.toString()));

        assertThat(send(token, "POST", path(own.customerId), "{\"otherId\":\"%s\"}".formatted(hidden.customerId))
                        .status())
                .isEqualTo(404);
        assertThat(send(token, "POST", path(hidden.customerId), "{\"otherId\":\"%s\"}".formatted(own.customerId))
                        .status())
                .isEqualTo(404);
        merge(own.customerId, hidden.customerId);
        assertThat(send(token, "DELETE", path(own.customerId) + "/" + hidden.customerId, "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Lead a = customer(lead().named("A").with("phone", phone()));
        Lead b = customer(lead().named("B").with("phone", phone()));
        Lead c = customer(lead().named("C").with("phone", phone()));

        assertThat(merge(a.customerId, a.customerId).status()).isEqualTo(422);
        assertThat(merge(a.customerId, UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(send(OWNER, "POST", path(a.customerId), "{\"otherId\":\"%s\",\"version\":9}".formatted(b.customerId))
                        .status())
                .isEqualTo(409);
        assertThat(send(
                                OWNER,
                                "POST",
                                path(a.customerId),
                                "{\"otherId\":\"%s\",\"otherVersion\":9}".formatted(b.customerId))
                        .status())
                .isEqualTo(409);
        merge(a.customerId, b.customerId);
        assertThat(merge(c.customerId, b.customerId).status()).isEqualTo(409);
        assertThat(merge(b.customerId, c.customerId).status()).isEqualTo(409);
        assertThat(merge(b.customerId, a.customerId).status()).isEqualTo(409);
        assertThat(patch(OWNER, "/api/customers/" + b.customerId, "{\"name\":\"X\"}")
                        .status())
                .isEqualTo(409);
    }
}
