package io.potik.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A conversion that is undone: its order is cancelled for good, one that it joined stays. */
class UndoIntegrationTests extends OrderSuite {

    private JsonNode order(UUID id) {
        return get(OWNER, "/api/orders/" + id).body();
    }

    private List<String> history(UUID id) {
        List<String> what = new ArrayList<>();
        get(OWNER, "/api/orders/" + id + "/timeline")
                .body()
                .get("items")
                .forEach(change -> what.add(change.get("what").asString()));
        return what;
    }

    /** Waits until every message was handled by the one who listens to its topic. */
    private void awaitHandled(List<OutgoingMessage> said) {
        UUID[] ids = said.stream().map(OutgoingMessage::id).distinct().toArray(UUID[]::new);
        await().until(() -> jdbc.sql("select count(distinct message_id) from inbox where message_id = any(?)")
                        .param(ids)
                        .query(Integer.class)
                        .single()
                == ids.length);
    }

    private void awaitStatus(UUID id, String kind) {
        await().until(() -> order(id).path("statusKind").asString(""), kind::equals);
    }

    @Test
    void theOrderIsCancelledForGood() {
        Lead lead = lead().line("Chair", "1", "10.00");
        TestInfrastructure.produce(lead.converted(), lead.linked());
        ordered(lead);

        TestInfrastructure.produce(lead.undone(4), lead.undone(4));

        awaitStatus(lead.orderId, "cancelled");
        JsonNode cancelled = order(lead.orderId);
        assertThat(cancelled.get("takenBack").asBoolean()).isTrue();
        assertThat(cancelled.get("nextStatuses")).isEmpty();
        assertThat(history(lead.orderId)).containsExactly("takenBack", "created");
        Answer again = send(OWNER, "PATCH", "/api/orders/" + lead.orderId, "{\"status\":\"new\"}");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body().toString()).contains("\"status\"").contains("taken back");
        assertThat(told(lead.orderId, 2)).containsExactly("order.created.v1", "order.status-changed.v1");
    }

    @Test
    void anUndoneConversionThatComesLaterMakesNoOrderAndTheNextOneDoes() {
        Lead lead = lead().line("Chair", "1", "10.00");
        OutgoingMessage first = lead.converted();
        OutgoingMessage undone = lead.undone(4);
        UUID before = lead.orderId;
        TestInfrastructure.produce(undone, first, lead.linkedOf(3));
        OutgoingMessage second = lead.again(5, UUID.randomUUID()).converted();
        TestInfrastructure.produce(second, lead.linkedOf(5));

        assertThat(ordered(lead).get("id").asString()).isEqualTo(lead.orderId.toString());
        assertThat(get(OWNER, "/api/orders/" + before).status()).isEqualTo(404);
    }

    @Test
    void anAnswerToTheConversionBeforeMakesNoOrder() {
        Lead lead = lead().line("Chair", "1", "10.00");
        TestInfrastructure.produce(lead.linkedOf(3));
        lead.again(5, UUID.randomUUID());
        TestInfrastructure.produce(lead.converted());
        await().until(() -> jdbc.sql("select count(*) from conversion where lead_id = ? and order_id is not null"
                                + " and customer_id is not null")
                        .param(lead.id)
                        .query(Integer.class)
                        .single()
                == 1);
        assertThat(get(OWNER, "/api/orders/" + lead.orderId).status()).isEqualTo(404);

        TestInfrastructure.produce(lead.linkedOf(5));

        ordered(lead);
    }

    /** Converted, undone, converted again, and perhaps undone again: twice and in any order it ends the same. */
    @Test
    void howeverOftenAndInWhicheverOrderItIsToldOneOrderStandsOrNone() {
        Random random = new Random(17);
        List<Lead> leads = new ArrayList<>();
        List<Boolean> stands = new ArrayList<>();
        List<List<UUID>> taken = new ArrayList<>();
        List<OutgoingMessage> said = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Lead lead = lead().line("Chair", "1", "1.00");
            List<OutgoingMessage> story = new ArrayList<>(List.of(lead.converted(), lead.linkedOf(3), lead.undone(4)));
            List<UUID> gone = new ArrayList<>(List.of(lead.orderId));
            lead.again(5, UUID.randomUUID());
            story.addAll(List.of(lead.converted(), lead.linkedOf(5)));
            boolean standsAtLast = random.nextBoolean();
            if (!standsAtLast) {
                story.add(lead.undone(6));
                gone.add(lead.orderId);
            }
            story.addAll(List.copyOf(story));
            Collections.shuffle(story, random);
            said.addAll(story);
            leads.add(lead);
            stands.add(standsAtLast);
            taken.add(gone);
        }
        TestInfrastructure.produce(said.toArray(OutgoingMessage[]::new));
        awaitHandled(said);

        for (int i = 0; i < leads.size(); i++) {
            List<JsonNode> standing = new ArrayList<>();
            get(OWNER, "/api/orders?leadId=" + leads.get(i).id)
                    .body()
                    .get("items")
                    .forEach(order -> {
                        if (!order.get("statusKind").asString().equals("cancelled")) {
                            standing.add(order);
                        }
                    });
            assertThat(standing)
                    .extracting(order -> order.get("id").asString())
                    .containsExactlyElementsOf(
                            stands.get(i) ? List.of(leads.get(i).orderId.toString()) : List.of());
            for (UUID gone : taken.get(i)) {
                Answer answer = get(OWNER, "/api/orders/" + gone);
                assertThat(answer.status() == 404
                                || answer.body().get("takenBack").asBoolean())
                        .isTrue();
            }
        }
    }

    @Test
    void aLeadJoinsAnOpenOrderOfItsCustomerAndLeavesItAgain() {
        Lead lead = lead();
        TestInfrastructure.produce(customer(lead.customerId, 1, "Olena", null));
        await().until(() -> jdbc.sql("select count(*) from customer where id = ?")
                        .param(lead.customerId)
                        .query(Integer.class)
                        .single()
                == 1);
        UUID open = UUID.fromString(placed(lead.customerId, "7.00").get("id").asString());
        lead.again(3, open).of("joinsOrder", true).of("order", null).of("customerKnown", true);

        TestInfrastructure.produce(lead.converted(), lead.linkedOf(3), lead.converted());

        await().until(() -> order(open).get("joinedLeads").size() == 1);
        assertThat(order(open).at("/joinedLeads/0/number").asInt()).isEqualTo(17);
        assertThat(order(open).at("/sum/amount").asString()).isEqualTo("7.00");
        assertThat(ordered(lead).get("id").asString()).isEqualTo(open.toString());

        TestInfrastructure.produce(lead.undone(4, true), lead.undone(4, true));

        await().until(() -> order(open).get("joinedLeads").isEmpty());
        assertThat(order(open).get("statusKind").asString()).isEqualTo("open");
        assertThat(history(open)).containsExactly("leadLeft", "leadJoined", "created");
        assertThat(told(open, 3)).containsExactly("order.created.v1", "order.lead-joined.v1", "order.lead-left.v1");
    }

    @Test
    void aLeadDoesNotJoinAnotherCustomersOrderNorOneThatIsClosed() {
        UUID other = knownCustomer(null);
        UUID theirs = UUID.fromString(placed(other, "7.00").get("id").asString());
        Lead lead = lead();
        lead.again(3, theirs).of("joinsOrder", true).of("order", null);
        TestInfrastructure.produce(lead.converted(), lead.linkedOf(3));
        Lead fence = lead().line("Chair", "1", "1.00");
        TestInfrastructure.produce(fence.converted(), fence.linked());
        ordered(fence);
        await().until(() -> jdbc.sql("select count(*) from conversion where lead_id = ? and customer_id is not null"
                                + " and order_id is not null and not made")
                        .param(lead.id)
                        .query(Integer.class)
                        .single()
                == 1);
        assertThat(order(theirs).get("joinedLeads")).isEmpty();

        Lead late = lead();
        TestInfrastructure.produce(customer(late.customerId, 1, "Olena", null));
        await().until(() -> jdbc.sql("select count(*) from customer where id = ?")
                        .param(late.customerId)
                        .query(Integer.class)
                        .single()
                == 1);
        UUID done = UUID.fromString(placed(late.customerId, "7.00").get("id").asString());
        send(OWNER, "PATCH", "/api/orders/" + done, "{\"status\":\"done\"}");
        late.again(3, done).of("joinsOrder", true).of("order", null);
        TestInfrastructure.produce(late.converted(), late.linkedOf(3));
        await().until(() -> jdbc.sql("select count(*) from conversion where lead_id = ? and customer_id is not null"
                                + " and order_id is not null and not made")
                        .param(late.id)
                        .query(Integer.class)
                        .single()
                == 1);
        assertThat(order(done).get("joinedLeads")).isEmpty();

        // Taken up again and asked for again: it is joined.
        send(OWNER, "PATCH", "/api/orders/" + done, "{\"status\":\"new\"}");
        TestInfrastructure.produce(late.converted());
        await().until(() -> order(done).get("joinedLeads").size() == 1);
    }

    @Test
    void aCustomerWhoIsGoneGetsNoOrderAndTheirCancelledOneIsNobodys() {
        UUID id = knownCustomer(null);
        TestInfrastructure.produce(message(
                "customer.events", id, "customer.removed.v1", 2, Map.of("id", id, "version", 2, "at", Instant.now())));
        await().until(() -> jdbc.sql("select count(*) from customer where id = ? and removed and name is null")
                        .param(id)
                        .query(Integer.class)
                        .single()
                == 1);
        TestInfrastructure.produce(customer(id, 1, "Olena", null));

        Lead lead = lead().line("Chair", "1", "10.00");
        TestInfrastructure.produce(lead.converted(), lead.linked());
        await().until(() -> jdbc.sql("select count(*) from orders where id = ?")
                        .param(lead.orderId)
                        .query(Integer.class)
                        .single()
                == 1);
        assertThat(order(lead.orderId).get("customerState").asString()).isEqualTo("awaited");
        TestInfrastructure.produce(
                lead.undone(4),
                message(
                        "customer.events",
                        lead.customerId,
                        "customer.removed.v1",
                        2,
                        Map.of("id", lead.customerId, "version", 2, "at", Instant.now())));
        awaitStatus(lead.orderId, "cancelled");
        await().until(() -> order(lead.orderId).get("customerState").asString(), "gone"::equals);
        JsonNode listed = ordered(lead);
        assertThat(listed.get("customer").isNull()).isTrue();
        assertThat(listed.get("customerState").asString()).isEqualTo("gone");
        assertThat(get(OWNER, "/api/orders/board?leadId=" + lead.id)
                        .body()
                        .get("columns")
                        .findValuesAsString("customerState"))
                .containsExactly("gone");
        // Who has no name is there all the same.
        TestInfrastructure.produce(customer(lead.customerId, 3, null, null));
        await().until(() -> order(lead.orderId).get("customerState").asString(), "known"::equals);

        assertThat(send(OWNER, "POST", "/api/orders", """
                        {"customerId":"%s","lines":[{"name":"Tea","quantity":"1","price":"1"}]}
                        """.formatted(id)).status())
                .isEqualTo(422);
    }

    /** The list, the board, further cards of a column, the card and what was asked for by number. */
    private List<JsonNode> wherever(JsonNode order, String query) {
        String column = order.get("status").asString();
        List<JsonNode> seen = new ArrayList<>();
        for (String path : List.of(
                "/api/orders?" + query,
                "/api/orders/board/" + column + "?" + query,
                "/api/orders?q=" + order.get("number").asString())) {
            get(OWNER, path).body().get("items").forEach(seen::add);
        }
        get(OWNER, "/api/orders/board?" + query)
                .body()
                .get("columns")
                .forEach(some -> some.get("items").forEach(seen::add));
        seen.add(order(UUID.fromString(order.get("id").asString())));
        return seen;
    }

    @Test
    void whereverAnOrderIsSeenItsCustomerIsTheSame() {
        Lead lead = lead().line("Chair", "1", "10.00");
        String name = "Zoya" + Math.floorMod(lead.id.hashCode(), 1_000_000);
        TestInfrastructure.produce(lead.converted(), lead.linked());
        JsonNode made = ordered(lead);
        String ofThem = "customerId=" + lead.customerId;
        assertThat(wherever(made, ofThem))
                .hasSize(5)
                .extracting(order -> order.get("customerState").asString() + order.at("/customer/name"))
                .containsOnly("awaitednull");
        assertThat(get(OWNER, "/api/orders?q=" + name).body().get("items")).isEmpty();

        TestInfrastructure.produce(customer(lead.customerId, 1, name, null));
        await().until(() -> order(lead.orderId).get("customerState").asString(), "known"::equals);
        for (String query : List.of(ofThem, "q=" + name)) {
            assertThat(wherever(made, query))
                    .hasSize(5)
                    .extracting(order -> order.get("customerState").asString() + order.at("/customer/name"))
                    .containsOnly("known\"" + name + "\"");
        }

        TestInfrastructure.produce(
                lead.undone(4),
                message(
                        "customer.events",
                        lead.customerId,
                        "customer.removed.v1",
                        2,
                        Map.of("id", lead.customerId, "version", 2, "at", Instant.now())));
        awaitStatus(lead.orderId, "cancelled");
        await().until(() -> order(lead.orderId).get("customerState").asString(), "gone"::equals);
        assertThat(wherever(order(lead.orderId), ofThem))
                .hasSize(5)
                .extracting(order -> order.get("customerState").asString() + order.get("customer"))
                .containsOnly("gonenull");
        // Nobody is found by a name that is nobody's.
        assertThat(get(OWNER, "/api/orders?q=" + name).body().get("items")).isEmpty();
        assertThat(get(OWNER, "/api/orders/board?q=" + name)
                        .body()
                        .get("columns")
                        .valueStream())
                .allMatch(column ->
                        column.get("items").isEmpty() && column.get("count").asInt() == 0);
    }
}
