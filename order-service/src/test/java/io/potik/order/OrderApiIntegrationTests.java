package io.potik.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.outbox.test.TestInfrastructure;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class OrderApiIntegrationTests extends OrderSuite {

    private List<String> ids(String token, String path) {
        return StreamSupport.stream(get(token, path).body().get("items").spliterator(), false)
                .map(item -> item.get("id").asString())
                .toList();
    }

    private static UUID id(JsonNode order) {
        return UUID.fromString(order.get("id").asString());
    }

    @Test
    void anOrderByHandIsOfAKnownCustomer() {
        UUID manager = UUID.randomUUID();
        UUID customer = knownCustomer(manager);

        Answer answer = send(OWNER, "POST", "/api/orders", """
                {"customerId":"%s","lines":[{"name":"Tea","quantity":"0.333","price":"99.99"},
                                            {"name":"Cup","quantity":2,"price":"10"}]}
                """.formatted(customer));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        JsonNode order = answer.body();
        assertThat(answer.response().headers().firstValue("Location")).hasValue("/api/orders/" + id(order));
        assertThat(answer.response().headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(order.get("status").asString()).isEqualTo("new");
        assertThat(order.at("/customer/name").asString()).isEqualTo("Olena");
        assertThat(order.at("/manager/id").asString()).isEqualTo(manager.toString());
        assertThat(order.at("/lines/0/sum").asString()).isEqualTo("33.30");
        assertThat(order.at("/lines/1/price").asString()).isEqualTo("10.00");
        assertThat(order.at("/sum/amount").asString()).isEqualTo("53.30");
        assertThat(order.at("/paid/amount").asString()).isEqualTo("0.00");
        assertThat(order.get("lead").isNull()).isTrue();
        assertThat(told(id(order), 1)).containsExactly("order.created.v1");
    }

    @Test
    void aRepeatedPostMakesOneOrder() {
        UUID customer = knownCustomer(null);
        String body = "{\"customerId\":\"%s\",\"sum\":{\"amount\":\"7.50\",\"currency\":\"EUR\"}}".formatted(customer);
        String key = UUID.randomUUID().toString();

        JsonNode first =
                send(OWNER, "POST", "/api/orders", body, "Idempotency-Key", key).body();
        JsonNode again =
                send(OWNER, "POST", "/api/orders", body, "Idempotency-Key", key).body();

        assertThat(again.get("id")).isEqualTo(first.get("id"));
        assertThat(first.at("/sum/currency").asString()).isEqualTo("EUR");
        assertThat(ids(OWNER, "/api/orders?customerId=" + customer)).hasSize(1);
    }

    @Test
    void anOrderGoesOnlyWhereItsStatusLeads() {
        JsonNode order = placed(knownCustomer(null), "100.00");
        String path = "/api/orders/" + id(order);

        Answer done = send(OWNER, "PATCH", path, "{\"status\":\"done\",\"version\":1}");
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.body().get("version").asInt()).isEqualTo(2);
        assertThat(done.body().get("statusKind").asString()).isEqualTo("done");
        assertThat(done.body().get("nextStatuses").toString())
                .startsWith("[\"new\",\"inProgress\"")
                .doesNotContain("cancelled");
        assertThat(send(OWNER, "PATCH", path, "{\"status\":\"done\"}")
                        .body()
                        .get("version")
                        .asInt())
                .isEqualTo(2);

        Answer back = send(OWNER, "PATCH", path, "{\"status\":\"cancelled\"}");
        assertThat(back.status()).isEqualTo(422);
        assertThat(back.body().at("/errors/0/field").asString()).isEqualTo("status");

        Answer stale = send(OWNER, "PATCH", path, "{\"status\":\"inProgress\"}", "If-Match", "\"1\"");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body().at("/current/version").asInt()).isEqualTo(2);
        assertThat(told(id(order), 2)).containsExactly("order.created.v1", "order.status-changed.v1");
    }

    @Test
    void paymentsAddUpAndNeverGoBelowNothing() {
        JsonNode order = placed(knownCustomer(null), "100.00");
        String path = "/api/orders/" + id(order);

        assertThat(pay(path, "60.00", "UAH").status()).isEqualTo(201);
        Answer refund = pay(path, "-10.50", "UAH");
        assertThat(refund.body().at("/paid/amount").asString()).isEqualTo("49.50");
        assertThat(refund.body().at("/payments/1/amount/amount").asString()).isEqualTo("-10.50");
        assertThat(refund.body().at("/payments/0/note").asString()).isEqualTo("cash");

        assertThat(pay(path, "-49.51", "UAH").status()).isEqualTo(422);
        assertThat(pay(path, "1.00", "EUR").body().at("/errors/0/field").asString())
                .isEqualTo("amount.currency");
        assertThat(pay(path, "1.001", "UAH").body().at("/errors/0/field").asString())
                .isEqualTo("amount.amount");
        assertThat(pay(path, "0", "UAH").status()).isEqualTo(422);
        send(OWNER, "PATCH", path, "{\"status\":\"cancelled\"}");
        assertThat(pay(path, "1.00", "UAH").status()).isEqualTo(422);
        assertThat(pay(path, "-49.50", "UAH").body().at("/paid/amount").asString())
                .isEqualTo("0.00");
        assertThat(told(id(order), 5).getLast()).isEqualTo("order.payment-received.v1");
    }

    private Answer pay(String path, String amount, String currency) {
        return send(
                OWNER,
                "POST",
                path + "/payments",
                "{\"amount\":{\"amount\":\"%s\",\"currency\":\"%s\"},\"note\":\"cash\"}".formatted(amount, currency));
    }

    @Test
    void aManagerSeesOwnAndUnassignedOrdersOnly() {
        UUID manager = UUID.randomUUID();
        String token = TestInfrastructure.token(manager, "M", "manager", null, List.of(manager));
        UUID customer = knownCustomer(null);
        JsonNode other = placed(customer, "1.00");
        String own = send(token, "POST", "/api/orders", """
                        {"customerId":"%s","lines":[{"name":"Tea","quantity":"1","price":"2"}]}""".formatted(customer))
                .body()
                .get("id")
                .asString();
        Lead free = lead().line("Chair", "1", "1.00");
        TestInfrastructure.produce(free.converted(), free.linked());
        ordered(free);

        assertThat(ids(token, "/api/orders"))
                .contains(own, free.orderId.toString())
                .doesNotContain(id(other).toString());
        assertThat(ids(token, "/api/orders?customerId=" + customer)).containsExactly(own);
        assertThat(get(token, "/api/orders/" + id(other)).status()).isEqualTo(404);
        assertThat(send(token, "PATCH", "/api/orders/" + id(other), "{\"status\":\"done\"}")
                        .status())
                .isEqualTo(404);
        assertThat(pay0(token, id(other)).status()).isEqualTo(404);
    }

    private Answer pay0(String token, UUID order) {
        return send(
                token,
                "POST",
                "/api/orders/" + order + "/payments",
                "{\"amount\":{\"amount\":\"1\",\"currency\":\"UAH\"}}");
    }

    @Test
    void somebodyElsesCustomerIsNoneForAManager() {
        UUID manager = UUID.randomUUID();
        String token = TestInfrastructure.token(manager, "M", "manager", null, List.of(manager));

        Answer answer = send(token, "POST", "/api/orders", """
                {"customerId":"%s","lines":[{"name":"Tea","quantity":"1","price":"2"}]}
                """.formatted(knownCustomer(UUID.randomUUID())));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo("customerId");
    }

    @Test
    void whoIsNotSignedInOrOnlyReadsReportsSeesNothing() {
        assertThat(get("", "/api/orders").status()).isEqualTo(401);
        String analyst = TestInfrastructure.token(UUID.randomUUID(), "A", "analyst", null, "none");
        assertThat(get(analyst, "/api/orders").status()).isEqualTo(403);
    }

    @Test
    void pagesGoThroughAllOnceNewestFirst() {
        UUID customer = knownCustomer(null);
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(id(placed(customer, "1.00")).toString());
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = get(OWNER, "/api/orders?limit=2&status=new&customerId=" + customer + after)
                    .body();
            page.get("items").forEach(item -> seen.add(item.get("id").asString()));
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
        } while (!after.isEmpty());

        assertThat(seen).containsExactlyElementsOf(made);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|422|customerId",
                "{\"customerId\":\"@\"}|422|lines",
                "{\"customerId\":\"00000000-0000-0000-0000-000000000000\",\"lines\":[{\"name\":\"a\",\"quantity\":1,\"price\":1}]}|422|customerId",
                "{\"customerId\":\"@\",\"lines\":[{\"name\":\"\",\"quantity\":1,\"price\":1}]}|422|lines[0].name",
                "{\"customerId\":\"@\",\"lines\":[{\"name\":\"a\",\"quantity\":0,\"price\":1}]}|422|lines[0].quantity",
                "{\"customerId\":\"@\",\"lines\":[{\"name\":\"a\",\"quantity\":1,\"price\":-1}]}|422|lines",
                "{\"customerId\":\"@\",\"lines\":[{\"name\":\"a\",\"quantity\":1,\"price\":\"1.00001\"}]}|422|lines[0].price",
                "{\"customerId\":\"@\",\"currency\":\"XYZ\",\"lines\":[{\"name\":\"a\",\"quantity\":1,\"price\":1}]}|422|currency",
                "{\"customerId\":\"@\",\"sum\":{\"amount\":\"1.001\",\"currency\":\"UAH\"}}|422|sum",
                "{\"customerId\":\"@\",\"lines\":[{\"name\":\"a\",\"quantity\":\"many\",\"price\":1}]}|400|lines[0].quantity",
                "{\"customerId\":\"@\",\"lines\":[null]}|422|lines[0]",
                "{|400|"
            })
    void anOrderThatMakesNoSenseSaysWhy(String body, int status, @Nullable String field) {
        Answer answer = send(
                OWNER,
                "POST",
                "/api/orders",
                body.replace("@", knownCustomer(null).toString()));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        if (field != null) {
            assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(field);
        }
    }

    @ParameterizedTest
    @CsvSource({"limit=0,422", "after=x,422", "status=sold,422", "paymentState=x,400", "customerId=x,400"})
    void aQueryThatMakesNoSenseIsRefused(String query, int status) {
        assertThat(get(OWNER, "/api/orders?" + query).status()).isEqualTo(status);
    }

    @Test
    void theDocumentNamesEveryPathAndMoneyAsText() {
        JsonNode document = get("", "/v3/api-docs").body();

        assertThat(document.get("paths").propertyNames())
                .contains("/api/orders", "/api/orders/{id}", "/api/orders/{id}/payments");
        assertThat(document.at("/components/schemas/Money/properties/amount/type")
                        .asString())
                .isEqualTo("string");
        assertThat(document.at("/components/schemas/OrderView/properties/statusKind/enum")
                        .toString())
                .contains("cancelled");
    }
}
