package io.potik.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.outbox.IncomingMessage;
import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service with its database and broker, and what the others say to it; one context for all tests. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "potik.outbox.topics[0].name=order.events",
            "potik.outbox.topics[0].partitions=3",
            "potik.outbox.topics[3].name=order.buyers",
            "potik.outbox.topics[3].partitions=3",
            "potik.outbox.topics[4].name=inbound.outcomes",
            "potik.outbox.topics[4].partitions=3",
            // The owners of these are not here.
            "potik.outbox.topics[7].name=erasure.requests",
            "potik.outbox.topics[7].partitions=3",
            "potik.outbox.topics[8].name=erasure.answers",
            "potik.outbox.topics[8].partitions=3",
            "potik.outbox.topics[5].name=inbound.orders",
            "potik.outbox.topics[5].partitions=3",
            "potik.outbox.topics[6].name=field.definitions",
            "potik.outbox.topics[6].partitions=3",
            "potik.outbox.topics[6].compact=true",
            "potik.outbox.topics[1].name=lead.conversions",
            "potik.outbox.topics[1].partitions=3",
            "potik.outbox.topics[2].name=customer.events",
            "potik.outbox.topics[2].partitions=3",
            "potik.outbox.topics[9].name=order.goods",
            "potik.outbox.topics[9].partitions=3",
            "spring.cloud.stream.kafka.binder.consumer-properties[metadata.max.age.ms]=300",
            "potik.files.discard-every=250ms",
            "logging.level.root=warn"
        })
public abstract class OrderSuite {

    protected static final UUID OWNER_ID = UUID.randomUUID();
    protected static final String OWNER = TestInfrastructure.token(OWNER_ID, "Owner", "owner", null, "all");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    protected JsonMapper json;

