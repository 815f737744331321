package io.potik.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Segments by tags and goods, of orders in statuses of the workspace's own, and of persons of whom there were two. */
class SegmentConditionsIntegrationTests extends SegmentSuite {

    private static final Instant LATER = LONG_AGO.plus(Duration.ofDays(400));

    private OutgoingMessage ordered(UUID order, UUID customer, String sum, Instant at) {
        return ordered(order, customer, 1, "new", sum, at);
    }

    private void merge(UUID stays, UUID joins) {
        assertThat(send(OWNER, "POST", "/api/customers/" + stays + "/merge", "{\"otherId\":\"%s\"}".formatted(joins))
                        .status())
                .isEqualTo(200);
    }

    private void apart(UUID stays, UUID joins) {
        assertThat(send(OWNER, "DELETE", "/api/customers/" + stays + "/merge/" + joins, "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void twoWhoWereMergedAreAskedAsOnePerson() {
        UUID stays = customer("Stays");
        UUID joins = customer("Joins");
        UUID alone = customer("Alone");
        UUID lead = UUID.randomUUID();
        UUID reason = UUID.randomUUID();
        UUID shop = UUID.randomUUID();
        TestInfrastructure.produce(
                told("lead.created.v1", lead, 0, joins, Map.of("receivedAt", LATER)),
                told("lead.rejected.v1", lead, 1, joins, Map.of("reasonId", reason)),
                ordered(shop, joins, "40.00", LONG_AGO),
                ordered(UUID.randomUUID(), stays, "70.00", LONG_AGO.plus(Duration.ofDays(1))),
                sells(shop, 1, "Tall kitchen"));
        fit(Map.of("bought", true, "sumFrom", "30"), stays, joins);
        fit(Map.of("reasonIds", List.of(reason)), joins);
        fit(Map.of("goods", List.of("kitchen")), joins);

        merge(stays, joins);

        fit(Map.of(), stays, alone);
        fit(Map.of("bought", true), stays);
        fit(Map.of("bought", false), alone);
        fit(Map.of("sumFrom", "110", "sumTo", "110"), stays);
        fit(Map.of("sumTo", "100"));
        fit(Map.of("orderedTo", "2020-03-01"), stays);
        fit(Map.of("goods", List.of("kitchen")), stays);
        fit(Map.of("neverGoods", List.of("kitchen")), alone);
        fit(Map.of("reasonIds", List.of(reason)), stays);
        fit(Map.of("sourceIds", List.of(source)), stays);
        // The part that joined wrote later than the one who stays.
        fit(Map.of("silentSince", "2021-04-01"));
        fit(Map.of("silentSince", "2021-04-06"), stays);

        apart(stays, joins);

        fit(Map.of("sumFrom", "110"));
        fit(Map.of("silentSince", "2021-04-01"), stays);
        fit(Map.of("sumFrom", "30", "sumTo", "50"), joins);
        fit(Map.of("goods", List.of("kitchen")), joins);
        fit(Map.of("neverGoods", List.of("kitchen")), stays, alone);
    }

    @Test
    void aPersonWhoOnlyJoinedBoughtAndWhoseOtherHalfDidNotIsABuyerByTheirSum() {
        UUID stays = customer("Without an order");
        UUID joins = customer("With one");
        TestInfrastructure.produce(ordered(UUID.randomUUID(), joins, "55.00", LONG_AGO));
        fit(Map.of("sumFrom", "50"), joins);

        merge(stays, joins);

        fit(Map.of("sumFrom", "50", "sumTo", "60", "bought", true), stays);
        assertThat(preview(OWNER, Map.of("bought", false)).body().get("count").asInt())
                .isZero();
    }

    @Test
    void goodsAreNamedByWordsOfOneLine() {
        UUID kitchen = customer("Kitchen");
        UUID table = customer("Table");
        UUID nothing = customer("Nothing");
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        UUID third = UUID.randomUUID();
        TestInfrastructure.produce(
                ordered(first, kitchen, "10.00", LONG_AGO),
                ordered(second, table, "10.00", LATER),
                ordered(third, kitchen, "10.00", LATER),
                sells(first, 1, "Kitchen «Oslo», WHITE", "Red chair"),
                sells(second, 1, "Table (white)", "SKU: KT-77/2"),
                sells(third, 1));

        fit(Map.of("goods", List.of("oslo kitchen")), kitchen);
        fit(Map.of("goods", List.of("whit")), kitchen, table);
        // The words of two lines are not one thing.
        fit(Map.of("goods", List.of("white chair")));
        fit(Map.of("goods", List.of("kt-77", "chair")), kitchen, table);
        fit(Map.of("neverGoods", List.of("table", "sofa")), kitchen, nothing);
        fit(Map.of("goods", List.of("white"), "neverGoods", List.of("chair")), table);
        // Something else was ordered later.
        fit(Map.of("goods", List.of("kitchen"), "orderedFrom", "2021-01-01"));
        fit(Map.of("goods", List.of("kitchen"), "orderedTo", "2020-03-01"), kitchen);

        TestInfrastructure.produce(sells(first, 3, "Wardrobe"), sells(first, 2, "Kitchen"), sells(third, 1, "Kitchen"));
        fit(Map.of("goods", List.of("wardrobe")), kitchen);
        fit(Map.of("goods", List.of("kitchen")));
        TestInfrastructure.produce(ordered(first, kitchen, 2, "cancelled", "10.00", LONG_AGO));
        fit(Map.of("goods", List.of("wardrobe")));
    }

    @Test
    void goodsWithoutAWordAreNamed() {
        Answer answer = send(OWNER, "POST", "/api/segments/preview", "{\"conditions\":{\"goods\":[\"sofa\",\" – \"]}}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo("conditions.goods[1]");
        // What people type is looked for, whatever it means to a query.
        for (String odd : List.of("it's & !x:*", "a'b\\\\c", "<-> sofa", "ЇЖА й")) {
            assertThat(send(
                                    OWNER,
                                    "POST",
                                    "/api/segments/preview",
                                    json.writeValueAsString(Map.of(
                                            "conditions", Map.of("goods", List.of(odd), "neverGoods", List.of(odd)))))
                            .status())
                    .as(odd)
                    .isEqualTo(200);
        }
    }

    @Test
    void tagsOfCustomersAreAskedFor() {
        UUID both = customer("Both");
        UUID one = customer("One");
        customer("None");
        tag(both, "VIP", "for Olena's birthday");
        tag(one, "VIP");

        fit(Map.of("tags", List.of("VIP")), both, one);
        fit(Map.of("tags", List.of("for Olena's birthday", "nobody's")), both);
        fit(Map.of("tags", List.of("nobody's")));

        merge(one, both);
        fit(Map.of("tags", List.of("for Olena's birthday")), one);
    }

    private void tag(UUID customer, String... tags) {
        Answer written =
                patch(OWNER, "/api/customers/" + customer, json.writeValueAsString(Map.of("tags", List.of(tags))));
        assertThat(written.status()).as(written.body().toString()).isEqualTo(200);
    }

    @Test
    void anOrderInACancelledStatusOfTheWorkspacesOwnDoesNotCount() {
        UUID customer = customer("Sent it back");
        UUID order = UUID.randomUUID();
        TestInfrastructure.produce(ordered(order, customer, "10.00", LONG_AGO));
        fit(Map.of("orderedTo", "2020-03-01"), customer);

        Map<String, Object> snapshot = Map.of(
                "id",
                order,
                "number",
                5,
                "version",
                2,
                "customerId",
                customer,
                "status",
                "sentBack",
                "statusKind",
                "cancelled",
                "sum",
                Map.of("amount", "10.00", "currency", "UAH"),
                "paid",
                Map.of("amount", "0.00", "currency", "UAH"),
                "createdAt",
                LONG_AGO);
        TestInfrastructure.produce(new OutgoingMessage(
                "order.events",
                order.toString(),
                "order.status-changed.v1",
                2,
                Instant.now(),
                json.writeValueAsBytes(
                        Map.of("order", snapshot, "at", Instant.now(), "actor", Map.of("kind", "system")))));

        await().until(() ->
                preview(OWNER, Map.of("bought", false)).body().get("count").asInt() == 1);
        fit(Map.of("orderedTo", "2020-03-01"));
    }
}
