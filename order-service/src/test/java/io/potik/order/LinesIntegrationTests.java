package io.potik.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.outbox.test.TestInfrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is written on an order by hand: lines, payments, delivery, notes; and the history of it. */
class LinesIntegrationTests extends OrderSuite {

    private String path(String price) {
        return "/api/orders/" + placed(knownCustomer(null), price).get("id").asString();
    }

    private Answer pay(String path, String amount) {
        return send(
                OWNER,
                "POST",
                path + "/payments",
                "{\"amount\":{\"amount\":\"%s\",\"currency\":\"UAH\"},\"note\":\"card\"}".formatted(amount));
    }

    @Test
    void linesHaveDiscountAndTaxAndAddUp() {
        String path = path("5.00");

        Answer answer = send(OWNER, "PATCH", path, """
                {"version":1,"lines":[
                  {"name":"Table","quantity":"3","price":"33.33","discount":{"percent":"10"},
                   "tax":{"percent":"20","included":false}},
                  {"name":"Chair","quantity":"1","price":"120","discount":{"amount":"20"},
                   "tax":{"percent":"20","included":true}}]}
                """);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        JsonNode order = answer.body();
        assertThat(order.at("/lines/0/sum").asString()).isEqualTo("107.99");
        assertThat(order.at("/lines/0/discountSum/amount").asString()).isEqualTo("10.00");
        assertThat(order.at("/lines/0/taxSum/amount").asString()).isEqualTo("18.00");
        assertThat(order.at("/lines/1/discount/amount").asString()).isEqualTo("20.00");
        assertThat(order.at("/lines/1/taxSum/amount").asString()).isEqualTo("16.67");
        assertThat(order.at("/lines/1/tax/included").asBoolean()).isTrue();
        assertThat(order.at("/sum/amount").asString()).isEqualTo("207.99");
        assertThat(get(OWNER, path).body()).isEqualTo(order);
        assertThat(told(UUID.fromString(order.get("id").asString()), 2))
                .containsExactly("order.created.v1", "order.lines-changed.v1");
    }

