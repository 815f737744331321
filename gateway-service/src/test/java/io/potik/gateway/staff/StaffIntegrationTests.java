package io.potik.gateway.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.potik.gateway.GatewayIntegrationTests;
import io.potik.outbox.IncomingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StaffIntegrationTests extends GatewayIntegrationTests {

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everybodyMayLookAndOnlyAnOwnerMayChange() {
        var invited = invite("manager");
        for (var role : List.of("teamLead", "manager", "analyst")) {
            var member = member(role);
            var list = member.get("/api/staff?limit=200").expect(200).json();
            assertThat(list.path("items").size()).isPositive();
            assertThat(list.at("/items/0").has("email")).isEqualTo(role.equals("teamLead"));
            member.get("/api/teams").expect(200);
            member.get("/api/tokens").problem(403, "not-allowed");
            member.post("/api/staff", "{}").problem(403, "not-allowed");
            member.patch("/api/staff/" + invited.path("id").asString(), "{\"role\":\"owner\"}")
                    .problem(403, "not-allowed");
        }
    }

    @Test
    void anInvitationSaysWhatIsWrong() {
        var owner = owner();
        var invited = invite("manager");

        var empty = owner.post("/api/staff", "{\"name\":\"\",\"email\":\"x\"}").problem(422, "invalid");
        assertThat(empty.json()
                        .path("errors")
                        .valueStream()
                        .map(e -> e.path("field").asString()))
                .contains("name", "email", "role");
        owner.post(
                        "/api/staff",
                        "{\"name\":\"Twin\",\"role\":\"manager\",\"email\":\"%s\"}"
                                .formatted(invited.path("email").asString()))
                .problem(422, "invalid");
        owner.post("/api/staff", "{\"name\":\"A\",\"role\":\"chief\",\"email\":\"a@b.test\"}")
                .problem(400, "unreadable");
        owner.post("/api/staff", "{\"name\":\"A\",\"role\":\"manager\",\"email\":\"a@b.test\",\"password\":\"short\"}")
                .problem(422, "invalid");
        owner.post(
                        "/api/staff",
                        "{\"name\":\"A\",\"role\":\"manager\",\"email\":\"a@b.test\",\"teamId\":\"%s\"}"
                                .formatted(UUID.randomUUID()))
                .problem(422, "invalid");
    }

    @Test
    void staffAreListedByNameInParts() {
        for (int i = 0; i < 3; i++) {
            invite("analyst");
        }
        var names = new java.util.ArrayList<String>();
        String after = "";
        do {
            var part = owner().get("/api/staff?limit=2" + after).expect(200).json();
            part.path("items").forEach(item -> names.add(item.path("id").asString()));
            after = part.path("next").isNull()
                    ? null
                    : "&after=" + part.path("next").asString();
        } while (after != null);

        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(4);
        owner().get("/api/staff?after=nonsense").problem(422, "invalid");
        owner().get("/api/staff?limit=201").problem(422, "invalid");
    }

    @Test
    void aStaleChangeIsRefusedAndShowsWhatStandsThere() {
        var id = invite("manager").path("id").asString();
        var owner = owner();

        owner.patch("/api/staff/" + id, "{\"name\":\"New name\",\"version\":1}").expect(200);
        var stale = owner.patch("/api/staff/" + id, "{\"name\":\"Other name\",\"version\":1}")
                .problem(409, "version-conflict");

        assertThat(stale.json().at("/current/name").asString()).isEqualTo("New name");
        assertThat(stale.json().at("/current/version").asInt()).isEqualTo(2);
        assertThat(owner.get("/api/staff/" + id).header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void aTeamIsLeftByNullAndKeptBySilence() {
        var team = team("Retail");
        var id = invite("manager", team).path("id").asString();
        var owner = owner();

        assertThat(owner.patch("/api/staff/" + id, "{\"name\":\"A\"}")
                        .expect(200)
                        .json()
                        .at("/team/id")
                        .asString())
                .isEqualTo(team.toString());
        assertThat(owner.patch("/api/staff/" + id, "{\"teamId\":null}")
                        .expect(200)
                        .json()
                        .path("team")
                        .isNull())
                .isTrue();
    }

    @Test
    void theLastOwnerStays() {
        var owner = owner();
        var me = owner.get("/api/session").json().at("/staff/id").asString();

        owner.patch("/api/staff/" + me, "{\"role\":\"manager\"}").problem(422, "invalid");
        owner.patch("/api/staff/" + me, "{\"active\":false}").problem(422, "invalid");

        assertThat(owner.get("/api/session").json().at("/staff/role").asString())
                .isEqualTo("owner");
    }

    @Test
    void twoOwnersWhoDemoteEachOtherAtOnceLeaveOne() {
        var first = owner();
        var firstId = first.get("/api/session").json().at("/staff/id").asString();
        var invited = invite("owner");
        var second = signedIn(invited);
        var secondId = invited.path("id").asString();

        var one = CompletableFuture.supplyAsync(() ->
                first.patch("/api/staff/" + secondId, "{\"role\":\"manager\"}").status());
        var two = CompletableFuture.supplyAsync(() ->
                second.patch("/api/staff/" + firstId, "{\"role\":\"manager\"}").status());
        var statuses = List.of(one.join(), two.join());

        assertThat(jdbc.sql("select count(*) from staff where role = 'owner' and active")
                        .query(Integer.class)
                        .single())
                .as("answers %s", statuses)
                .isEqualTo(1);
        jdbc.sql("update staff set role = 'owner' where email = 'owner@potik.test'")
                .update();
        jdbc.sql("update staff set role = 'manager' where id = ?::uuid")
                .param(secondId)
                .update();
    }

    @Test
    void deactivationEndsSessionsAndTokensAtOnce() {
        var invited = invite("owner");
        var leaver = signedIn(invited);
        var token = leaver.post("/api/tokens", "{\"name\":\"Their script\",\"role\":\"owner\"}")
                .expect(201)
                .json()
                .path("token")
                .asString();
        browser().withToken(token).get("/api/session").expect(200);

        owner().patch("/api/staff/" + invited.path("id").asString(), "{\"active\":false}")
                .expect(200);

        leaver.get("/api/session").problem(401, "not-signed-in");
        browser().withToken(token).get("/api/session").problem(401, "not-signed-in");
        browser()
                .trySignIn(
                        invited.path("email").asString(),
                        invited.path("password").asString())
                .problem(401, "wrong-password");
    }

    @Test
    void aRoleThatChangedCountsFromTheNextRequest() {
        var invited = invite("owner");
        var browser = signedIn(invited);
        browser.get("/api/tokens").expect(200);

        owner().patch("/api/staff/" + invited.path("id").asString(), "{\"role\":\"manager\"}")
                .expect(200);

        browser.get("/api/tokens").problem(403, "not-allowed");
        browser.get("/api/session").expect(200);
    }

    @Test
    void aTokenIsShownOnceAndStoredAsAHash() {
        var owner = owner();
        var issued = owner.post("/api/tokens", "{\"name\":\"Warehouse\",\"role\":\"analyst\"}")
                .expect(201)
                .json();
        var secret = issued.path("token").asString();
        var program = browser().withToken(secret);

        assertThat(program.get("/api/session")
                        .expect(200)
                        .json()
                        .at("/staff/role")
                        .asString())
                .isEqualTo("analyst");
        program.post("/api/teams", "{\"name\":\"No\"}").problem(403, "not-allowed"); // no CSRF asked of a program
        assertThat(owner.get("/api/tokens?limit=200").text())
                .contains("Warehouse")
                .doesNotContain(secret);
        assertThat(jdbc.sql("select count(*) from api_token where last_used_at is not null and hint = ?")
                        .param(secret.substring(secret.length() - 4))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        owner.delete("/api/tokens/" + issued.path("id").asString()).expect(204);
        program.get("/api/session").problem(401, "not-signed-in");
    }

    @Test
    void everyChangeIsAnnouncedAsTheContractSays() throws IOException {
        var team = team("Wholesale");
        var invited = invite("manager", team);
        var id = invited.path("id").asString();
        var owner = owner();
        owner.patch("/api/staff/" + id, "{\"name\":\"Олена\"}").expect(200);
        owner.patch("/api/teams/" + team, "{\"name\":\"Big customers %s\"}".formatted(id))
                .expect(200);
        owner.patch("/api/teams/" + team, "{\"sharesLeads\":true}").expect(200);
        owner.patch("/api/teams/" + team, "{\"sharesLeads\":true}").expect(200); // nothing new, nothing told
        owner.delete("/api/teams/" + team).expect(204);
        owner.patch("/api/staff/" + id, "{\"active\":false}").expect(200);

        var events = await().until(() -> of(id), found -> found.size() >= 6);

        assertThat(events).extracting(IncomingMessage::version).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(events)
                .extracting(event -> payload(event).path("seesTeam").asBoolean())
                .containsExactly(false, false, false, true, false, false);
        assertThat(payload(events.get(1)).path("name").asString()).isEqualTo("Олена");
        assertThat(payload(events.get(2)).path("teamName").asString()).startsWith("Big customers");
        assertThat(payload(events.get(4)).path("teamId").isNull()).isTrue();
        assertThat(payload(events.get(5)).path("active").asBoolean()).isFalse();
        var schema = schema();
        for (var event : events) {
            assertThat(schema.validate(new String(event.payload(), StandardCharsets.UTF_8), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void theFirstOwnerIsAnnouncedToo() {
        var id = owner().get("/api/session").json().at("/staff/id").asString();

        await().until(() -> !of(id).isEmpty());
    }

    private static List<IncomingMessage> of(String staffId) {
        return TestInfrastructure.consume("staff.events").stream()
                .filter(event -> event.key().equals(staffId))
                .toList();
    }

    private JsonNode payload(IncomingMessage event) {
        return json.readTree(event.payload());
    }

    static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("..", "contracts/events/gateway/staff.changed.v1.schema.json")));
    }
}
