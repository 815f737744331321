package io.potik.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.outbox.IncomingMessage;
import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import io.potik.outbox.test.Traces;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A customer is forgotten, as lead-service asks. */
class ErasureIntegrationTests extends SegmentSuite {

    /**
     * Tables that say nothing of a person: what may stand in fields, conditions of segments, ids of messages, messages on their
     * way, for which an erasure waits, and ids of those who are gone without having been anybody else's than an undone
     * conversion's.
     */
    private static final Set<String> NOT_PERSONAL = Set.of("field", "inbox", "outbox", "removed_customer", "segment");

    private static final Set<String> PLACES = Set.of(
            "company",
            "contact_point",
            "customer",
            "customer_good",
            "customer_heard",
            "customer_lead",
            "customer_link",
            "customer_merge",
            "customer_order",
            "dead_letter",
            "idempotent_request",
            "possible_duplicate",
            "purchase",
            "purchase_sum",
            "two_people",
            "undone_conversion");

    @Autowired
    private JdbcTemplate tables;

    private final String mark = "zzqx" + UUID.randomUUID().toString().substring(0, 8);
    private final String phone = phone();
    private final String mail = mark + "@example.org";
    private final List<String> strings = List.of(mark, phone.substring(1));

    @Test
    void everyTableIsAPlaceOfPersonsOrSaysNothingOfThem() {
        var told = told(Map.of()).propertyNames();
        var decided = new TreeSet<>(told);
        // Told by what they repeat.
        decided.addAll(List.of("customer_good", "idempotent_request"));
        assertThat(decided).isEqualTo(new TreeSet<>(PLACES));

        decided.addAll(NOT_PERSONAL);
        assertThat(decided).containsExactlyInAnyOrderElementsOf(Traces.tables(tables));
    }

    @Test
    void nothingOfThePersonIsLeftAndSumsStay() {
        var known = everywhere();
        var customer = id(known.getFirst(), "customerId");
        var part = id(known.getLast(), "customerId");
        var order = UUID.randomUUID();
        say(
                order("order.created.v1", order, customer, 1, "new", "120.00", "UAH"),
                sells(order, 1, "Cake for " + mark, "Candles"));
        assertThat(Traces.inDatabase(tables, strings))
                .hasSizeGreaterThan(4)
                .anyMatch(found -> found.startsWith("customer_link:"))
                .anyMatch(found -> found.startsWith("customer_good:"));
        var told = told(asked(List.of(customer, part)));
        assertThat(told.toString()).contains(mark, phone, mail, "Notes of " + mark);
        assertThat(told.get("purchase")).hasSize(1);
        assertThat(told.get("customer_link").toString()).contains("\"brought\":{", phone);
        var whom = new HashMap<>(asked(List.of(customer, part)));
        whom.put("leadIds", List.of(id(known.getFirst(), "leadId"), id(known.getLast(), "leadId")));
        var counted = send(OWNER, "POST", "/api/customers/personal-data/counts", json.writeValueAsString(whom))
                .body();

        var answer =
                erased(List.of(customer, part), List.of(id(known.getFirst(), "leadId"), id(known.getLast(), "leadId")));

        assertThat(answer.get("service").asString()).isEqualTo("customer-service");
        assertThat(answer.at("/places/customer").asInt()).isEqualTo(2);
        assertThat(counted.get("contact_point").asInt()).isEqualTo(2);
        assertThat(counted.has("purchase")).isFalse();
        counted.properties()
                .forEach(table -> assertThat(answer.get("places").get(table.getKey()))
                        .as(table.getKey())
                        .isEqualTo(table.getValue()));
        assertThat(Traces.inDatabase(tables, strings)).isEmpty();
        var card = card(customer);
        assertThat(card.get("name").isNull()).isTrue();
        assertThat(card.get("contactPoints")).isEmpty();
        assertThat(card.get("orderCount").asInt()).isEqualTo(1);
        assertThat(get(OWNER, "/api/customers?limit=200").body().get("items"))
                .noneMatch(one -> one.get("id").asString().equals(customer.toString()));
        assertThat(newest()).isNotEmpty().noneMatch(this::tellsOfThem);
    }

