package io.potik.local.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With any one service stopped its own paths say so and everything else goes on. */
class ServiceDownJourneyTests {

    private static final Map<String, String> A_PATH_OF = Map.of(
            "intake-service", "/api/connections",
            "lead-service", "/api/pipelines",
            "customer-service", "/api/customers",
            "order-service", "/api/orders",
            "analytics-service", "/api/reports/managers");

    private final Desk desk = new Desk();

    @ParameterizedTest
    @ValueSource(strings = {"intake-service", "lead-service", "customer-service", "order-service", "analytics-service"})
    void theOthersGoOn(String stopped) {
        desk.suite.stop(stopped);
        try {
            for (var path : A_PATH_OF.entrySet()) {
                var answer = desk.owner.get(path.getValue());
                if (path.getKey().equals(stopped)) {
                    assertThat(answer.status()).as(path.getValue()).isEqualTo(503);
                    assertThat(answer.body().path("type").asString())
                            .isEqualTo("https://potik.io/problems/service-down");
                } else {
                    assertThat(answer.status()).as(path.getValue()).isEqualTo(200);
                }
            }
            assertThat(desk.owner.get("/api/session").status()).isEqualTo(200);
        } finally {
            desk.suite.restart(stopped);
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            for (var path : List.copyOf(A_PATH_OF.values())) {
                assertThat(desk.owner.get(path).status()).as(path).isEqualTo(200);
            }
        });
    }
}
