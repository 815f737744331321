package io.potik.lead.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.outbox.Ids;
import io.potik.outbox.IncomingMessage;
import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service as people and channels meet it: they write, and look at what became of it. */
public abstract class LeadDesk extends RunningService {

    protected static final String NEW = "01900000-0000-7000-8000-000000000011";
    protected static final String CONTACTED = "01900000-0000-7000-8000-000000000012";
    protected static final String OFFER = "01900000-0000-7000-8000-000000000014";
    protected static final String WON = "01900000-0000-7000-8000-000000000015";
    protected static final String REJECTED = "01900000-0000-7000-8000-000000000016";

    private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() % 1_000_000_000L);
    private static final UUID BOT = Ids.next();

    @Autowired
    protected JsonMapper json;

    @Autowired
    protected JdbcClient jdbc;

    /** An answer, its body parsed. */
    protected record Answer(
            int status, JsonNode body, @Nullable String etag) {}

    /** A number that no other test uses. */
    protected static String fresh() {
        return Long.toString(NUMBERS.incrementAndGet());
    }

    /** A phone that no other test uses. */
    protected static String freshPhone() {
        return "+38067" + String.format("%07d", NUMBERS.incrementAndGet() % 10_000_000L);
    }

    // What channels do ------------------------------------------------------------------------------------------------

    /** Something that a person says. */
    protected static final class Request {

        private final Map<String, Object> body = new HashMap<>();
        private final Map<String, Object> content = new LinkedHashMap<>();
        private final Map<String, Object> sender = new HashMap<>();

        Request(String channel, String kind, String value) {
            body.put("receiptId", Ids.next());
            body.put("connectionId", BOT);
            body.put("connectionName", "Shop bot");
            body.put("provider", channel);
            body.put("receivedAt", Instant.now());
            body.put("request", content);
            content.put("channel", channel);
            content.put("kind", "message");
            content.put("text", "Hello");
            content.put("conversationId", value);
            content.put("sender", sender);
            content.put("edited", false);
            sender.put("displayName", "Olena Koval");
            points(List.of(Map.of("kind", kind, "value", value)));
        }

        /** From a Telegram account. */
        public static Request telegram(String account) {
            return new Request("telegram", "telegram", account);
        }

        /** From a form with a phone. */
        public static Request form(String phone) {
            return new Request("form", "phone", phone).put("kind", "form").put("conversationId", null);
        }

        /** With further contact points. */
        public Request points(List<Map<String, String>> points) {
            sender.put("contactPoints", points);
            return this;
        }

        public Request named(String name) {
            sender.put("displayName", name);
            return this;
        }

        public Request saying(String text) {
            return put("text", text);
        }

        public Request put(String property, @Nullable Object value) {
            content.put(property, value);
            return this;
        }

        public Request receivedAt(Instant at) {
            body.put("receivedAt", at);
            return this;
        }

        public UUID receipt() {
            return (UUID) Objects.requireNonNull(body.get("receiptId"));
        }

        public Map<String, Object> body() {
            return body;
        }
    }

    /** Sends the requests as intake would, and waits until all have an outcome. The answers are in their order. */
    protected List<JsonNode> receive(Request... requests) {
        TestInfrastructure.produce(Arrays.stream(requests).map(this::message).toArray(OutgoingMessage[]::new));
        var receipts = Arrays.stream(requests)
                .map(request -> request.receipt().toString())
                .toList();
        var outcomes = new HashMap<String, JsonNode>();
        soon(() -> {
            TestInfrastructure.consume("inbound.outcomes").stream()
                    .filter(outcome -> receipts.contains(outcome.key()))
                    .forEach(outcome -> outcomes.put(outcome.key(), json.readTree(outcome.payload())));
            assertThat(outcomes).containsKeys(receipts.toArray(String[]::new));
        });
        return receipts.stream()
                .map(receipt -> Objects.requireNonNull(outcomes.get(receipt)))
                .toList();
    }

    /** The lead that came of a request. */
    protected String leadOf(Request request) {
        return receive(request).getFirst().get("leadId").asString();
    }

    protected OutgoingMessage message(Request request) {
        return new OutgoingMessage(
                "inbound.requests",
                BOT + ":sender",
                "inbound.request-received.v1",
                0,
                Instant.now(),
                json.writeValueAsBytes(request.body()));
    }

    /** Sends an event of another service. */
    protected void produce(String topic, String type, String key, Object payload) {
        TestInfrastructure.produce(
                new OutgoingMessage(topic, key, type, 0, Instant.now(), json.writeValueAsBytes(payload)));
    }

    // What people do --------------------------------------------------------------------------------------------------

    protected Answer get(RestTestClient client, String uri) {
        return answer(client.get().uri(uri).exchange());
    }

    protected Answer post(RestTestClient client, String uri, Object body) {
        return answer(client.post().uri(uri).body(body).exchange());
    }

    protected Answer patch(RestTestClient client, String uri, Object body) {
        return answer(client.patch().uri(uri).body(body).exchange());
    }

    protected Answer put(RestTestClient client, String uri, Object body) {
        return answer(client.put().uri(uri).body(body).exchange());
    }

    protected Answer answer(RestTestClient.ResponseSpec response) {
        var result = response.expectBody(String.class).returnResult();
        var body = result.getResponseBody();
        return new Answer(
                result.getStatus().value(),
                json.readTree(body == null || body.isEmpty() ? "{}" : body),
                result.getResponseHeaders().getETag());
    }

    protected JsonNode lead(String id) {
        var answer = get(owner(), "/api/leads/" + id);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    protected List<JsonNode> timeline(String lead) {
        return items(get(owner(), "/api/leads/" + lead + "/timeline?limit=200").body());
    }

    protected List<String> kinds(String lead) {
        return timeline(lead).stream().map(item -> item.get("kind").asString()).toList();
    }

    protected static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.get("items").spliterator(), false).toList();
    }

    /** Lets the service know a manager. */
    protected void hire(UUID id, String name) {
        hire(id, name, "manager");
    }

    /** Lets the service know a member of staff who works leads. */
    protected void hire(UUID id, String name, String role) {
        produce(
                "staff.events",
                "staff.changed.v1",
                id.toString(),
                Map.of("id", id, "version", 1, "name", name, "role", role, "active", true));
        soon(() -> assertThat(jdbc.sql("select count(*) from staff where id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isOne());
        // What names are known is remembered for two seconds.
        soon(() -> assertThat(post(owner(), "/api/leads/" + Ids.next() + "/assignment", Map.of("managerId", id))
                        .status())
                .isEqualTo(404));
    }

    // What others are told --------------------------------------------------------------------------------------------

    /** The events of a type, of all tests so far. */
    protected List<JsonNode> told(String topic, String type) {
        return TestInfrastructure.consume(topic).stream()
                .filter(event -> event.type().equals(type))
                .map(event -> json.readTree(event.payload()))
                .toList();
    }

    /** What was told of a lead, in its order. */
    protected List<IncomingMessage> toldOf(String lead) {
        return TestInfrastructure.consume("lead.events").stream()
                .filter(event -> event.key().equals(lead))
                .toList();
    }

    protected List<String> typesToldOf(String lead) {
        return toldOf(lead).stream().map(IncomingMessage::type).toList();
    }

    protected List<JsonNode> conversionsOf(String lead) {
        return TestInfrastructure.consume("lead.conversions").stream()
                .filter(event -> event.key().equals(lead))
                .map(event -> json.readTree(event.payload()))
                .toList();
    }

    protected static void soon(ThrowingRunnable expectation) {
        await().untilAsserted(expectation);
    }
}
