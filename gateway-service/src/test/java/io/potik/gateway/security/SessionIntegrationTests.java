package io.potik.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.gateway.GatewayIntegrationTests;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SessionIntegrationTests extends GatewayIntegrationTests {

    @Autowired
    JdbcClient jdbc;

    @Test
    void signingInGivesASessionThatSaysWhoOneIs() {
        var browser = browser();

        var answer = browser.signIn("Owner@potik.test ", "correct horse");

        assertThat(answer.json().at("/staff/email").asString()).isEqualTo("owner@potik.test");
        assertThat(answer.json().at("/staff/role").asString()).isEqualTo("owner");
        assertThat(answer.json().at("/staff/team").isNull()).isTrue();
        assertThat(answer.json().at("/workspace/timeZone").asString()).isEqualTo("Europe/Kyiv");
        assertThat(answer.json().at("/workspace/languages").size()).isEqualTo(3);
        assertThat(answer.json().at("/workspace/companies").asBoolean()).isTrue();
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-potik=")
                        .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                        .doesNotContain("Domain"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("XSRF-TOKEN=")
                        .contains("Secure", "SameSite=Lax")
                        .doesNotContain("HttpOnly"));
        assertThat(browser.get("/api/session").expect(200).json()).isEqualTo(answer.json());
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressAreAnsweredAlike() {
        var wrong = browser().trySignIn("owner@potik.test", "wrong").problem(401, "wrong-password");
        var unknown = browser().trySignIn("nobody@potik.test", "wrong").problem(401, "wrong-password");

        assertThat(wrong.json()).isEqualTo(unknown.json());
    }

    @Test
    void withoutASessionNothingIsShown() {
        browser().get("/api/session").problem(401, "not-signed-in");
        browser().get("/api/board").problem(401, "not-signed-in");
        browser().get("/api/no/such/thing").problem(401, "not-signed-in");
        browser().delete("/api/staff/" + UUID.randomUUID()).problem(401, "not-signed-in");
        browser().get("/actuator/deadletters").problem(401, "not-signed-in");
        browser().withToken("potik_nonsense").get("/api/session").problem(401, "not-signed-in");
    }

    @Test
    void anUnknownApiPathIsAProblemAndNoPage() {
        owner().get("/api/no/such/thing").problem(404, "not-found");
        owner().get("/api/staff/not-a-uuid").problem(400, "unreadable");
        owner().send("PUT", "/api/teams", "{}").problem(405, "method-not-allowed");
        owner().post("/changeEvents", "{}").problem(405, "method-not-allowed"); // a consumer is no address
    }

    @Test
    void aChangeNeedsTheTokenAgainstForgedRequests() {
        var owner = owner();
        var forged = owner.request("/api/teams")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"Forged\"}"))
                .build();

        owner.send(forged).problem(403, "csrf");

        var stale = owner.request("/api/teams")
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString("{\"name\":\"Forged\"}"))
                .build();
        owner.send(stale).problem(403, "csrf");
    }

    @Test
    void aSessionThatWasThereBeforeIsNotKept() {
        var browser = owner();
        var before = browser.cookies().get("__Host-potik");
        var csrfBefore = browser.cookies().get("XSRF-TOKEN");

        browser.signIn("owner@potik.test", "correct horse");

        assertThat(browser.cookies().get("__Host-potik")).isNotEqualTo(before);
        assertThat(browser.cookies().get("XSRF-TOKEN")).isNotEqualTo(csrfBefore);
        var old = browser();
        old.cookies().put("__Host-potik", before);
        old.get("/api/session").problem(401, "not-signed-in");
    }

    @Test
    void signingOutEndsTheSessionEverywhere() {
        var browser = owner();
        var copy = browser();
        copy.cookies().putAll(browser.cookies());

        browser.delete("/api/session").expect(204);

        copy.get("/api/session").problem(401, "not-signed-in");
    }

    @Test
    void theSessionHoldsTheStaffIdAndNothingThatCouldGrowOld() {
        var id = owner().get("/api/session").json().at("/staff/id").asString();

        assertThat(jdbc.sql("select distinct attribute_name from spring_session_attributes")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "org.springframework.session.FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME");
        assertThat(jdbc.sql("select count(*) from spring_session where principal_name = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void thatASessionIsUsedIsWrittenOnceAMinute() {
        var owner = owner();
        var staff = owner.get("/api/session").json().at("/staff/id").asString();
        jdbc.sql("update spring_session set last_access_time = last_access_time - 30000 where principal_name = ?")
                .param(staff)
                .update();
        long used = lastUsed(staff);
        owner.get("/api/session").expect(200);
        assertThat(lastUsed(staff)).isEqualTo(used);

        jdbc.sql("update spring_session set last_access_time = last_access_time - 60000 where principal_name = ?")
                .param(staff)
                .update();
        owner.get("/api/session").expect(200);
        assertThat(lastUsed(staff)).isGreaterThan(used);
    }

    private long lastUsed(String staff) {
        return jdbc.sql("select max(last_access_time) from spring_session where principal_name = ?")
                .param(staff)
                .query(Long.class)
                .single();
    }

    @Test
    void theLanguageIsChosenOnceAndKept() {
        var manager = member("manager");
        assertThat(manager.get("/api/session").json().path("locale").asString()).isEqualTo("en");

        manager.patch("/api/session", "{\"locale\":\"uk\"}").expect(200);
        manager.patch("/api/session", "{\"locale\":\"xx\"}").problem(422, "invalid");

        assertThat(manager.get("/api/session").json().path("locale").asString()).isEqualTo("uk");
        var ukrainian = browser();
        var request = ukrainian
                .request("/api/session")
                .header("Accept-Language", "uk-UA,uk;q=0.9,en;q=0.8")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"email\":\"owner@potik.test\",\"password\":\"correct horse\"}"))
                .build();
        assertThat(ukrainian.send(request).expect(200).json().path("locale").asString())
                .isEqualTo("uk");
    }

    @Test
    void guessingPasswordsOfOneAccountIsSlowedDown() {
        var account = UUID.randomUUID() + "@potik.test";
        for (int attempt = 0; attempt < 10; attempt++) {
            browser().trySignIn(account, "guess").problem(401, "wrong-password");
        }

        var refused = browser().trySignIn(account, "guess").problem(429, "too-many");

        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        owner().get("/api/session").expect(200);
    }

    @Test
    void unreadableCredentialsAreAProblem() {
        browser().post("/api/session", "{\"email\":").problem(400, "unreadable");
        browser().post("/api/session", "{}").problem(422, "invalid");
    }

    @Test
    void onlyHealthIsShownToEverybody() {
        browser().get("/actuator/health/liveness").expect(200);
        browser().get("/actuator/health/readiness").expect(200);
        var throughAProxy = browser()
                .request("/actuator/prometheus")
                .header("X-Forwarded-For", "203.0.113.7")
                .build();
        browser().send(throughAProxy).problem(401, "not-signed-in");
        assertThat(browser().get("/actuator/prometheus").expect(200).text())
                .contains("resilience4j_circuitbreaker_state")
                .contains("live_streams");
    }
}
