package io.potik.gateway.operations;

import static io.potik.gateway.LoopbackService.reply;
import static org.assertj.core.api.Assertions.assertThat;

import io.potik.gateway.GatewayIntegrationTests;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLetterIntegrationTests extends GatewayIntegrationTests {

    @BeforeEach
    @AfterEach
    void itIsUp() {
        CUSTOMER.reset();
    }

    @Test
    void anOwnerSeesWhatAServiceCouldNotHandleAndTriesItAgain() {
        var id = UUID.randomUUID();
        CUSTOMER.answer((exchange, body) -> reply(
                exchange,
                200,
                "application/vnd.spring-boot.actuator.v3+json",
                exchange.getRequestMethod().equals("POST")
                        ? "{\"replayed\":true}"
                        : """
                        [{"id":"%s","direction":"in","consumer":"customer","messageId":"%s","topic":"lead.conversions",
                          "type":"lead.converted.v1","reason":"java.lang.IllegalStateException",
                          "diedAt":"2026-11-20T10:00:00Z"}]""".formatted(id, UUID.randomUUID())));
        var owner = owner();

        var letter = owner.get("/api/operations/dead-letters/customer")
                .expect(200)
                .json()
                .at("/items/0");
        assertThat(letter.path("id").asString()).isEqualTo(id.toString());
        assertThat(letter.path("type").asString()).isEqualTo("lead.converted.v1");
        assertThat(CUSTOMER.last().address().getPath()).isEqualTo("/actuator/deadletters");
        assertThat(CUSTOMER.last().header("Authorization")).startsWith("Bearer ");

        assertThat(retry(id)).isEqualTo("done");
        assertThat(CUSTOMER.last().method()).isEqualTo("POST");
        assertThat(CUSTOMER.last().address().getPath()).isEqualTo("/actuator/deadletters/" + id);
    }

    @Test
    void whatFailsAgainStays() {
        var id = UUID.randomUUID();
        CUSTOMER.answer((exchange, body) -> reply(exchange, 500, "application/problem+json", "{\"status\":500}"));
        assertThat(retry(id)).isEqualTo("failed");
        CUSTOMER.answer((exchange, body) -> reply(exchange, 200, "application/json", "{\"replayed\":false}"));
        assertThat(retry(id)).isEqualTo("gone");
    }

    @Test
    void aServiceThatIsDownHidesOnlyItsOwn() {
        CUSTOMER.stop();
        owner().get("/api/operations/dead-letters/customer").problem(503, "service-down");
        assertThat(owner().get("/api/operations/dead-letters/gateway")
                        .expect(200)
                        .json()
                        .path("items")
                        .isEmpty())
                .isTrue();
        owner().get("/api/operations/dead-letters/nothing").problem(404, "not-found");
    }

    @Test
    void theyAreForOwners() {
        for (var role : new String[] {"teamLead", "manager", "analyst"}) {
            var member = member(role);
            member.get("/api/operations/dead-letters/customer").problem(403, "not-allowed");
            member.post("/api/operations/dead-letters/customer/" + UUID.randomUUID() + "/retry", "{}")
                    .problem(403, "not-allowed");
        }
        browser().get("/api/operations/dead-letters/customer").problem(401, "not-signed-in");
        assertThat(CUSTOMER.all()).isEmpty();
    }

    private String retry(UUID id) {
        return owner().post("/api/operations/dead-letters/customer/" + id + "/retry", "{}")
                .expect(200)
                .json()
                .path("state")
                .asString();
    }
}
