package io.potik.gateway.route;

import static org.awaitility.Awaitility.await;

import io.potik.gateway.GatewayIntegrationTests;
import io.potik.gateway.LoopbackService;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** Every service answers before each test. */
abstract class RouteSuite extends GatewayIntegrationTests {

    @BeforeEach
    void everythingIsUp() {
        Stream.of(INTAKE, LEAD, CUSTOMER, ORDER, ANALYTICS).forEach(LoopbackService::reset);
        // A breaker that another test opened is closed again by the first two answers.
        await().until(() -> owner().get("/api/leads").status() == 200);
        owner().get("/api/leads").expect(200);
        Stream.of(INTAKE, LEAD, CUSTOMER, ORDER, ANALYTICS).forEach(LoopbackService::reset);
    }

    HttpRequest preflight(String path) {
        return browser()
                .request(path)
                .header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .method("OPTIONS", BodyPublishers.noBody())
                .build();
    }
}
