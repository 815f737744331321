package io.potik.gateway.route;

import static io.potik.gateway.LoopbackService.reply;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A delivery comes to intake-service as it was sent, and its answer back as it was given. */
class HookRouteIntegrationTests extends RouteSuite {

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=xyz",
                "application/json",
                "application/octet-stream",
                ""
            })
    void aDeliveryArrivesByteForByte(String type) {
        var body = new byte[70_000];
        new Random(7).nextBytes(body);
        System.arraycopy("a=1&b=%20+ &_csrf=x".getBytes(StandardCharsets.UTF_8), 0, body, 0, 19);
        var query = "hub.mode=a%2Bb+c&x=%D0%96&x=2&y";
        for (var method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            var request = browser()
                    .request("/hooks/key%20one?" + query)
                    .header("X-Hub-Signature-256", "sha256=abc")
                    .header("X-Shop", "\u00d0\u0096")
                    .header("Authorization", "Basic dXNlcjpwYXNz")
                    .header("Cookie", "__Host-potik=secret")
                    .method(method, BodyPublishers.ofByteArray(body));
            if (!type.isEmpty()) {
                request.header("Content-Type", type);
            }

            browser().send(request.build()).expect(200);

            var seen = INTAKE.last();
            assertThat(seen.method()).isEqualTo(method);
            assertThat(seen.body()).isEqualTo(body);
            assertThat(seen.address().getRawPath()).isEqualTo("/hooks/key%20one");
            assertThat(seen.address().getRawQuery()).isEqualTo(query);
            assertThat(seen.header("X-Hub-Signature-256")).isEqualTo("sha256=abc");
            assertThat(seen.header("Authorization")).isEqualTo("Basic dXNlcjpwYXNz");
            assertThat(seen.header("Content-Length")).isEqualTo("70000");
            assertThat(seen.header("Content-Type")).isEqualTo(type.isEmpty() ? null : type);
            assertThat(seen.header("Cookie")).isNull();
        }
    }

    @Test
    void aBodyOfUnknownLengthArrivesToo() {
        var body = "z".repeat(100_000);

        browser()
                .send(browser()
                        .request("/hooks/k")
                        .POST(BodyPublishers.ofInputStream(
                                () -> new java.io.ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                        .build())
                .expect(200);

        assertThat(new String(INTAKE.last().body(), StandardCharsets.UTF_8)).isEqualTo(body);
    }

    @Test
    void theAnswerComesBackAsTheServiceGaveIt() {
        INTAKE.answer((exchange, body) -> {
            exchange.getResponseHeaders().set("X-Own", "yes");
            exchange.getResponseHeaders().set("Set-Cookie", "a=b");
            reply(exchange, 413, "text/xml", "<too-large/>");
        });
        var answer = browser().post("/hooks/k", "x").expect(413);
        assertThat(answer.text()).isEqualTo("<too-large/>");
        assertThat(answer.header("Content-Type")).isEqualTo("text/xml");
        assertThat(answer.header("X-Own")).isEqualTo("yes");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void aPreflightOfAHookIsTheServicesToAnswer() {
        INTAKE.answer((exchange, body) -> {
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "https://shop.example");
            exchange.getResponseHeaders().set("Access-Control-Allow-Methods", "POST, PUT, OPTIONS");
            exchange.getResponseHeaders().set("Access-Control-Allow-Headers", "Content-Type");
            exchange.getResponseHeaders().set("Vary", "Origin");
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        var answer = browser().send(preflight("/hooks/key%20one?x=%2B")).expect(204);

        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
        assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("POST, PUT, OPTIONS");
        assertThat(answer.header("Access-Control-Allow-Headers")).isEqualTo("Content-Type");
        assertThat(answer.header("Vary")).isEqualTo("Origin");
        assertThat(answer.header("Allow")).isEmpty(); // the gateway adds nothing of its own
        assertThat(answer.header("Set-Cookie")).isEmpty();
        var seen = INTAKE.last();
        assertThat(seen.method()).isEqualTo("OPTIONS");
        assertThat(seen.address()).hasToString("/hooks/key%20one?x=%2B");
        assertThat(seen.header("Origin")).isEqualTo("https://shop.example");
        assertThat(seen.header("Access-Control-Request-Method")).isEqualTo("POST");
        assertThat(seen.header("Access-Control-Request-Headers")).isEqualTo("content-type");

        INTAKE.answer((exchange, body) -> reply(exchange, 403, "text/plain", "not this page"));
        var refused = browser().send(preflight("/hooks/k")).expect(403);
        assertThat(refused.text()).isEqualTo("not this page");
        assertThat(refused.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aPostFromAPageComesBackWithTheServicesWordAboutOrigins() {
        INTAKE.answer((exchange, body) -> {
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "https://shop.example");
            exchange.getResponseHeaders().set("Vary", "Origin");
            reply(exchange, 200, "application/json", "{\"ok\":true}");
        });
        var posted = browser()
                .request("/hooks/k")
                .header("Origin", "https://shop.example")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();

        var answer = browser().send(posted).expect(200);

        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
        assertThat(answer.header("Vary")).isEqualTo("Origin");
        assertThat(INTAKE.last().header("Origin")).isEqualTo("https://shop.example");
    }

    @Test
    void moreThanTheGatewayTakesIsRefusedAndSaysSo() {
        browser().post("/hooks/k", "x".repeat(10 << 20)).expect(200);
        browser().post("/hooks/k", "x".repeat(12 << 20)).problem(413, "too-large");
        var endless = browser()
                .request("/hooks/k")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[12 << 20])))
                .build();
        browser().send(endless).problem(413, "too-large");
        assertThat(owner().get("/actuator/prometheus").text())
                .containsPattern("gateway_hooks_seconds_count\\{[^}]*status=\"413\"[^}]*} [1-9]");
        owner().post("/api/imports/history", "x".repeat(3 << 20)).expect(200);
        owner().post("/api/uploads?name=a", "x".repeat(10 << 20)).expect(200);
        owner().post("/api/uploads?name=a", "x".repeat(12 << 20)).problem(413, "too-large");
        owner().post("/api/leads/1/files?name=a", "x".repeat(29 << 20)).expect(200);
        owner().post("/api/leads/1/files?name=a", "x".repeat(31 << 20)).problem(413, "too-large");
        owner().post("/api/orders/1/files?name=a", "x".repeat(29 << 20)).expect(200);
        owner().post("/api/leads/1/notes", "x".repeat(3 << 20)).problem(413, "too-large");
        browser().post("/api/uploads?name=a", "x").problem(401, "not-signed-in");
    }

    @Test
    void aClientThatBreaksOffBlamesNoService() throws IOException {
        for (int i = 0; i < 8; i++) {
            try (var client = new Socket("localhost", port())) {
                client.getOutputStream()
                        .write("POST /hooks/k HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc"
                                .getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().flush();
            }
        }
        browser().post("/hooks/k", "x").expect(200);
    }

    @Test
    void hooksBeginNoSession() {
        int before = jdbc.sql("select count(*) from spring_session")
                .query(Integer.class)
                .single();
        var answer = browser().post("/hooks/" + UUID.randomUUID(), "{}").expect(200);

        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(jdbc.sql("select count(*) from spring_session")
                        .query(Integer.class)
                        .single())
                .isEqualTo(before);
    }
}
