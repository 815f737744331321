package io.potik.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service with its database and broker, and what the others tell it; one context for all tests. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            // The owners of these are not here.
            "potik.outbox.topics[0].name=lead.events",
            "potik.outbox.topics[0].retention=-1ms",
            "potik.outbox.topics[1].name=order.events",
            "potik.outbox.topics[1].retention=-1ms",
            "potik.outbox.topics[2].name=staff.events",
            "potik.outbox.topics[2].compact=true",
            "spring.cloud.stream.kafka.binder.consumer-properties[metadata.max.age.ms]=300"
        })
public abstract class AnalyticsSuite {

    protected static final UUID OWNER_ID = UUID.randomUUID();
    protected static final String OWNER = TestInfrastructure.token(OWNER_ID, "Owner", "owner", null, "all");
    protected static final String ANALYST =
            TestInfrastructure.token(UUID.randomUUID(), "Analyst", "analyst", null, "none");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    protected JsonMapper json;

    @Autowired
    protected JdbcClient jdbc;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        TestInfrastructure.register(registry, "analytics");
    }

    /** A manager's token. */
    protected static String manager(UUID id) {
        return TestInfrastructure.token(id, "Manager", "manager", UUID.randomUUID(), List.of(id));
    }

    protected static void produce(Desk desk) {
        TestInfrastructure.produce(desk.events.stream().map(Desk.Event::message).toArray(OutgoingMessage[]::new));
    }

    protected HttpResponse<String> send(String token, String method, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    protected JsonNode get(String token, String path) {
        var answer = send(token, "GET", path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }
}
