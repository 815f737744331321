package io.potik.gateway;

import io.potik.outbox.test.TestInfrastructure;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One gateway for all tests of the module: a real database, a real broker, services on the loopback. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "potik.owner.email=owner@potik.test",
            "potik.owner.password=correct horse",
            "potik.routes.read-timeout=10s",
            "potik.routes.open-for=1s",
            "potik.live.heartbeat=300ms",
            "potik.limits.sign-ins-per-address=1000",
            // The streams begin where the topics are, so that they are there: in a suite their owners make them.
            "potik.outbox.topics[0].name=staff.events",
            "potik.outbox.topics[0].compact=true",
            "potik.outbox.topics[1].name=lead.events",
            "potik.outbox.topics[2].name=order.events"
        })
public abstract class GatewayIntegrationTests {

    /** The services behind the gateway. */
    protected static final LoopbackService INTAKE = new LoopbackService("intake");

    protected static final LoopbackService LEAD = new LoopbackService("lead");
    protected static final LoopbackService CUSTOMER = new LoopbackService("customer");
    protected static final LoopbackService ORDER = new LoopbackService("order");
    protected static final LoopbackService ANALYTICS = new LoopbackService("analytics");

    @LocalServerPort
    private int port;

    @Autowired
    private JsonMapper json;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry properties) {
        TestInfrastructure.register(properties, "gateway");
        properties.add("potik.services.intake", INTAKE::address);
        properties.add("potik.services.lead", LEAD::address);
        properties.add("potik.services.customer", CUSTOMER::address);
        properties.add("potik.services.order", ORDER::address);
        properties.add("potik.services.analytics", ANALYTICS::address);
    }

    protected int port() {
        return port;
    }

    /** Somebody at a browser who has not signed in. */
    protected Browser browser() {
        return new Browser("http://localhost:" + port, json);
    }

    /** The owner, signed in. */
    protected Browser owner() {
        var browser = browser();
        browser.signIn("owner@potik.test", "correct horse");
        return browser;
    }

    /** A new member of staff, signed in. */
    protected Browser member(String role, UUID... team) {
        return signedIn(invite(role, team));
    }

    protected JsonNode invite(String role, UUID... team) {
        var email = role.toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID() + "@potik.test";
        var teamId = team.length == 0 ? "null" : "\"" + team[0] + "\"";
        return owner().post(
                        "/api/staff",
                        "{\"name\":\"Some %s\",\"email\":\"%s\",\"role\":\"%s\",\"teamId\":%s}"
                                .formatted(role, email, role, teamId))
                .expect(201)
                .json();
    }

    protected Browser signedIn(JsonNode invited) {
        var browser = browser();
        browser.signIn(
                invited.path("email").asString(), invited.path("password").asString());
        return browser;
    }

    protected UUID team(String name) {
        return UUID.fromString(owner().post("/api/teams", "{\"name\":\"" + name + " " + UUID.randomUUID() + "\"}")
                .expect(201)
                .json()
                .path("id")
                .asString());
    }
}
