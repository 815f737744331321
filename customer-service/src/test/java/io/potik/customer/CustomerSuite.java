package io.potik.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.outbox.IncomingMessage;
import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
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
            "potik.outbox.topics[0].name=customer.events",
            "potik.outbox.topics[0].partitions=3",
            "potik.outbox.topics[0].compact=true",
            // The owners of these are not here.
            "potik.outbox.topics[3].name=order.buyers",
            "potik.outbox.topics[3].partitions=3",
            "potik.outbox.topics[4].name=field.definitions",
            "potik.outbox.topics[4].partitions=3",
            "potik.outbox.topics[4].compact=true",
            "potik.outbox.topics[1].name=lead.conversions",
            "potik.outbox.topics[1].partitions=3",
            "potik.outbox.topics[2].name=order.events",
            "potik.outbox.topics[2].partitions=3",
            "potik.outbox.topics[6].name=erasure.requests",
            "potik.outbox.topics[6].partitions=3",
            "potik.outbox.topics[7].name=erasure.answers",
            "potik.outbox.topics[7].partitions=3",
            "potik.outbox.topics[5].name=lead.events",
            "potik.outbox.topics[5].partitions=3",
            "potik.outbox.topics[8].name=order.goods",
            "potik.outbox.topics[8].partitions=3",
            "potik.outbox.topics[9].name=customer.mailings",
            "potik.outbox.topics[9].partitions=3",
            "potik.outbox.topics[10].name=tag.changes",
            "potik.outbox.topics[10].partitions=1",
            "spring.cloud.stream.kafka.binder.consumer-properties[metadata.max.age.ms]=300",
            "logging.level.root=warn"
        })
public abstract class CustomerSuite {

    static final String OWNER = TestInfrastructure.token(UUID.randomUUID(), "Owner", "owner", null, "all");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    protected JsonMapper json;