    @Autowired
    protected JdbcClient jdbc;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        TestInfrastructure.register(registry, "orders");
    }

    /** An answer of the API. */
    protected record Answer(int status, JsonNode body, HttpResponse<String> response) {}

    protected final Answer get(String token, String path) {
        return send(token, "GET", path, "");
    }

    protected final Answer send(String token, String method, String path, String body, String... headers) {
        return answer(exchange(
                token,
                method,
                path,
                HttpRequest.BodyPublishers.ofString(body),
                HttpResponse.BodyHandlers.ofString(),
                headers));
    }

    /** Posts bytes that call themselves a form, whatever they are. */
    protected final Answer sendBytes(String token, String path, byte[] bytes, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
        return answer(exchange(
                token,
                "POST",
                path,
                HttpRequest.BodyPublishers.ofByteArray(bytes),
                HttpResponse.BodyHandlers.ofString(),
                all.toArray(String[]::new)));
    }

    /** What is answered that is no JSON. */
    protected final HttpResponse<byte[]> bytesOf(String token, String path) {
        return exchange(
                token, "GET", path, HttpRequest.BodyPublishers.noBody(), HttpResponse.BodyHandlers.ofByteArray());
    }

    protected final int port() {
        return port;
    }

    private Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                isJson(response) ? json.readTree(response.body()) : json.createObjectNode(),
                response);
    }

    private static boolean isJson(HttpResponse<String> response) {
        return !response.body().isEmpty()
                && response.headers().firstValue("Content-Type").orElse("").contains("json");
    }

    private <T> HttpResponse<T> exchange(
            String token,
            String method,
            String path,
            HttpRequest.BodyPublisher body,
            HttpResponse.BodyHandler<T> as,
            String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body);
        if (!List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), as);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Lead lead() {
        return new Lead(this);
    }

    InShop inShop() {
        return new InShop(this);
    }

    /** Waits until the receipt was answered and returns the answers. */
    List<JsonNode> outcomes(UUID receipt) {
        return await().until(
                        () -> TestInfrastructure.consume("inbound.outcomes").stream()
                                .filter(message -> message.key().equals(receipt.toString()))
                                .map(message -> json.readTree(message.payload()))
                                .toList(),
                        answers -> !answers.isEmpty());
    }

    OutgoingMessage message(String topic, UUID key, String type, long version, Map<String, Object> payload) {
        return new OutgoingMessage(
                topic, key.toString(), type, version, Instant.now(), json.writeValueAsBytes(payload));
    }

    OutgoingMessage customer(UUID id, long version, @Nullable String name, @Nullable UUID manager) {
        Map<String, Object> payload = new HashMap<>(Map.of(
                "id",
                id,
                "version",
                version,
                "lifecycle",
                "prospect",
                "contactPoints",
                List.of(),
                "createdAt",
                Instant.now(),
                "at",
                Instant.now()));
        payload.put("name", name);
        payload.put("managerId", manager);
        return message("customer.events", id, "customer.changed.v1", version, payload);
    }

    /** A customer who is known here. */
    protected final UUID knownCustomer(@Nullable UUID manager) {
        UUID id = UUID.randomUUID();
        TestInfrastructure.produce(customer(id, 1, "Olena", manager));
        await().until(() -> jdbc.sql("select count(*) from customer where id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single()
                == 1);
        return id;
    }

    /** An order of one line that was entered by hand. */
    protected final JsonNode placed(UUID customer, String price) {
        Answer answer = send(OWNER, "POST", "/api/orders", """
                {"customerId":"%s","managerId":"%s","lines":[{"name":"Tea","quantity":"1","price":"%s"}]}
                """.formatted(customer, OWNER_ID, price));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body();
    }

    /** Waits for the order of a lead. */
    JsonNode ordered(Lead lead) {
        return await().until(
                        () -> get(OWNER, "/api/orders?leadId=" + lead.id).body().get("items"),
                        items -> items.size() == 1)
                .get(0);
    }

    /** What was told of an order. */
    protected final List<IncomingMessage> told(UUID order) {
        return TestInfrastructure.consume("order.events").stream()
                .filter(message -> message.key().equals(order.toString()))
                .toList();
    }

    /** What was listed of the goods of an order, as soon as it was that often. */
    final List<JsonNode> listed(String order, int times) {
        return await().until(
                        () -> TestInfrastructure.consume("order.goods").stream()
                                .filter(message -> message.key().equals(order))
                                .map(message -> json.readTree(message.payload()))
                                .toList(),
                        told -> told.size() >= times);
    }

    /** Waits until that many events were told of an order and returns their types. */
    protected final List<String> told(UUID order, int times) {
        return await().until(() -> told(order), messages -> messages.size() >= times).stream()
                .map(IncomingMessage::type)
                .toList();
    }

    /** A field that lead-service tells of; options have the ids that {@link #optionId} makes of their names. */
    OutgoingMessage field(
            UUID id, long version, String of, String key, String type, boolean active, String... options) {
        Map<String, Object> payload = Map.of(
                "id",
                id,
                "version",
                version,
                "of",
                of,
                "key",
                key,
                "name",
                "The " + key,
                "type",
                type,
                "options",
                java.util.Arrays.stream(options)
                        .map(name -> Map.of("id", optionId(name), "name", name, "active", true))
                        .toList(),
                "active",
                active,
                "at",
                Instant.now(),
                "aFieldOfTomorrow",
                1);
        return new OutgoingMessage(
                "field.definitions",
                id.toString(),
                "field.defined.v1",
                version,
                Instant.now(),
                json.writeValueAsBytes(payload));
    }

    static UUID optionId(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Defines a field and waits until it is known here. */
    UUID defined(String of, String key, String type, String... options) {
        UUID id = UUID.randomUUID();
        TestInfrastructure.produce(field(id, 1, of, key, type, true, options));
        awaitField(id, 1);
        return id;
    }

    void awaitField(UUID id, long version) {
        await().until(() -> jdbc.sql("select count(*) from field where id = ? and version = ?")
                        .param(id)
                        .param(version)
                        .query(Integer.class)
                        .single()
                == 1);
    }
}
