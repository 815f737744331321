package io.potik.lead.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import io.potik.outbox.Ids;
import io.potik.outbox.test.TestInfrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class AuditIntegrationTests extends LeadDesk {

    private static final String ADDRESS = "203.0.113.7";

    @Autowired
    Environment environment;

    @Autowired
    AuditTrail trail;

    @Autowired
    TransactionTemplate transaction;

    private final UUID somebody = Ids.next();

    @Test
    void aChangeOfALeadIsKeptWithWhoAndFromWhere() {
        var lead = newLead();

        post(from("browser", "Iryna"), "/api/leads/" + lead + "/notes", Map.of("text", "Calls back"));
        patch(from("token", "Our site"), "/api/leads/" + lead, Map.of("title", "Another"));

        var kept = audit("?subjectId=" + lead);
        assertThat(kept)
                .extracting(one -> one.get("kind").asString())
                .containsExactly("lead.edited", "lead.note", "lead.created");
        var byToken = kept.getFirst();
        assertThat(byToken.get("via").asString()).isEqualTo("token");
        assertThat(byToken.get("tokenName").asString()).isEqualTo("Our site");
        assertThat(byToken.get("address").asString()).isEqualTo(ADDRESS);
        assertThat(byToken.get("staff").get("id").asString()).isEqualTo(somebody.toString());
        assertThat(byToken.get("lead").get("title").asString()).isEqualTo("Another");
        assertThat(kept.get(1).get("via").asString()).isEqualTo("browser");
        assertThat(kept.get(1).get("tokenName").isNull()).isTrue();
    }

    @Test
    void everyWayToChangeALeadIsKept() {
        var me = from("browser", "Iryna");
        var lead = newLead(me);
        var uri = "/api/leads/" + lead;
        post(me, uri + "/move", Map.of("stageId", CONTACTED));
        post(me, uri + "/assignment", Map.of("managerId", somebody));
        post(me, uri + "/notes", Map.of("text", "A note"));
        post(me, uri + "/calls", Map.of("direction", "out", "answered", true));
        var task = post(
                        me,
                        uri + "/tasks",
                        Map.of("kind", "task", "text", "Call back", "dueAt", "2030-01-01T10:00:00Z"))
                .body()
                .get("id")
                .asString();
        post(me, "/api/tasks/" + task + "/completion", Map.of("result", "Reached"));
        post(
                me,
                "/api/leads/bulk",
                Map.of(
                        "leads",
                        List.of(Map.of("id", lead)),
                        "action",
                        Map.of("kind", "tag", "tags", List.of("audited"))));
        assertThat(post(me, uri + "/rejection", Map.of("reasonId", reason())).status())
                .isLessThan(300);
        post(me, uri + "/reopening", Map.of());
        assertThat(post(me, uri + "/exclusion", Map.of("note", "Spam")).status())
                .isEqualTo(204);

        assertThat(kinds(audit("?limit=200&subjectId=" + lead)))
                .contains(
                        "lead.created",
                        "lead.stageChanged",
                        "lead.note",
                        "lead.call",
                        "lead.taskPlanned",
                        "lead.taskDone",
                        "lead.edited",
                        "lead.rejected",
                        "lead.reopened",
                        "lead.excluded");
    }

    @Test
    void everyWayToChangeASettingIsKept() {
        var me = from("browser", "Iryna");
        var reason = made(post(me, "/api/reasons", Map.of("name", unique())));
        patch(me, "/api/reasons/" + reason, Map.of("active", false));
        var source = made(post(me, "/api/sources", Map.of("name", unique())));
        patch(me, "/api/sources/" + source, Map.of("name", unique()));
        post(
                me,
                "/api/sources/" + source + "/costs",
                Map.of("from", "2026-11-01", "to", "2026-11-02", "amount", Map.of("amount", "10", "currency", "EUR")));
        var template = made(post(me, "/api/templates", Map.of("name", unique(), "text", "Hello")));
        patch(me, "/api/templates/" + template, Map.of("text", "Good day"));
        me.delete().uri("/api/templates/" + template).exchange().expectStatus().isNoContent();
        var tag = made(post(me, "/api/tags", Map.of("name", unique())));
        patch(me, "/api/tags/" + tag, Map.of("name", unique()));
        var other = made(post(me, "/api/tags", Map.of("name", unique())));
        post(me, "/api/tags/" + other + "/merge", Map.of("into", tag));
        me.delete().uri("/api/tags/" + tag).exchange().expectStatus().isOk();
        var field = made(post(me, "/api/fields", Map.of("of", "lead", "name", unique(), "type", "text")));
        patch(me, "/api/fields/" + field, Map.of("active", false));
        me.post()
                .uri("/api/imports/history")
                .contentType(MediaType.TEXT_PLAIN)
                .body("")
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(kinds(audit("?limit=200&staffId=" + somebody)))
                .containsExactlyInAnyOrder(
                        "reason.added",
                        "reason.changed",
                        "source.added",
                        "source.changed",
                        "source.costSet",
                        "template.added",
                        "template.changed",
                        "template.removed",
                        "tag.added",
                        "tag.changed",
                        "tag.added",
                        "tag.merged",
                        "tag.removed",
                        "field.added",
                        "field.changed",
                        "import.started");
    }

    @Test
    void whatIsRefusedAndWhatArrivesByItselfIsNotKept() {
        var lead = leadOf(Request.telegram(fresh()));
        patch(from("browser", "Iryna"), "/api/leads/" + lead, Map.of("title", "Stale", "version", 99));

        assertThat(audit("?subjectId=" + lead)).isEmpty();
    }

    @Test
    void pagesAndFiltersFindTheSameAsOneLook() {
        var lead = newLead();
        var begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (int i = 0; i < 7; i++) {
            post(from("browser", "Iryna"), "/api/leads/" + lead + "/notes", Map.of("text", "Note " + i));
        }
        patch(from("browser", "Iryna"), "/api/leads/" + lead, Map.of("title", "Another"));

        var all = audit("?staffId=" + somebody);
        assertThat(all).hasSize(8);
        var paged = new ArrayList<JsonNode>();
        var next = "";
        do {
            var page = get(owner(), "/api/audit?limit=3&staffId=" + somebody + next)
                    .body();
            paged.addAll(items(page));
            next = page.get("next").isNull() ? "" : "&after=" + page.get("next").asString();
        } while (!next.isEmpty());
        assertThat(paged).isEqualTo(all);
        assertThat(audit("?kind=lead.note&staffId=" + somebody)).hasSize(7);
        assertThat(audit("?staffId=" + somebody + "&from=" + begin)).hasSize(8);
        assertThat(audit("?staffId=" + somebody + "&to=" + begin)).isEmpty();
        assertThat(get(owner(), "/api/audit?from=yesterday").status()).isIn(400, 422);
    }

    @Test
    void onlyTheOwnerReadsIt() {
        assertThat(get(teamLead(), "/api/audit").status()).isEqualTo(403);
        assertThat(get(manager(), "/api/audit").status()).isEqualTo(403);
        assertThat(get(analyst(), "/api/audit").status()).isEqualTo(403);
    }

    @Test
    void whatIsOldIsForgottenWithItsAddress() {
        var old = Ids.at(Instant.now().minus(Duration.ofDays(400)).toEpochMilli());
        jdbc.sql("""
                        insert into audit (id, at, staff_id, kind, via, address)
                        values (?, now() - interval '400 days', ?, 'lead.edited', 'browser', ?)
                        """).params(old, somebody, ADDRESS).update();
        post(from("browser", "Iryna"), "/api/leads/" + newLead() + "/notes", Map.of("text", "New"));

        transaction.executeWithoutResult(open -> trail.forgetOlderThan(Duration.ofDays(180)));

        assertThat(kinds(audit("?staffId=" + somebody))).containsExactly("lead.note");
    }

    @Test
    void noAddressLeavesTheService() {
        var lead = newLead();
        post(from("browser", "Iryna"), "/api/leads/" + lead + "/notes", Map.of("text", "Told"));
        soon(() -> assertThat(typesToldOf(lead)).contains("lead.noted.v1"));

        assertThat(TestInfrastructure.consume("lead.events"))
                .noneMatch(event ->
                        new String(event.payload(), java.nio.charset.StandardCharsets.UTF_8).contains(ADDRESS));
        assertThat(timeline(lead).toString()).doesNotContain(ADDRESS);
    }

    private List<JsonNode> audit(String query) {
        return items(get(owner(), "/api/audit" + query).body());
    }

    private static List<String> kinds(List<JsonNode> kept) {
        return kept.stream().map(one -> one.get("kind").asString()).toList();
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().get("id").asString();
    }

    private static String unique() {
        return "Audited " + fresh();
    }

    private String newLead() {
        return newLead(owner());
    }

    private String newLead(RestTestClient client) {
        return made(post(
                client,
                "/api/leads",
                Map.of("title", "By hand", "contactPoints", List.of(Map.of("kind", "phone", "value", freshPhone())))));
    }

    private String reason() {
        return jdbc.sql("select id::text from reason where active and not note_required order by name limit 1")
                .query(String.class)
                .single();
    }

    /** Somebody with an owner's rights, as the gateway tells of a browser or of a program. */
    private RestTestClient from(String via, String name) {
        var now = Instant.now();
        var claims = JwtClaimsSet.builder()
                .issuer("potik-gateway")
                .subject(somebody.toString())
                .issuedAt(now)
                .expiresAt(now.plusSeconds(120))
                .claim("name", name)
                .claim("role", "owner")
                .claim("sees", "all")
                .claim("via", via)
                .claim("address", ADDRESS)
                .build();
        var header = JwsHeader.with(SignatureAlgorithm.RS256).type("JWT").build();
        return withToken("Bearer "
                + gateway().encode(JwtEncoderParameters.from(header, claims)).getTokenValue());
    }

    private NimbusJwtEncoder gateway() {
        try {
            var pem = Files.readString(Path.of(environment.getRequiredProperty("POTIK_INTERNAL_PRIVATE_KEY")))
                    .replaceAll("-----[A-Z ]+-----|\\s", "");
            var keys = KeyFactory.getInstance("RSA");
            var secret = (RSAPrivateCrtKey) keys.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
            var open = (RSAPublicKey)
                    keys.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
            return NimbusJwtEncoder.withKeyPair(open, secret).build();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
