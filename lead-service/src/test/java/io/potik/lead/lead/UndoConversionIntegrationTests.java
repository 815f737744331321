package io.potik.lead.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import io.potik.outbox.Ids;
import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Conversions with choices, and conversions that are taken back. */
class UndoConversionIntegrationTests extends LeadDesk {

    private static final Map<String, Object> ORDER =
            Map.of("lines", List.of(Map.of("name", "Door", "quantity", "1", "price", "500.00")));
    private static final Map<String, Object> DEAL = Map.of("order", ORDER, "company", Map.of("name", "Romashka"));

    private static String uri(String lead) {
        return "/api/leads/" + lead + "/conversion";
    }

    private Answer undo(String lead) {
        return answer(owner().delete().uri(uri(lead)).exchange());
    }

    private JsonNode asked(String lead, int times) {
        soon(() -> assertThat(conversionsOf(lead)).hasSize(times));
        return conversionsOf(lead).getLast();
    }

    private OutgoingMessage event(String topic, String type, String key, long version, Map<String, ?> payload) {
        return new OutgoingMessage(topic, key, type, version, Instant.now(), json.writeValueAsBytes(payload));
    }

    private OutgoingMessage linked(String lead, String customer, long leadVersion) {
        return event(
                "customer.events",
                "customer.linked.v1",
                lead,
                1,
                Map.of("leadId", lead, "customerId", customer, "created", true, "leadVersion", leadVersion));
    }

    private OutgoingMessage ordered(String lead, String order, long number) {
        return event(
                "order.events",
                "order.created.v1",
                order,
                1,
                Map.of("order", Map.of("id", order, "number", number, "leadId", lead)));
    }

    private OutgoingMessage customer(UUID id, long version, String name, String... phones) {
        return event(
                "customer.events",
                "customer.changed.v1",
                id.toString(),
                version,
                Map.of(
                        "id",
                        id,
                        "version",
                        version,
                        "name",
                        name,
                        "lifecycle",
                        "buyer",
                        "contactPoints",
                        IntStream.range(0, phones.length)
                                .mapToObj(each -> Map.of("kind", "phone", "value", phones[each]))
                                .toList()));
    }

    private OutgoingMessage removed(String customer, long version) {
        return event(
                "customer.events",
                "customer.removed.v1",
                customer,
                version,
                Map.of("id", customer, "version", version, "at", Instant.now()));
    }

    private OutgoingMessage openOrder(UUID order, UUID customer, long version, String kind) {
        return openOrder(order, customer, version, kind, null);
    }

    private OutgoingMessage openOrder(UUID order, UUID customer, long version, String kind, @Nullable UUID manager) {
        var told = new HashMap<String, Object>(Map.of(
                "id",
                order,
                "number",
                900 + Math.floorMod(order.hashCode(), 90_000),
                "version",
                version,
                "customerId",
                customer,
                "status",
                "own1",
                "statusKind",
                kind,
                "sum",
                Map.of("amount", "70.00", "currency", "UAH"),
                "createdAt",
                Instant.now()));
        told.put("managerId", manager);
        return event(
                "order.events",
                "order.status-changed.v1",
                order.toString(),
                version,
                Map.of("order", told, "at", Instant.now()));
    }

    /** Produces what is said, and waits until all who listen handled it: two of this service listen to orders. */
    private void say(OutgoingMessage... messages) {
        TestInfrastructure.produce(messages);
        var handled = Arrays.stream(messages)
                .collect(Collectors.toMap(
                        OutgoingMessage::id, said -> said.topic().equals("order.events") ? 2 : 1, (one, same) -> one));
        soon(() -> assertThat(jdbc.sql("select count(*) from inbox where message_id = any(?)")
                        .param(handled.keySet().toArray(UUID[]::new))
                        .query(Integer.class)
                        .single())
                .isEqualTo(handled.values().stream().mapToInt(each -> each).sum()));
    }

    private UUID known(String name, String... phones) {
        var id = Ids.next();
        say(customer(id, 1, name, phones));
        return id;
    }

