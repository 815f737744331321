package io.potik.local.journey;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;

/**
 * One person from a message to an order with a file, in a segment that a mailing waits for, and what they bought before from
 * a table: so that no screen of it is empty.
 */
final class OneSale {

    final String customer;
    final String segment;
    final String mailing;
    final String imported;
    private final String company;
    private final String order;
    private final String draft;

    OneSale(Desk desk) {
        int number = Desk.nextUpdate();
        var goods = "Wardrobe " + number;
        var bot = desk.telegram("sale " + number);
        desk.telegram(
                bot,
                Desk.update(
                        Desk.nextUpdate(), 14_000_000_000L + number, "message", 1, "\"text\":\"A wardrobe, please\""));
        await().atMost(Desk.SOON).until(() -> desk.outcomes(bot, "created") == 1);
        var lead = desk.receipts(bot).getFirst().path("leadId").asString();
        desk.owner
                .post(
                        "/api/leads/" + lead + "/conversion",
                        Map.of(
                                "order",
                                Map.of("lines", List.of(Map.of("name", goods, "quantity", "2", "price", "18500.00"))),
                                "company",
                                Map.of("name", "Dim i sad " + number)))
                .orThrow();
        await().atMost(Desk.SOON)
                .until(() -> !desk.lead(lead).path("order").path("number").isMissingNode());
        var sold = desk.lead(lead);
        order = sold.path("order").path("id").asString();
        customer = sold.path("customer").path("id").asString();
        desk.owner
                .call("POST", "/api/orders/" + order + "/files?name=The%20plan.txt", "Three doors", "text/plain")
                .orThrow();
        await().atMost(Desk.SOON).until(() -> desk.bought(goods) == 1);
        company = desk.owner
                .get("/api/customers/" + customer)
                .orThrow()
                .path("company")
                .path("id")
                .asString();
        segment = desk.segmentOfGoods(goods);
        mailing = desk.mailing(segment, "The wardrobe is ready, {name}");
        await().atMost(Desk.SOON).until(() -> desk.mailingState(mailing).equals("ready"));
        var till = "Till " + number;
        var table = "Number;Phone;Product;Price\n7;050%d;Chair;900\n8;none;Chair;900\n".formatted(2_000_000 + number);
        imported = desk.takeIn(desk.bring(till, table)).path("id").asString();
        draft = desk.bring(till, table + "9;none;Chair;soon\n").path("id").asString();
    }

    /** Where something of it is seen. */
    List<String> screens() {
        return List.of(
                "/customers/" + customer,
                "/companies/" + company,
                "/orders/" + order,
                "/segments?segment=" + segment,
                "/segments?mailing=all",
                "/segments?segment=" + segment + "&mailing=" + mailing,
                "/settings/personal-data?customerId=" + customer,
                "/settings/imports/" + imported,
                "/settings/imports/" + draft);
    }
}
