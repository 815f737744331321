package io.potik.gateway.route;

import static io.potik.gateway.LoopbackService.reply;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.potik.gateway.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** What is asked of the API comes to the service that has it, with the word of the gateway about who asks. */
class RouteIntegrationTests extends RouteSuite {

    @Autowired
    Environment environment;

    @ParameterizedTest
    @CsvSource({
        "intake, connections providers receipts/1/replay ledger?by=day uploads/1 imports imports/1/rows",
        "lead, board/1 leads/1/templates pipelines reasons sources/1/costs exclusions templates/1 fields imports/history",
        "customer, customers companies/1",
        "order, orders",
        "analytics, reports/funnel"
    })
    void eachPathIsAnsweredByItsService(String service, String paths) {
        var owner = owner();
        for (var path : paths.split(" ")) {
            var answer = owner.get("/api/" + path).expect(200).json();
            assertThat(answer.path("service").asString()).as(path).isEqualTo(service);
        }
    }

    @Test
    void anAnswerWithoutABodyLosesNoConnection() {
        LEAD.answer((exchange, body) -> {
            exchange.getResponseHeaders().set("ETag", "\"3\"");
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
        });
        var owner = owner();
        for (int i = 0; i < 300; i++) { // more than there are connections
            owner.get("/api/leads").expect(304);
        }
    }

    @Test
    void aManagerOfATeamThatSharesItsLeadsSeesThoseOfTheTeamFromTheNextRequestOn()
            throws IOException, GeneralSecurityException {
        var team = team("South");
        var manager = invite("manager", team);
        var colleague = invite("manager", team);
        var elsewhere = signedIn(invite("manager", team("East")));
        var session = signedIn(manager);
        var id = manager.path("id").asString();
        assertThat(claims(session).getClaimAsStringList("sees")).containsExactly(id);

        owner().patch("/api/teams/" + team, "{\"sharesLeads\":true}").expect(200);

        assertThat(claims(session).getClaimAsStringList("sees"))
                .containsExactlyInAnyOrder(id, colleague.path("id").asString());
        assertThat(claims(session).getClaims()).containsEntry("role", "manager");
        assertThat(claims(elsewhere).getClaimAsStringList("sees")).hasSize(1);
        assertThat(session.get("/api/session")
                        .json()
                        .at("/staff/team/sharesLeads")
                        .asBoolean())
                .isTrue();
        session.patch("/api/teams/" + team, "{\"sharesLeads\":false}").problem(403, "not-allowed");

        owner().patch("/api/teams/" + team, "{\"sharesLeads\":false}").expect(200);

        assertThat(claims(session).getClaimAsStringList("sees")).containsExactly(id);
    }

    @Test
    void theTokenSaysWhoAsksAndWhatTheySee() throws IOException, GeneralSecurityException {
        var team = team("North");
        var lead = invite("teamLead", team);
        var manager = invite("manager", team);

        assertThat(claims(owner()).getClaims()).containsEntry("role", "owner").containsEntry("sees", "all");
        assertThat(claims(owner()).getClaims()).containsEntry("via", "browser").containsEntry("address", "127.0.0.1");
        var token = owner().post("/api/tokens", "{\"name\":\"Site\",\"role\":\"manager\"}")
                .expect(201)
                .json()
                .path("token")
                .asString();
        assertThat(claims(browser().withToken(token)).getClaims())
                .containsEntry("via", "token")
                .containsEntry("name", "Site")
                .containsEntry("address", "127.0.0.1");
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

    @Test
    void noOtherSiteMayAskTheApi() {
        var answer = browser().send(preflight("/api/leads"));

        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(LEAD.all()).isEmpty();
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