    @Test
    void aDealIsTakenBackAndMadeAgainWithOtherIds() {
        var phone = freshPhone();
        var lead = leadOf(Request.form(phone));
        post(owner(), "/api/leads/" + lead + "/move", Map.of("stageId", OFFER));
        post(owner(), uri(lead), DEAL);
        var first = asked(lead, 1);
        var customer = first.get("customerId").asString();
        var order = first.get("orderId").asString();
        say(
                linked(lead, customer, first.get("version").asLong()),
                customer(UUID.fromString(customer), 1, "Olena", phone),
                ordered(lead, order, 77));
        soon(() -> assertThat(lead(lead).at("/conversion/state").asString()).isEqualTo("done"));
        assertThat(Instant.parse(lead(lead).at("/conversion/undoableUntil").asString()))
                .isAfter(Instant.now());

        assertThat(undo(lead).status()).isEqualTo(200);
        assertThat(undo(lead).status()).isEqualTo(200);

        var open = lead(lead);
        assertThat(open.get("outcome").asString()).isEqualTo("open");
        assertThat(open.get("stageId").asString()).isEqualTo(OFFER);
        assertThat(open.get("customer").isNull()).isTrue();
        assertThat(open.get("order").isNull()).isTrue();
        assertThat(open.at("/conversion/state").asString()).isEqualTo("none");
        assertThat(kinds(lead).getFirst()).isEqualTo("conversionUndone");
        soon(() -> assertThat(typesToldOf(lead).getLast()).isEqualTo("lead.reopened.v1"));
        var undone = asked(lead, 2);
        assertThat(undone.get("orderId").asString()).isEqualTo(order);
        assertThat(undone.get("customerStays").asBoolean()).isFalse();
        assertThat(undone.get("version").asLong())
                .isGreaterThan(first.get("version").asLong());

        // What comes too late changes nothing; what the person writes comes to this lead.
        say(
                linked(lead, customer, first.get("version").asLong()),
                ordered(lead, order, 77),
                removed(customer, 2),
                customer(UUID.fromString(customer), 1, "Olena", phone));
        assertThat(lead(lead).get("customer").isNull()).isTrue();
        assertThat(lead(lead).get("order").isNull()).isTrue();
        assertThat(leadOf(Request.form(phone))).isEqualTo(lead);
        var preview = get(owner(), uri(lead) + "/preview").body();
        assertThat(preview.get("customer").isNull()).isTrue();
        assertThat(preview.at("/contactPoints/0/customer").isNull()).isTrue();

        post(owner(), uri(lead), DEAL);
        var second = asked(lead, 3);
        assertThat(second.get("customerId").asString()).isNotEqualTo(customer);
        assertThat(second.get("orderId").asString()).isNotEqualTo(order);
        say(
                linked(
                        lead,
                        second.get("customerId").asString(),
                        second.get("version").asLong()),
                ordered(lead, second.get("orderId").asString(), 78));
        assertThat(lead(lead).at("/order/number").asLong()).isEqualTo(78);
    }

    @Test
    void whoWasTheCustomerBeforeIsItAgainAndStaysForOthers() {
        var phone = freshPhone();
        var before = known("Taras", phone);
        var lead = leadOf(Request.form(phone));
        var other = known("Petro", freshPhone());
        post(owner(), uri(lead), Map.of("order", ORDER, "customerId", other));
        assertThat(lead(lead).at("/customer/id").asString()).isEqualTo(other.toString());

        // Still on its way: it is taken back all the same.
        undo(lead);

        assertThat(lead(lead).at("/customer/id").asString()).isEqualTo(before.toString());
        var preview = get(owner(), uri(lead) + "/preview").body();
        assertThat(preview.at("/contactPoints/0/customer/id").asString()).isEqualTo(before.toString());
        assertThat(asked(lead, 2).get("customerStays").asBoolean()).isFalse();

        var more = leadOf(Request.form(phone).points(List.of(Map.of("kind", "phone", "value", phone))));
        assertThat(more).isEqualTo(lead);
    }

    @Test
    void aCustomerWithAnotherLeadStays() {
        var phone = freshPhone();
        var lead = leadOf(Request.form(phone));
        post(owner(), uri(lead), DEAL);
        var repeat = leadOf(Request.form(phone));
        assertThat(repeat).isNotEqualTo(lead);

        undo(lead);

        assertThat(asked(lead, 2).get("customerStays").asBoolean()).isTrue();
    }

