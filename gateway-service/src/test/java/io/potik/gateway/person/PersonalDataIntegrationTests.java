package io.potik.gateway.person;

import static io.potik.gateway.LoopbackService.reply;
import static org.assertj.core.api.Assertions.assertThat;

import io.potik.gateway.GatewayIntegrationTests;
import io.potik.gateway.LoopbackService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonalDataIntegrationTests extends GatewayIntegrationTests {

    private final UUID customer = UUID.randomUUID();
    private final UUID lead = UUID.randomUUID();
    private final UUID file = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final UUID waiting = UUID.randomUUID();
    private final UUID drawing = UUID.randomUUID();
    private final UUID contract = UUID.randomUUID();

    @BeforeEach
    @AfterEach
    void theyAreUp() {
        List.of(LEAD, CUSTOMER, ORDER, INTAKE).forEach(LoopbackService::reset);
    }

    @Test
    void everythingComesAsOneFile() throws IOException {
        LEAD.answer((exchange, body) -> {
            var path = exchange.getRequestURI().getPath();
            reply(
                    exchange,
                    200,
                    "application/json",
                    switch (path) {
                        case "/api/erasures/preview" -> """
                        {"customerIds":["%s"],"leadIds":["%s"],"contactPoints":[{"kind":"phone","value":"+380671112233"}],
                         "files":[{"id":"%s","leadId":"%s","name":"../plan.txt"}]}""".formatted(customer, lead, file, lead);
                        case "/api/leads/personal-data" -> "{\"lead\":[]}";
                        default -> path.endsWith("/files/" + file) ? "the plan" : "?";
                    });
        });
        ORDER.answer((exchange, body) -> {
            var uri = exchange.getRequestURI();
            if (uri.getPath().contains(waiting.toString())) {
                reply(exchange, 404, "application/problem+json", "{\"status\":404}");
                return;
            }
            reply(
                    exchange,
                    200,
                    "application/json",
                    switch (uri.getPath().substring("/api/orders/".length()).replace(order.toString(), "{id}")) {
                        case "personal-data/ids" -> "[\"" + order + "\",\"" + waiting + "\"]";
                        case "{id}/files" ->
                            uri.getQuery().contains("after=" + drawing)
                                    ? page(contract, "contract.txt", null)
                                    : page(drawing, "drawing.txt", drawing);
                        case "personal-data" -> "{\"orders\":[]}";
                        default ->
                            "bytes of " + uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
                    });
        });

        var answer = owner().get("/api/personal-data?customerId=" + customer).expect(200);

        assertThat(answer.response().headers().firstValue("Content-Disposition").orElseThrow())
                .contains("person.zip");
        var entries = unzipped(answer.response().body());
        assertThat(entries.keySet())
                .containsExactly(
                        "person.json",
                        "leads.json",
                        "customers.json",
                        "orders.json",
                        "channels.json",
                        "files/" + file + " .._plan.txt",
                        "files/" + drawing + " drawing.txt",
                        "files/" + contract + " contract.txt");
        assertThat(entries.get("person.json")).contains(order.toString(), "+380671112233");
        assertThat(entries.get("files/" + file + " .._plan.txt")).isEqualTo("the plan");
        assertThat(entries.get("files/" + contract + " contract.txt")).isEqualTo("bytes of " + contract);
        assertThat(new String(INTAKE.last().body(), StandardCharsets.UTF_8))
                .contains(order.toString(), lead.toString(), "+380671112233");
    }

    @Test
    void whatWouldGoIsCountedInEveryService() {
        LEAD.answer((exchange, body) -> reply(
                exchange,
                200,
                "application/json",
                exchange.getRequestURI().getPath().endsWith("/counts")
                        ? "{\"lead\":1,\"lead_file\":2}"
                        : "{\"customerIds\":[\"%s\"],\"leadIds\":[\"%s\"],\"contactPoints\":[]}"
                                .formatted(customer, lead)));
        ORDER.answer((exchange, body) -> reply(
                exchange,
                200,
                "application/json",
                exchange.getRequestURI().getPath().endsWith("/counts") ? "{\"order_file\":3}" : "[\"" + order + "\"]"));
        CUSTOMER.answer((exchange, body) -> reply(exchange, 200, "application/json", "{\"customer\":1}"));
        INTAKE.answer((exchange, body) -> reply(exchange, 200, "application/json", "{\"delivery\":4}"));

        var preview = owner().get("/api/personal-data/preview?customerId=" + customer)
                .expect(200)
                .json();

        assertThat(preview.toString()).isEqualTo("""
                {"parts":[{"place":"lead-service","rows":{"lead":1,"lead_file":2}},\
                {"place":"customer-service","rows":{"customer":1}},{"place":"order-service","rows":{"order_file":3}},\
                {"place":"intake-service","rows":{"delivery":4}}]}""");
        assertThat(INTAKE.last().address().getPath()).isEqualTo("/api/receipts/personal-data/counts");
        assertThat(new String(INTAKE.last().body(), StandardCharsets.UTF_8))
                .contains(order.toString(), lead.toString());

        INTAKE.stop();
        owner().get("/api/personal-data/preview?customerId=" + customer).problem(503, "service-down");
        owner().get("/api/personal-data/preview").expect(422);
    }

    @Test
    void halfOfItIsNotGiven() {
        LEAD.answer(
                (exchange, body) -> reply(exchange, 200, "application/json", "{\"customerIds\":[],\"leadIds\":[]}"));
        INTAKE.stop();

        owner().get("/api/personal-data?leadId=" + lead).problem(503, "service-down");
    }

    @Test
    void whoIsNotThereIsNotFound() {
        LEAD.answer((exchange, body) -> reply(exchange, 404, "application/problem+json", "{\"status\":404}"));

        owner().get("/api/personal-data?leadId=" + lead).problem(404, "not-found");
        owner().get("/api/personal-data").expect(422);
    }

    @Test
    void itIsForOwners() {
        for (var role : new String[] {"teamLead", "manager", "analyst"}) {
            member(role).get("/api/personal-data?leadId=" + lead).problem(403, "not-allowed");
            member(role).get("/api/personal-data/preview?leadId=" + lead).problem(403, "not-allowed");
        }
        assertThat(LEAD.all()).isEmpty();
    }

    private static String page(UUID file, String name, @Nullable UUID next) {
        return "{\"items\":[{\"id\":\"%s\",\"name\":\"%s\"}],\"next\":%s}"
                .formatted(file, name, next == null ? null : "\"" + next + "\"");
    }

    private static Map<String, String> unzipped(byte[] zip) throws IOException {
        var entries = new LinkedHashMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }
}