    @Test
    void anotherOneOfTheCompanyKeepsIt() {
        var company = "Company " + mark;
        var one = lead().named(mark).with("phone", phone).of("company", Map.of("name", company));
        var other = lead().named("Other").with("phone", phone()).of("company", Map.of("name", company));
        TestInfrastructure.produce(one.converted(), other.converted());
        var customer = id(answer(one, 1), "customerId");
        var stays = id(answer(other, 1), "customerId");

        erased(List.of(customer), List.of(one.id));

        assertThat(card(stays).at("/company/name").asString()).isEqualTo(company);
        assertThat(Traces.inDatabase(tables, List.of(phone.substring(1)))).isEmpty();
    }

    @Test
    void askedTwiceItIsAnsweredTwiceAndWhoComesAgainIsNew() {
        var first = lead().named(mark).with("phone", phone);
        TestInfrastructure.produce(first.kept());
        var customer = id(answer(first, 1), "customerId");
        erased(List.of(customer), List.of(first.id));
        erased(List.of(customer), List.of(first.id));

        var again = lead().named("Somebody").with("phone", phone);
        TestInfrastructure.produce(again.kept());

        assertThat(answer(again, 1).get("created").asBoolean()).isTrue();
        assertThat(id(answer(again, 1), "customerId")).isNotEqualTo(customer);
    }

    @Test
    void whatIsToldAgainAfterwardsBringsNothingBack() {
        var first = lead().named(mark).with("phone", phone).of("company", Map.of("name", mark + " and sons"));
        var order = UUID.randomUUID();
        say(first.converted());
        var customer = id(answer(first, 1), "customerId");
        var created = order("order.created.v1", order, customer, 1, "new", "120.00", "UAH");
        say(created, sells(order, 1, "Cake for " + mark));
        var shopOrder = UUID.randomUUID();
        say(wanted(shopOrder, UUID.randomUUID(), mark, Map.of("phone", phone, "email", mail)));
        assertThat(id(buyer(shopOrder, 1), "customerId")).isEqualTo(customer);
        erased(List.of(customer), List.of(first.id));

        say(
                first.converted(),
                first.kept(),
                wanted(shopOrder, UUID.randomUUID(), mark, Map.of("phone", phone, "email", mail)),
                order("order.created.v1", order, customer, 1, "new", "120.00", "UAH"),
                sells(order, 1, "Cake for " + mark));

        assertThat(id(answer(first, 3), "customerId")).isEqualTo(customer);
        assertThat(Traces.inDatabase(tables, strings)).isEmpty();
        assertThat(newest()).isNotEmpty().noneMatch(this::tellsOfThem);
        assertThat(card(customer).get("orderCount").asInt()).isEqualTo(1);
        var written = patch(OWNER, "/api/customers/" + customer, "{\"name\":\"Somebody\"}");
        assertThat(written.status()).isEqualTo(409);
    }

    /** The order of somebody who stays: order-service knows more of whose an order is than the one who bought. */
    @Test
    void whatOrderServiceForgetsOfAnOrderIsFoundByItsGoodsNoMore() {
        var stays = customer("Olena");
        var order = UUID.randomUUID();
        say(
                order("order.created.v1", order, stays, 1, "new", "120.00", "UAH"),
                sells(order, 1, "Cake for " + mark, "Candles"));
        fit(Map.of("goods", List.of(mark)), stays);
        fit(Map.of("goods", List.of("candles")), stays);

        say(sells(order, 3), sells(order, 1, "Cake for " + mark), sells(order, 2, "Plate for " + mark));

        fit(Map.of("goods", List.of(mark)));
        fit(Map.of("goods", List.of("candles")));
        assertThat(Traces.inDatabase(tables, List.of(mark))).isEmpty();
    }