    @Test
    void afterTheTimeItIsRefusedWithItsOwnCode() {
        var lead = leadOf(Request.telegram(fresh()));
        assertThat(undo(lead).status()).isEqualTo(409);
        post(owner(), uri(lead), DEAL);
        jdbc.sql("update lead set closed_at = now() - interval '73 hours' where id = ?")
                .param(UUID.fromString(lead))
                .update();

        var refused = undo(lead);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("type").asString()).endsWith("too-late-to-undo");
        assertThat(refused.body().at("/current/outcome").asString()).isEqualTo("won");
        assertThat(lead(lead).at("/conversion/undoableUntil").isNull()).isTrue();
    }

    @Test
    void whatIsMissingIsAskedForAgainWithTheSameIds() {
        var lead = leadOf(Request.telegram(fresh()));
        assertThat(post(owner(), uri(lead) + "/retry", Map.of()).status()).isEqualTo(409);
        post(owner(), uri(lead), DEAL);
        var first = asked(lead, 1);

        assertThat(post(owner(), uri(lead) + "/retry", Map.of()).status()).isEqualTo(202);

        var again = asked(lead, 2);
        assertThat(again.get("customerId")).isEqualTo(first.get("customerId"));
        assertThat(again.get("orderId")).isEqualTo(first.get("orderId"));
        assertThat(again.get("order")).isEqualTo(first.get("order"));
        say(
                linked(
                        lead,
                        first.get("customerId").asString(),
                        first.get("version").asLong()),
                ordered(lead, first.get("orderId").asString(), 5));
        assertThat(post(owner(), uri(lead) + "/retry", Map.of())
                        .body()
                        .at("/conversion/state")
                        .asString())
                .isEqualTo("done");
        assertThat(conversionsOf(lead)).hasSize(2);
    }

    @Test
    void thePreviewSaysWhoseEachContactPointIsAndWhatItMeans() {
        var phone = freshPhone();
        var second = freshPhone();
        var olena = known("Olena", phone);
        var petro = known("Petro", second);
        var email = fresh() + "@example.com";
        var order = Ids.next();
        say(openOrder(order, olena, 1, "open"), openOrder(Ids.next(), olena, 1, "done"));
        var lead = leadOf(Request.form(phone)
                .points(List.of(
                        Map.of("kind", "phone", "value", phone),
                        Map.of("kind", "phone", "value", second),
                        Map.of("kind", "email", "value", email))));

        var preview = get(owner(), uri(lead) + "/preview").body();

        assertThat(preview.get("severalMatched").asBoolean()).isTrue();
        assertThat(preview.get("contactPoints")
                        .valueStream()
                        .map(point -> point.get("value").asString() + " "
                                + point.at("/customer/name").asString("nobody")))
                .containsExactlyInAnyOrder(phone + " Olena", second + " Petro", email + " nobody");
        var chosen = get(owner(), uri(lead) + "/preview?customerId=" + olena).body();
        assertThat(chosen.get("why").asString()).isEqualTo("chosen");
        assertThat(chosen.at("/customer/name").asString()).isEqualTo("Olena");
        assertThat(chosen.get("openOrders")
                        .valueStream()
                        .map(one -> one.get("id").asString()))
                .containsExactly(order.toString());
        assertThat(chosen.get("candidates")
                        .valueStream()
                        .map(one -> one.get("id").asString()))
                .contains(petro.toString());
        var stranger = get(owner(), uri(lead) + "/preview?newCustomer=true").body();
        assertThat(stranger.get("customer").isNull()).isTrue();
        assertThat(stranger.get("creates").get(0).asString()).isEqualTo("customer");
        assertThat(get(owner(), uri(lead) + "/preview?customerId=" + Ids.next()).status())
                .isEqualTo(422);
    }

    @Test
    void aNewCustomerIsMadeAlthoughSomebodyMatches() {
        var phone = freshPhone();
        var mother = known("Olena", phone);
        var lead = leadOf(Request.form(phone));
        assertThat(post(owner(), uri(lead), Map.of("order", ORDER, "customerId", mother, "newCustomer", true))
                        .status())
                .isEqualTo(422);
        assertThat(lead(lead).get("outcome").asString()).isEqualTo("open");

        post(owner(), uri(lead), Map.of("order", ORDER, "newCustomer", true));

        var conversion = asked(lead, 1);
        assertThat(conversion.get("customerId").asString()).isNotEqualTo(mother.toString());
        assertThat(conversion.get("customerKnown").asBoolean()).isTrue();
        undo(lead);
        assertThat(lead(lead).at("/customer/id").asString()).isEqualTo(mother.toString());
    }

    @Test
    void aLeadJoinsAnOpenOrderOfItsCustomerOnly() {
        var phone = freshPhone();
        var customer = known("Olena", phone);
        var order = Ids.next();
        var done = Ids.next();
        var others = Ids.next();
        say(
                openOrder(order, customer, 1, "open"),
                openOrder(done, customer, 2, "done"),
                openOrder(done, customer, 1, "open"),
                openOrder(others, known("Petro", freshPhone()), 1, "open"));
        var lead = leadOf(Request.form(phone));
        for (var wrong : List.of(done, others, Ids.next())) {
            var refused = post(owner(), uri(lead), Map.of("order", Map.of("id", wrong)));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body().toString()).contains("order.id");
        }
        assertThat(lead(lead).get("outcome").asString()).isEqualTo("open");

        post(owner(), uri(lead), Map.of("order", Map.of("id", order)));

        var conversion = asked(lead, 1);
        assertThat(conversion.get("orderId").asString()).isEqualTo(order.toString());
        assertThat(conversion.get("joinsOrder").asBoolean()).isTrue();
        assertThat(conversion.path("order").isObject()).isFalse();
        say(event(
                "order.events",
                "order.lead-joined.v1",
                order.toString(),
                2,
                Map.of("order", Map.of("id", order, "number", 901), "joinedLeadId", lead)));
        assertThat(lead(lead).at("/order/number").asLong()).isEqualTo(901);

        undo(lead);

        assertThat(asked(lead, 2).get("joinsOrder").asBoolean()).isTrue();
        assertThat(lead(lead).get("order").isNull()).isTrue();
    }

    @Test
    void nobodyJoinsAnOrderThatTheyMayNotSee() {
        var phone = freshPhone();
        var order = Ids.next();
        say(openOrder(order, known("Olena", phone), 1, "open", MANAGER));
        var lead = leadOf(Request.form(phone));

        var refused = post(manager(OTHER_MANAGER), uri(lead), Map.of("order", Map.of("id", order)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().toString()).contains("order.id");
        assertThat(get(manager(OTHER_MANAGER), uri(lead) + "/preview").body().get("openOrders"))
                .isEmpty();
        assertThat(post(manager(), uri(lead), Map.of("order", Map.of("id", order)))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void theCompanyIsTheCardsAnotherOneOrNone() {
        var mine = leadOf(Request.telegram(fresh()));
        var none = leadOf(Request.telegram(fresh()));
        for (var lead : List.of(mine, none)) {
            patch(owner(), "/api/leads/" + lead, Map.of("company", Map.of("name", "Romashka")));
        }
        post(owner(), uri(mine), Map.of("order", ORDER));
        post(owner(), uri(none), Map.of("order", ORDER, "company", Map.of("name", " ")));

        assertThat(asked(mine, 1).at("/company/name").asString()).isEqualTo("Romashka");
        assertThat(asked(none, 1).path("company").isObject()).isFalse();
    }

    @Test
    void aHundredAtOnceMakeOneConversion() {
        var lead = leadOf(Request.telegram(fresh()));
        try (var people = Executors.newFixedThreadPool(32)) {
            var answers = IntStream.range(0, 100)
                    .mapToObj(each ->
                            people.submit(() -> post(owner(), uri(lead), DEAL).status()))
                    .toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isEqualTo(202));
        }

        assertThat(asked(lead, 1).get("orderId").isNull()).isFalse();
        soon(() -> assertThat(jdbc.sql("select count(*) from outbox")
                        .query(Integer.class)
                        .single())
                .isZero());
        assertThat(conversionsOf(lead)).hasSize(1);
        assertThat(typesToldOf(lead).stream().filter("lead.won.v1"::equals)).hasSize(1);
    }

    /** Converted, undone, converted again: whatever answers come, twice and in any order, only those of the last one count. */
    @Test
    void inWhicheverOrderOthersAnswerTheCardShowsTheLastConversion() {
        var random = new Random(17);
        for (int round = 0; round < 12; round++) {
            var phone = freshPhone();
            var lead = leadOf(Request.form(phone));
            post(owner(), uri(lead), DEAL);
            undo(lead);
            post(owner(), uri(lead), DEAL);
            soon(() -> assertThat(conversionsOf(lead)).hasSize(3));
            var first = conversionsOf(lead).getFirst();
            var last = conversionsOf(lead).getLast();
            boolean undone = random.nextBoolean();
            if (undone) {
                undo(lead);
            }
            var gone = first.get("customerId").asString();
            var answers = new ArrayList<OutgoingMessage>(List.of(
                    linked(lead, gone, first.get("version").asLong()),
                    ordered(lead, first.get("orderId").asString(), 1),
                    customer(UUID.fromString(gone), 1, "Olena", phone),
                    removed(gone, 2),
                    linked(
                            lead,
                            last.get("customerId").asString(),
                            last.get("version").asLong()),
                    ordered(lead, last.get("orderId").asString(), 2)));
            if (undone) {
                answers.add(customer(UUID.fromString(last.get("customerId").asString()), 1, "Olena", phone));
                answers.add(removed(last.get("customerId").asString(), 2));
            }
            answers.addAll(List.copyOf(answers));
            Collections.shuffle(answers, random);

            say(answers.toArray(OutgoingMessage[]::new));

            var card = lead(lead);
            assertThat(card.at("/customer/id").asString("none"))
                    .isEqualTo(undone ? "none" : last.get("customerId").asString());
            assertThat(card.at("/order/number").asLong(0)).isEqualTo(undone ? 0 : 2);
            assertThat(card.get("outcome").asString()).isEqualTo(undone ? "open" : "won");
            assertThat(jdbc.sql("select count(*) from contact_point where value = ? and customer_id is not null")
                            .param(phone)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(undone ? 0 : 1);
        }
    }
}
