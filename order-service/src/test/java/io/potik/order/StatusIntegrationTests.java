package io.potik.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.outbox.test.TestInfrastructure;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StatusIntegrationTests extends OrderSuite {

    private static final String STATUSES = "/api/order-statuses";

    @AfterEach
    void onlyTheFirstFourAgain() {
        jdbc.sql(
                        "update order_status set active = code not like 'own%', name = case when code like 'own%' then code end,"
                                + " position = case code when 'inProgress' then 1 when 'new' then 0 else position end")
                .update();
    }

    private JsonNode added(String name, String kind) {
        Answer answer = send(OWNER, "POST", STATUSES, "{\"name\":\"%s\",\"kind\":\"%s\"}".formatted(name, kind));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body();
    }

    private Answer change(String code, String body) {
        return send(OWNER, "PATCH", STATUSES + "/" + code, body);
    }

    private List<String> codes(String kind) {
        return StreamSupport.stream(get(OWNER, STATUSES).body().get("items").spliterator(), false)
                .filter(status -> status.get("kind").asString().equals(kind))
                .filter(status -> status.get("active").asBoolean())
                .map(status -> status.get("code").asString())
                .toList();
    }

    @Test
    void anOrderGoesThroughTheWorkspacesOwnStatuses() {
        String packed = added("Packed", "open").get("code").asString();
        String noStock = added("Out of stock", "cancelled").get("code").asString();
        UUID order =
                UUID.fromString(placed(knownCustomer(null), "5.00").get("id").asString());
        String path = "/api/orders/" + order;

        JsonNode moved = send(OWNER, "PATCH", path, "{\"status\":\"%s\"}".formatted(packed))
                .body();
        assertThat(moved.get("status").asString()).isEqualTo(packed);
        assertThat(moved.get("statusKind").asString()).isEqualTo("open");
        assertThat(moved.get("nextStatuses").toString()).contains("\"done\"", "\"new\"", noStock);
        send(OWNER, "PATCH", path, "{\"status\":\"%s\"}".formatted(noStock));

        assertThat(told(order, 3)).hasSize(3);
        JsonNode told = json.readTree(told(order).getLast().payload());
        assertThat(told.get("from").asString()).isEqualTo(packed);
        assertThat(told.get("fromKind").asString()).isEqualTo("open");
        assertThat(told.at("/order/statusKind").asString()).isEqualTo("cancelled");
        assertThat(get(OWNER, "/api/orders?status=" + noStock).body().get("items"))
                .hasSize(1);
        assertThat(get(OWNER, "/api/orders?status=nonsense").status()).isEqualTo(422);
        assertThat(send(OWNER, "PATCH", path, "{\"status\":\"nonsense\"}")
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("status");
    }

    @Test
    void anOrderBeginsInTheFirstOpenOneThatIsInUse() {
        String asked = added("Asked", "open").get("code").asString();
        assertThat(change(asked, "{\"position\":0}").status()).isEqualTo(200);
        assertThat(codes("open")).startsWith(asked, "new", "inProgress");
        UUID customer = knownCustomer(null);
        assertThat(placed(customer, "1.00").get("status").asString()).isEqualTo(asked);

        assertThat(change(asked, "{\"active\":false}").status()).isEqualTo(200);
        JsonNode next = placed(customer, "1.00");
        assertThat(next.get("status").asString()).isEqualTo("new");
        assertThat(next.get("nextStatuses").toString()).doesNotContain(asked);
        assertThat(send(
                                OWNER,
                                "PATCH",
                                "/api/orders/" + next.get("id").asString(),
                                "{\"status\":\"%s\"}".formatted(asked))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void ofEachKindOneStaysInUse() {
        Answer refused = change("done", "{\"active\":false}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("active");

        String received = added("Received", "done").get("code").asString();
        assertThat(change("done", "{\"active\":false}").status()).isEqualTo(200);
        assertThat(codes("done")).containsExactly(received);
    }

    @Test
    void namesAreOnceThereAndTheFirstFourGetTheirOwnWordBack() {
        assertThat(change("new", "{\"name\":\"Свіже\"}").body().get("name").asString())
                .isEqualTo("Свіже");
        Answer taken = send(OWNER, "POST", STATUSES, "{\"name\":\"свіже\",\"kind\":\"open\"}");
        assertThat(taken.body().at("/errors/0/field").asString()).isEqualTo("name");
        assertThat(change("new", "{\"name\":\"\"}").body().get("name").isNull()).isTrue();
        String own = added("Свіже", "open").get("code").asString();
        assertThat(change(own, "{\"name\":\" \"}").status()).isEqualTo(422);
        assertThat(change(own, "{\"color\":\"red\"}").status()).isEqualTo(422);
        assertThat(send(OWNER, "POST", STATUSES, "{\"name\":\"x\",\"kind\":\"sold\"}")
                        .status())
                .isBetween(400, 422);
        assertThat(change("nonsense", "{}").status()).isEqualTo(404);
    }

    @Test
    void whoSawAnotherVersionIsToldWhatStandsThere() {
        JsonNode status = added("Packed", "open");
        String code = status.get("code").asString();
        change(code, "{\"name\":\"Wrapped\",\"version\":1}");

        Answer stale = change(code, "{\"name\":\"Boxed\",\"version\":1}");

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body().at("/current/name").asString()).isEqualTo("Wrapped");
    }

    @Test
    void aShopsWordIsTheStatusOfThatCodeOrTheFirstOfItsKind() {
        String received = added("Received", "done").get("code").asString();
        change("done", "{\"active\":false}");
        InShop shop = inShop();
        TestInfrastructure.produce(shop.told(UUID.randomUUID(), 1, "done", "", "1.00"));
        TestInfrastructure.produce(shop.linked(UUID.randomUUID()));

        shop.order(order -> order.get("status").asString().equals(received));
    }
}