    @Test
    void anUndoneConversionLeavesNoNameOnTheTopic() {
        var before = lead().named("Before " + mark).with("phone", phone);
        say(before.kept());
        var undone = lead().named(mark)
                .with("phone", phone)
                .with("email", mail)
                .of("company", Map.of("name", mark + " and sons"));
        say(undone.converted());
        var customer = id(answer(undone, 1), "customerId");
        assertThat(answer(undone, 1).get("customerName").asString()).contains(mark);

        say(undone.undone(4, null, false));
        erased(List.of(customer), List.of(before.id));

        assertThat(Traces.inDatabase(tables, strings)).isEmpty();
        assertThat(newest()).isNotEmpty().noneMatch(this::tellsOfThem);
        // It is answered as before when it is converted again, by somebody who is new.
        undone.again(5);
        say(undone.converted());
        assertThat(answer(undone, 3).get("leadVersion").asLong()).isEqualTo(5);
        assertThat(id(answer(undone, 3), "customerId")).isEqualTo(undone.customerId);
    }

    /** Two customers who were merged, with everything that people can write of them. */
    private List<JsonNode> everywhere() {
        var one = lead().named(mark).with("phone", phone).of("company", Map.of("name", mark + " and sons"));
        var other = lead().named("Second " + mark).with("email", mail);
        TestInfrastructure.produce(one.converted(), other.kept());
        var answers = List.of(answer(one, 1), answer(other, 1));
        var customer = id(answers.getFirst(), "customerId");
        var patched = patch(
                OWNER,
                "/api/customers/" + customer,
                "{\"notes\":\"Notes of %s\",\"tags\":[\"%s\"]}".formatted(mark, mark),
                "Idempotency-Key",
                mark);
        assertThat(patched.status()).as(patched.body().toString()).isEqualTo(200);
        var merged = send(
                OWNER,
                "POST",
                "/api/customers/" + customer + "/merge",
                "{\"otherId\":\"%s\",\"version\":%s,\"otherVersion\":%s}"
                        .formatted(
                                id(answers.getLast(), "customerId"),
                                card(customer).get("version"),
                                card(id(answers.getLast(), "customerId")).get("version")));
        assertThat(merged.status()).as(merged.body().toString()).isLessThan(300);
        jdbc.sql("""
                insert into dead_letter (id, direction, consumer, message_id, topic, key, type, version, occurred_at,
                                         payload, reason)
                values (gen_random_uuid(), 'in', 'x', gen_random_uuid(), 'order.buyers', 'k', 'x', 1, now(), ?, 'x')
                """)
                .param(("{\"name\":\"" + mark + "\",\"value\":\"" + phone + "\"}").getBytes(StandardCharsets.UTF_8))
                .update();
        return answers;
    }

    private Map<String, Object> asked(List<UUID> customers) {
        return Map.of("customerIds", customers, "contactPoints", points());
    }

    private List<Map<String, String>> points() {
        return List.of(Map.of("kind", "phone", "value", phone), Map.of("kind", "email", "value", mail));
    }

    private JsonNode told(Map<String, Object> whom) {
        var answer = send(OWNER, "POST", "/api/customers/personal-data", json.writeValueAsString(whom));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode erased(List<UUID> customers, List<UUID> leads) {
        var erasure = UUID.randomUUID();
        var wanted = new HashMap<String, Object>(Map.of(
                "erasureId",
                erasure,
                "service",
                "customer-service",
                "customerIds",
                customers,
                "leadIds",
                leads,
                "orderIds",
                List.of(),
                "contactPoints",
                points(),
                "at",
                Instant.now()));
        TestInfrastructure.produce(new OutgoingMessage(
                "erasure.requests",
                erasure.toString(),
                "person.erasure-wanted.v1",
                1,
                Instant.now(),
                json.writeValueAsBytes(wanted)));
        return await().until(
                        () -> TestInfrastructure.consume("erasure.answers").stream()
                                .filter(message -> message.key().equals(erasure.toString()))
                                .map(message -> json.readTree(message.payload()))
                                .toList(),
                        answers -> !answers.isEmpty())
                .getFirst();
    }

    /** What is left of customer.events when it is compacted: the newest of each key. */
    private List<String> newest() {
        var newest = new HashMap<String, IncomingMessage>();
        TestInfrastructure.consume("customer.events").forEach(message -> newest.put(message.key(), message));
        return newest.values().stream()
                .map(message -> new String(message.payload(), StandardCharsets.UTF_8))
                .toList();
    }

    private boolean tellsOfThem(String text) {
        return Stream.concat(strings.stream(), Stream.of(mail)).anyMatch(text::contains);
    }
}