    @Test
    void whatMakesNoSenseNamesItsLine() {
        String path = path("5.00");
        String line = "{\"name\":\"x\",\"quantity\":\"1\",\"price\":\"1\"";

        for (var odd : List.of(
                "discount\":{\"amount\":\"2\"}",
                "discount\":{}",
                "discount\":{\"percent\":\"101\"}",
                "tax\":{\"percent\":\"-1\",\"included\":true}")) {
            Answer refused = send(OWNER, "PATCH", path, "{\"lines\":[%s},%s,\"%s}]}".formatted(line, line, odd));
            assertThat(refused.status()).as(odd).isEqualTo(422);
            assertThat(refused.body().at("/errors/0/field").asString()).as(odd).startsWith("lines");
        }
        assertThat(send(OWNER, "PATCH", path, "{\"lines\":[]}").status()).isEqualTo(422);
        assertThat(send(OWNER, "PATCH", path, "{\"lines\":[%s}],\"version\":7}".formatted(line))
                        .status())
                .isEqualTo(409);
        send(OWNER, "PATCH", path, "{\"status\":\"done\"}");
        assertThat(send(OWNER, "PATCH", path, "{\"lines\":[%s}]}".formatted(line))
                        .status())
                .isEqualTo(422);
        // Taken up again in the same breath, it may.
        assertThat(send(OWNER, "PATCH", path, "{\"status\":\"inProgress\",\"lines\":[%s}]}".formatted(line))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anOrderOfAShopIsTheShops() {
        InShop shop = inShop();
        TestInfrastructure.produce(shop.told(UUID.randomUUID(), 1, "new", "", "10.00"));
        TestInfrastructure.produce(shop.linked(UUID.randomUUID()));
        JsonNode order = shop.order(made -> true);

        Answer refused = send(
                OWNER,
                "PATCH",
                "/api/orders/" + order.get("id").asString(),
                "{\"lines\":[{\"name\":\"x\",\"quantity\":\"1\",\"price\":\"1\"}]}");

        assertThat(order.at("/shop/connectionId").asString()).isEqualTo(shop.connectionId.toString());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().toString()).contains("shop");
    }

    @Test
    void whatAnImportedOrderSellsIsChangedHere() {
        InShop table = inShop();
        TestInfrastructure.produce(table.told("import", UUID.randomUUID(), 1, "new", "", "10.00"));
        TestInfrastructure.produce(table.linked(UUID.randomUUID()));
        JsonNode order = table.order(made -> true);

        Answer changed = send(
                OWNER,
                "PATCH",
                "/api/orders/" + order.get("id").asString(),
                "{\"lines\":[{\"name\":\"x\",\"quantity\":\"2\",\"price\":\"7\"}]}");

        assertThat(order.path("shop").isNull()).isTrue();
        assertThat(get(OWNER, "/api/orders/" + order.get("id").asString() + "/timeline")
                        .body()
                        .at("/items/1/actor/kind")
                        .asString())
                .isEqualTo("import");
        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        assertThat(changed.body().at("/sum/amount").asString()).isEqualTo("14.00");
    }

    @Test
    void howFarItIsPaidIsDerivedAndFound() {
        UUID customer = knownCustomer(null);
        String list = "/api/orders?customerId=" + customer + "&paymentState=";
        String path = "/api/orders/" + placed(customer, "100.00").get("id").asString();

        assertThat(get(OWNER, list + "unpaid").body().get("items")).hasSize(1);
        assertThat(pay(path, "40").body().get("paymentState").asString()).isEqualTo("partlyPaid");
        assertThat(pay(path, "80").body().get("paymentState").asString()).isEqualTo("overpaid");
        assertThat(pay(path, "-20").body().get("paymentState").asString()).isEqualTo("paid");
        JsonNode refunded = pay(path, "-100").body();

        assertThat(refunded.get("paymentState").asString()).isEqualTo("refunded");
        assertThat(refunded.at("/refunded/amount").asString()).isEqualTo("120.00");
        assertThat(get(OWNER, list + "unpaid").body().get("items")).isEmpty();
        assertThat(get(OWNER, list + "refunded").body().get("items")).hasSize(1);
        assertThat(get(OWNER, list + "nonsense").status()).isEqualTo(400);
    }

    @Test
    void itsHistorySaysWhoWhatBeforeAndAfter() {
        String path = path("5.00");
        send(
                OWNER,
                "PATCH",
                path,
                "{\"delivery\":{\"way\":\"Courier\",\"address\":\"Main street 1\",\"date\":\"2026-12-01\"},\"notes\":\"ring twice\"}");
        send(OWNER, "PATCH", path, "{\"delivery\":{\"address\":null},\"status\":\"inProgress\"}");
        send(OWNER, "PATCH", path, "{\"lines\":[{\"name\":\"Tea\",\"quantity\":\"2\",\"price\":\"5\"}]}");
        pay(path, "10");

        JsonNode order = pay(path, "-1").body();
        assertThat(order.at("/delivery/way").asString()).isEqualTo("Courier");
        assertThat(order.at("/delivery/address").isNull()).isTrue();
        assertThat(order.at("/delivery/date").asString()).isEqualTo("2026-12-01");
        assertThat(order.get("notes").asString()).isEqualTo("ring twice");

        JsonNode page = get(OWNER, path + "/timeline?limit=4").body();
        JsonNode rest = get(
                        OWNER,
                        path + "/timeline?limit=4&after=" + page.get("next").asString())
                .body();
        assertThat(what(page)).containsExactly("refunded", "paid", "linesChanged", "edited");
        assertThat(what(rest)).containsExactly("statusChanged", "edited", "created");
        assertThat(rest.get("next").isNull()).isTrue();
        JsonNode lines = page.get("items").get(2);
        assertThat(lines.at("/actor/id").asString()).isEqualTo(OWNER_ID.toString());
        assertThat(lines.at("/detail/sumBefore/amount").asString()).isEqualTo("5.00");
        assertThat(lines.at("/detail/sum/amount").asString()).isEqualTo("10.00");
        assertThat(lines.at("/detail/linesBefore/0/price").asString()).isEqualTo("5.00");
        assertThat(rest.at("/items/0/detail/to").asString()).isEqualTo("inProgress");
        assertThat(page.at("/items/3/detail/edits/0/field").asString()).isEqualTo("delivery.address");
        assertThat(page.at("/items/3/detail/edits/0/before").asString()).isEqualTo("Main street 1");
        assertThat(told(UUID.fromString(order.get("id").asString()), 7).toString())
                .isNotEmpty();
        assertThat(told(UUID.fromString(order.get("id").asString())).stream()
                        .map(message -> new String(message.payload(), java.nio.charset.StandardCharsets.UTF_8))
                        .toList()
                        .toString())
                .doesNotContain("Main street", "ring twice", "Courier");
        assertThat(send(OWNER, "PATCH", path, "{\"delivery\":{\"where\":\"x\"}}")
                        .status())
                .isEqualTo(422);
    }

    private static List<String> what(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .map(change -> change.get("what").asString())
                .toList();
    }

    @Test
    void whatOrdersSoldBeforeItWasListedIsListedOnceByTheMigration() throws IOException {
        String order = placed(knownCustomer(null), "5.00").get("id").asString();
        listed(order, 1);

        jdbc.sql(Files.readString(Path.of("src/main/resources/db/migration/V9__what_was_sold_is_told.sql")))
                .update();

        List<JsonNode> told = listed(order, 2);
        assertThat(told.getLast().get("names")).isEqualTo(told.getFirst().get("names"));
        assertThat(told.getLast().get("version")).isEqualTo(told.getFirst().get("version"));
        assertThat(told.getLast().get("orderId").asString()).isEqualTo(order);
    }

    @Test
    void whatAnOrderSellsIsListedWhenItIsMadeAndWhenItSellsSomethingElse() {
        String path = path("5.00");
        send(OWNER, "PATCH", path, "{\"notes\":\"call first\"}");
        send(OWNER, "PATCH", path, """
                {"lines":[{"name":"Table","quantity":"3","price":"1"},{"name":"Chair","quantity":"1","price":"1"}]}
                """);

        String id = path.substring(path.lastIndexOf('/') + 1);
        List<JsonNode> listed = listed(id, 2);
        assertThat(listed.stream()
                        .map(told -> told.get("names")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList()))
                .containsExactly(List.of("Tea"), List.of("Table", "Chair"));
        assertThat(listed.stream().map(told -> told.get("version").asLong())).containsExactly(1L, 3L);
    }
}
