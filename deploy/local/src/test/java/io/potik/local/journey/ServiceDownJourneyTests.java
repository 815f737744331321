package io.potik.local.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Services stop one after the other: the paths of each say so, everything else goes on. The last journey of a suite. */
@Order(4)
class ServiceDownJourneyTests {

    private static final Map<String, String> A_PATH_OF = Map.of(
            "intake-service", "/api/connections",
            "lead-service", "/api/pipelines",
            "customer-service", "/api/customers",
            "order-service", "/api/orders",
            "analytics-service", "/api/reports/managers");

    private final Desk desk = new Desk();

    @Test
    void whatIsStoppedSaysSoAndTheOthersGoOn() {
        var stopped = new ArrayList<String>();
        for (var service :
                List.of("order-service", "analytics-service", "customer-service", "lead-service", "intake-service")) {
            desk.suite.stop(service);
            stopped.add(service);
            A_PATH_OF.forEach((owner, path) -> {
                var answer = desk.owner.get(path);
                if (stopped.contains(owner)) {
                    assertThat(answer.status()).as(path + " without " + stopped).isEqualTo(503);
                    assertThat(answer.body().path("type").asString())
                            .isEqualTo("https://potik.io/problems/service-down");
                } else {
                    assertThat(answer.status()).as(path + " without " + stopped).isEqualTo(200);
                }
            });
            assertThat(desk.owner.get("/api/session").status()).isEqualTo(200);
        }

        desk.suite.restart("order-service");

        await("the one that came back is let through again")
                .atMost(Desk.SOON)
                .until(() -> desk.owner.get("/api/orders").status() == 200);
    }
}
