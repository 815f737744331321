package io.potik.gateway.route;

import static io.potik.gateway.LoopbackService.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A service that is down, hangs or refuses costs nobody else. */
class ServiceDownIntegrationTests extends RouteSuite {

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
        await().until(() -> owner.get("/api/leads").status() == 200);
        owner.get("/api/leads").expect(200);
        assertThat(owner.get("/actuator/prometheus").text())
                .containsPattern(
                        "resilience4j_circuitbreaker_state\\{[^}]*name=\"lead\"[^}]*state=\"closed\"[^}]*} 1.0");
    }

    @Test
    void aServiceThatHangsIsNotWaitedFor() throws InterruptedException {
        var owner = owner();
        var goOn = new CountDownLatch(1);
        LEAD.answer((exchange, body) -> {
            try {
                goOn.await(); // for as long as the gateway has not answered
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            reply(exchange, 200, "application/json", "{}");
        });
        try {
            owner.post("/api/leads", "{}").problem(503, "service-down");
            owner.get("/api/customers").expect(200);
        } finally {
            goOn.countDown();
        }
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
}
