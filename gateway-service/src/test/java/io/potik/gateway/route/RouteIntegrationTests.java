package io.potik.gateway.route;

import static io.potik.gateway.LoopbackService.reply;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.gateway.Browser;
import io.potik.gateway.GatewayIntegrationTests;
import io.potik.gateway.LoopbackService;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class RouteIntegrationTests extends GatewayIntegrationTests {

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void everythingIsUp() {
        Stream.of(INTAKE, LEAD, CUSTOMER, ORDER, ANALYTICS).forEach(LoopbackService::reset);
        // A breaker that another test opened is closed again by the first two answers.
        await().atMost(Duration.ofSeconds(60))
                .until(() -> owner().get("/api/leads").status() == 200);
        owner().get("/api/leads").expect(200);
        Stream.of(INTAKE, LEAD, CUSTOMER, ORDER, ANALYTICS).forEach(LoopbackService::reset);
    }

    @Test
    void eachPathIsAnsweredByItsService() {
        var owner = owner();
        for (var path : List.of("connections", "providers", "receipts/1/replay", "ledger?by=day", "uploads/1")) {
            assertThat(owner.get("/api/" + path)
                            .expect(200)
                            .json()
                            .path("service")
                            .asString())
                    .isEqualTo("intake");
        }
        for (var path : List.of(
                "board/1",
                "leads/1/templates",
                "pipelines",
                "reasons",
                "sources/1/costs",
                "exclusions",
                "templates/1",
                "imports/history")) {
            assertThat(owner.get("/api/" + path)
                            .expect(200)
                            .json()
                            .path("service")
                            .asString())
                    .isEqualTo("lead");
        }
        for (var path : List.of("customers", "companies/1")) {
            assertThat(owner.get("/api/" + path)
                            .expect(200)
                            .json()
                            .path("service")
                            .asString())
                    .isEqualTo("customer");
        }
        assertThat(owner.get("/api/orders").expect(200).json().path("service").asString())
                .isEqualTo("order");
        assertThat(owner.get("/api/reports/funnel")
                        .expect(200)
                        .json()
                        .path("service")
                        .asString())
                .isEqualTo("analytics");
    }

    @Test
    void theTokenSaysWhoAsksAndWhatTheySee() throws IOException, GeneralSecurityException {
        var team = team("North");
        var lead = invite("teamLead", team);
        var manager = invite("manager", team);

        assertThat(claims(owner()).getClaims()).containsEntry("role", "owner").containsEntry("sees", "all");
        assertThat(claims(member("analyst")).getClaims())
                .containsEntry("role", "analyst")
                .containsEntry("sees", "none");
        var leads = claims(signedIn(lead));
        assertThat(leads.getSubject()).isEqualTo(lead.path("id").asString());
        assertThat(leads.getClaimAsString("name")).isEqualTo("Some teamLead");
        assertThat(leads.getClaimAsString("team")).isEqualTo(team.toString());
        assertThat(leads.getClaimAsStringList("sees"))
                .containsExactlyInAnyOrder(
                        lead.path("id").asString(), manager.path("id").asString());
        var managers = claims(signedIn(manager));
        assertThat(managers.getClaimAsStringList("sees"))
                .containsExactly(manager.path("id").asString());
        assertThat(managers.getClaimAsString("iss")).isEqualTo("potik-gateway");
        assertThat(managers.getExpiresAt())
                .isBetween(Instant.now().plusSeconds(55), Instant.now().plusSeconds(125));
        assertThat(claims(member("manager")).getClaims()).doesNotContainKey("team");
    }

    @Test
    void aMemberWhoJoinsIsSeenByTheTeamLeadAtOnce() throws IOException, GeneralSecurityException {
        var team = team("South");
        var lead = member("teamLead", team);
        assertThat(claims(lead).getClaimAsStringList("sees")).hasSize(1);

        var joined = invite("manager", team);

        assertThat(claims(lead).getClaimAsStringList("sees"))
                .hasSize(2)
                .contains(joined.path("id").asString());
    }

    @Test
    void whatTheClientSaysAboutItselfStaysOutside() {
        var owner = owner();
        owner.send(owner.request("/api/leads")
                .header("X-Forwarded-For", "203.0.113.1")
                .header("Forwarded", "for=203.0.113.1")
                .header("X-User", "root")
                .header("Accept-Language", "uk")
                .header("If-None-Match", "\"7\"")
                .build());

        var seen = LEAD.last();
        assertThat(seen.header("Cookie")).isNull();
        assertThat(seen.header("X-User")).isNull();
        assertThat(seen.header("Forwarded")).isNull();
        assertThat(seen.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(seen.header("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(seen.header("X-Forwarded-Host")).isEqualTo("localhost:" + port());
        assertThat(seen.header("Accept-Language")).isEqualTo("uk");
        assertThat(seen.header("If-None-Match")).isEqualTo("\"7\"");

        var issued = owner.post("/api/tokens", "{\"name\":\"T\",\"role\":\"owner\"}")
                .expect(201)
                .json();
        var secret = issued.path("token").asString();
        browser().withToken(secret).get("/api/leads").expect(200);
        assertThat(LEAD.last().header("Authorization")).startsWith("Bearer ey").doesNotContain(secret);
    }

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

        LEAD.answer((exchange, body) -> {
            exchange.getResponseHeaders().set("ETag", "\"3\"");
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
        });
        var owner = owner();
        for (int i = 0; i < 300; i++) { // more than there are connections: none is lost
            owner.get("/api/leads").expect(304);
        }
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
    void noOtherSiteMayAskTheApi() {
        var answer = browser().send(preflight("/api/leads"));

        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(LEAD.all()).isEmpty();
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
        browser().post("/api/uploads?name=a", "x").problem(401, "not-signed-in");
    }

    @Test
    void aServiceThatIsDownCostsItsOwnScreenOnly() {
        var owner = owner();
        LEAD.stop();

        for (int i = 0; i < 8; i++) {
            var down = owner.get("/api/leads").problem(503, "service-down");
            assertThat(down.json().path("service").asString()).isEqualTo("lead");
            assertThat(down.json().path("title").asString()).isEqualTo("Leads are not available at the moment");
            assertThat(Integer.parseInt(down.header("Retry-After"))).isPositive();
            owner.get("/api/orders").expect(200);
            owner.get("/api/reports/funnel").expect(200);
            browser().post("/hooks/k", "x").expect(200);
        }
        // calls that an open breaker answered itself; its state may have become half-open again meanwhile
        assertThat(owner.get("/actuator/prometheus").text())
                .containsPattern(
                        "resilience4j_circuitbreaker_not_permitted_calls_total\\{[^}]*name=\"lead\"[^}]*} [1-9]");

        LEAD.reset();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> owner.get("/api/leads").status() == 200);
        owner.get("/api/leads").expect(200);
        assertThat(owner.get("/actuator/prometheus").text())
                .containsPattern(
                        "resilience4j_circuitbreaker_state\\{[^}]*name=\"lead\"[^}]*state=\"closed\"[^}]*} 1.0");
    }

    @Test
    void aServiceThatHangsIsNotWaitedForLong() {
        var owner = owner();
        LEAD.answer((exchange, body) -> await().until(() -> false));
        long start = System.nanoTime();

        owner.post("/api/leads", "{}").problem(503, "service-down");

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(2900), Duration.ofSeconds(20));
        owner.get("/api/customers").expect(200);
    }

    @Test
    void aServicesOwnRefusalsAreAnswersAndOpenNothing() {
        var owner = owner();
        LEAD.answer((exchange, body) -> {
            exchange.getResponseHeaders().set("Retry-After", "7");
            reply(exchange, 503, "application/problem+json", "{\"title\":\"own\"}");
        });
        for (int i = 0; i < 8; i++) {
            var answer = owner.get("/api/leads").expect(503);
            assertThat(answer.json().path("title").asString()).isEqualTo("own");
            assertThat(answer.header("Retry-After")).isEqualTo("7");
        }
        LEAD.reset();
        owner.get("/api/leads").expect(200);
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

    @Test
    void jsonIsCompressedForWhoTakesIt() {
        LEAD.answer((exchange, body) -> reply(exchange, 200, "application/json", "[" + "1,".repeat(4000) + "1]"));
        var owner = owner();
        var request =
                owner.request("/api/leads").header("Accept-Encoding", "gzip").build();

        assertThat(owner.send(request).expect(200).header("Content-Encoding")).isEqualTo("gzip");
        assertThat(LEAD.last().header("Accept-Encoding")).isNull();
        assertThat(owner.get("/api/leads").expect(200).json().size()).isEqualTo(4001);
    }

    private HttpRequest preflight(String path) {
        return browser()
                .request(path)
                .header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .method("OPTIONS", BodyPublishers.noBody())
                .build();
    }

    private Jwt claims(Browser browser) throws IOException, GeneralSecurityException {
        browser.get("/api/leads").expect(200);
        var header = requireNonNull(LEAD.last().header("Authorization"));
        assertThat(header).startsWith("Bearer ");
        var pem = Files.readString(Path.of(environment.getRequiredProperty("POTIK_INTERNAL_PUBLIC_KEY")))
                .replaceAll("-----[A-Z ]+-----|\\s", "");
        var key = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem)));
        return NimbusJwtDecoder.withPublicKey((RSAPublicKey) key).build().decode(header.substring(7));
    }
}