    @Autowired
    protected JdbcClient jdbc;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        TestInfrastructure.register(registry, "customer");
    }

    /** An answer of the API. */
    record Answer(int status, JsonNode body, HttpResponse<String> response) {}

    Answer get(String token, String path) {
        return send(token, HttpRequest.newBuilder().GET(), path);
    }

    Answer patch(String token, String path, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder().method("PATCH", HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(token, request.header("Content-Type", "application/json"), path);
    }

    Answer send(String token, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return send(token, headers.length > 0 ? request.headers(headers) : request, path);
    }

    /** What is answered that is no JSON. */
    String text(String token, String path) {
        HttpResponse<String> response = exchange(token, HttpRequest.newBuilder().GET(), path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private Answer send(String token, HttpRequest.Builder request, String path) {
        HttpResponse<String> response = exchange(token, request, path);
        return new Answer(
                response.statusCode(),
                response.body().isEmpty() ? json.createObjectNode() : json.readTree(response.body()),
                response);
    }

    private HttpResponse<String> exchange(String token, HttpRequest.Builder request, String path) {
        try {
            if (!token.isEmpty()) {
                request.header("Authorization", token);
            }
            return HTTP.send(
                    request.uri(URI.create("http://localhost:" + port + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A phone that no other test uses. */
    static String phone() {
        return "+38067" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
    }

    /** What lead-service says of a lead that ended with a person. */
    final class Lead {

        final UUID id = UUID.randomUUID();
        UUID customerId = UUID.randomUUID();
        boolean customerKnown;
        long version = 3;
        final Map<String, Object> fields = new java.util.HashMap<>();
        private final List<Map<String, String>> points = new ArrayList<>();
        private @org.jspecify.annotations.Nullable String name;

        List<Map<String, String>> points() {
            return points;
        }

        Lead named(String text) {
            name = text;
            return this;
        }

        Lead with(String kind, String value) {
            points.add(Map.of("kind", kind, "value", value, "raw", value));
            return this;
        }

        Lead of(String field, Object value) {
            fields.put(field, value);
            return this;
        }

        Lead given(UUID customer, boolean known) {
            customerId = customer;
            customerKnown = known;
            return this;
        }

        OutgoingMessage converted() {
            return message("lead.converted.v1");
        }

        OutgoingMessage kept() {
            return message("lead.kept.v1");
        }

        private OutgoingMessage message(String type) {
            Map<String, Object> payload = new java.util.HashMap<>(fields);
            Map<String, Object> person = new java.util.HashMap<>();
            person.put("name", name);
            person.put("contactPoints", points);
            payload.putAll(Map.of(
                    "leadId",
                    id,
                    "leadNumber",
                    17,
                    "first",
                    true,
                    "at",
                    Instant.now(),
                    "actor",
                    Map.of("kind", "staff", "id", UUID.randomUUID()),
                    "customerId",
                    customerId,
                    "customerKnown",
                    customerKnown,
                    "person",
                    person,
                    "aFieldOfTomorrow",
                    1));
            return new OutgoingMessage(
                    "lead.conversions", id.toString(), type, version, Instant.now(), json.writeValueAsBytes(payload));
        }

        /** What lead-service says when the conversion of before this version of the lead is undone. */
        OutgoingMessage undone(long at, @org.jspecify.annotations.Nullable UUID order, boolean customerStays) {
            Map<String, Object> payload = new java.util.HashMap<>(Map.of(
                    "leadId",
                    id,
                    "version",
                    at,
                    "at",
                    Instant.now(),
                    "actor",
                    Map.of("kind", "staff", "id", UUID.randomUUID()),
                    "customerId",
                    customerId,
                    "joinsOrder",
                    false,
                    "customerStays",
                    customerStays));
            payload.put("orderId", order);
            return new OutgoingMessage(
                    "lead.conversions",
                    id.toString(),
                    "lead.conversion-undone.v1",
                    at,
                    Instant.now(),
                    json.writeValueAsBytes(payload));
        }

        /** Converted again at this version of the lead, with another promised customer. */
        Lead again(long later) {
            version = later;
            customerId = UUID.randomUUID();
            return this;
        }
    }

    Lead lead() {
        return new Lead();
    }

    /** Waits until every message was handled by all who listen to its topic: two of this service listen to orders. */
    void awaitHandled(List<OutgoingMessage> said) {
        var handled = said.stream()
                .collect(Collectors.toMap(
                        OutgoingMessage::id, each -> each.topic().equals("order.events") ? 2 : 1, (one, same) -> one));
        await().until(() -> jdbc.sql("select count(*) from inbox where message_id = any(?)")
                        .param(handled.keySet().toArray(UUID[]::new))
                        .query(Integer.class)
                        .single()
                == handled.values().stream().mapToInt(each -> each).sum());
    }

    /** Produces what is said, and waits until it was handled. */
    void say(OutgoingMessage... messages) {
        TestInfrastructure.produce(messages);
        awaitHandled(List.of(messages));
    }

    /** What order-service asks of an order in a shop. */
    OutgoingMessage wanted(UUID order, UUID customer, String name, Map<String, String> points) {
        return wanted(order, customer, name, points, false);
    }

    /** The same of an order of an import, which may be undone. */
    OutgoingMessage imported(UUID order, UUID customer, String name, Map<String, String> points) {
        return wanted(order, customer, name, points, true);
    }

    /** What order-service says when that is undone. */
    OutgoingMessage undone(UUID order) {
        return new OutgoingMessage(
                "order.buyers",
                order.toString(),
                "order.buyer-undone.v1",
                1,
                Instant.now(),
                json.writeValueAsBytes(Map.of("orderId", order, "at", Instant.now(), "aFieldOfTomorrow", 1)));
    }

    private OutgoingMessage wanted(
            UUID order, UUID customer, String name, Map<String, String> points, boolean undoable) {
        Map<String, Object> payload = Map.of(
                "orderId",
                order,
                "customerId",
                customer,
                "person",
                Map.of(
                        "name",
                        name,
                        "contactPoints",
                        points.entrySet().stream()
                                .map(point -> Map.of(
                                        "kind", point.getKey(), "value", point.getValue(), "raw", point.getValue()))
                                .toList()),
                "connectionId",
                UUID.randomUUID(),
                "undoable",
                undoable,
                "at",
                Instant.now(),
                "aFieldOfTomorrow",
                1);
        return new OutgoingMessage(
                "order.buyers",
                order.toString(),
                "order.buyer-wanted.v1",
                1,
                Instant.now(),
                json.writeValueAsBytes(payload));
    }

    /** Waits until the order has been answered that many times and returns the last answer. */
    JsonNode buyer(UUID order, int times) {
        return await().until(
                        () -> told("customer.buyer-linked.v1", order.toString()), answers -> answers.size() >= times)
                .getLast();
    }

    /** What order-service says. */
    OutgoingMessage order(
            String type, UUID id, UUID customer, int version, String status, String amount, String currency) {
        Map<String, Object> order = Map.of(
                "id",
                id,
                "number",
                5,
                "version",
                version,
                "customerId",
                customer,
                "status",
                status,
                "sum",
                Map.of("amount", amount, "currency", currency),
                "paid",
                Map.of("amount", "0.00", "currency", currency),
                "createdAt",
                Instant.now());
        Map<String, Object> payload = Map.of("order", order, "at", Instant.now(), "actor", Map.of("kind", "system"));
        return new OutgoingMessage(
                "order.events", id.toString(), type, version, Instant.now(), json.writeValueAsBytes(payload));
    }

    /** Waits until the lead has been answered that many times and returns the last answer. */
    JsonNode answer(Lead lead, int times) {
        return await().until(() -> told("customer.linked.v1", lead.id.toString()), answers -> answers.size() >= times)
                .getLast();
    }

    /** What was told by events of that type and key, in order. */
    List<JsonNode> told(String type, String key) {
        return TestInfrastructure.consume("customer.events").stream()
                .filter(message -> message.type().equals(type) && message.key().equals(key))
                .map(IncomingMessage::payload)
                .map(json::readTree)
                .toList();
    }

    JsonNode card(UUID customer) {
        Answer answer = get(OWNER, "/api/customers/" + customer);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    static UUID id(JsonNode node, String field) {
        return UUID.fromString(node.get(field).asString());
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
