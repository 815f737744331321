package io.potik.local.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.local.Api;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A table of sales becomes orders of customers, once, and the ledger says so. */
@Order(2)
class ImportJourneyTests {

    private final Desk desk = new Desk();
    private final int number = 2_000_000 + Desk.nextUpdate();
    private final String source = "Old program " + number;
    private final String phone = "050" + number;
    private final String table = """
            Номер;Дата;Клієнт;Телефон;Товар;Кількість;Ціна;Статус
            A1;05.03.2024;Ольга %1$d;%2$s;Стіл;1;4200;Виконано
            A1;05.03.2024;Ольга %1$d;%2$s;Стілець;4;950;Виконано
            A2;06.04.2024;Ольга %1$d;%2$s;Шафа;1;9000,50;Новий
            A3;06.04.2024;Петро;нема;Шафа;1;9000;Новий
            """.formatted(number, phone);

    @Test
    void aTableBecomesOrdersOfOneCustomerAndTwiceIsOnce() {
        var draft = bring();
        assertThat(draft.at("/dryRun/good").asInt()).isEqualTo(2);
        assertThat(draft.at("/dryRun/wrongThings").asInt()).isEqualTo(1);

        var done = run(draft);

        assertThat(done.at("/outcomes/ordered").asInt()).isEqualTo(2);
        assertThat(done.at("/outcomes/quarantined").asInt()).isEqualTo(1);
        var customers = desk.owner.get("/api/customers?q=38" + phone).orThrow().path("items");
        assertThat(customers).hasSize(1);
        var customer = customers.get(0).path("id").asString();
        await().atMost(Desk.SOON)
                .untilAsserted(() -> assertThat(orders(customer)).hasSize(2));
        assertThat(orders(customer))
                .extracting(order -> order.at("/sum/amount").asString())
                .containsExactlyInAnyOrder("8000.00", "9000.50");

        var again = run(bring());

        assertThat(again.at("/outcomes/duplicate").asInt()).isEqualTo(3);
        assertThat(orders(customer)).hasSize(2);
        var totals = desk.owner
                .get("/api/ledger?by=day&connectionId=" + draft.at("/source/id").asString())
                .orThrow()
                .path("totals");
        assertThat(totals.path("received").asInt()).isEqualTo(6);
        assertThat(totals.path("balanced").asBoolean()).isTrue();
    }

    @Test
    void anImportIsUndoneAndMayBeBroughtAgain() {
        var first = run(bring());

        assertThat(undo(first).path("cancelled").asInt()).isEqualTo(2);

        await().atMost(Desk.SOON).untilAsserted(() -> assertThat(customers()).isEmpty());
        var again = bring();
        assertThat(again.at("/dryRun/alreadyThere").asInt()).isZero();
        var second = run(again);
        assertThat(second.at("/outcomes/ordered").asInt()).isEqualTo(2);
        assertThat(customers()).hasSize(1);
        var customer = customers().getFirst().path("id").asString();
        var worked = orders(customer).getFirst().path("id").asString();
        desk.owner
                .call("PATCH", "/api/orders/" + worked, "{\"notes\":\"Calls on Fridays\"}", "application/json")
                .orThrow();

        var undone = undo(second);

        assertThat(undone.path("cancelled").asInt()).isEqualTo(1);
        assertThat(undone.path("left").asInt()).isEqualTo(1);
        assertThat(orders(customer))
                .filteredOn(order -> order.path("statusKind").asString().equals("cancelled"))
                .singleElement()
                .satisfies(order -> assertThat(order.path("id").asString()).isNotEqualTo(worked));
        assertThat(customers()).hasSize(1);
    }

    private JsonNode undo(JsonNode done) {
        var path = "/api/imports/" + done.path("id").asString();
        desk.owner.call("POST", path + "/undo", "{}", "application/json").orThrow();
        return await().atMost(Desk.SOON)
                .until(
                        () -> desk.owner.get(path),
                        answer -> answer.orThrow().path("state").asString().equals("undone"))
                .orThrow()
                .path("undo");
    }

    private List<JsonNode> customers() {
        return desk.owner
                .get("/api/customers?q=38" + phone)
                .orThrow()
                .path("items")
                .valueStream()
                .toList();
    }

    private JsonNode bring() {
        return desk.bring(source, table);
    }

    private JsonNode run(JsonNode draft) {
        return desk.takeIn(draft);
    }

    private List<JsonNode> orders(String customer) {
        Api.Answer answer = desk.owner.get("/api/orders?customerId=" + customer);
        return answer.orThrow().path("items").valueStream().toList();
    }
}
