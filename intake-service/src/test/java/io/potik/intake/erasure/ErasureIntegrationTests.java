package io.potik.intake.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.intake.support.Contracts;
import io.potik.intake.support.RunningService;
import io.potik.intake.support.Updates;
import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import io.potik.outbox.test.Traces;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came from a person and went to them is forgotten, as lead-service asks. */
class ErasureIntegrationTests extends RunningService {

    /** Tables that say nothing of a person, and those from which what they say goes within days by itself. */
    private static final Set<String> NOT_PERSONAL = Set.of(
            "connection",
            "connection_secret",
            "import_receipt",
            "inbox",
            "ledger",
            "listener",
            "open_reference",
            "outbox",
            "retraction");

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private JdbcTemplate tables;

    private final String mark =
            "zzqx" + UUID.randomUUID().toString().substring(0, 8).replace('-', 'x');
    private final long account = ThreadLocalRandom.current().nextLong(7_000_000_000L, 7_999_999_999L);
    private final String phone = "+38067" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
    private final UUID lead = UUID.randomUUID();
    private final List<String> strings = List.of(mark, Long.toString(account), phone.substring(1));

    @Test
    void everyTableIsAPlaceOfPersonsOrSaysNothingOfThem() {
        var decided = new TreeSet<>(NOT_PERSONAL);
        Places.ALL.forEach(place -> decided.add(place.table()));

        assertThat(decided).containsExactlyInAnyOrderElementsOf(Traces.tables(tables));
    }

    @Test
    void nothingOfThePersonIsLeftAndTheLedgerStaysBalanced() {
        var bot = bot();
        deliver(bot, "right-secret", Updates.text(Updates.id(), account, "Hello from " + mark));
        var receipt = receipts(bot.id()).getFirst().path("id").asString();
        decided(receipt);
        // Not understood, and so nobody's lead: met by the phone in its bytes.
        var form = connect("form", "{}", "{}");
        post(form.hook(), "application/json", "{\"name\":\"%s\",\"extra\":\"reach %s\"}".formatted(mark, phone));
        // Somebody else's stays.
        deliver(bot, "right-secret", Updates.text(Updates.id(), 42, "Another one"));
        answered(bot);
        assertThat(Traces.inDatabase(tables, strings)).hasSizeGreaterThan(3);
        var told = told();
        assertThat(told.toString()).contains("Hello from " + mark, "reach", "outgoing_answer");
        var counted = as("owner", "POST", "/api/receipts/personal-data/counts", JSON.writeValueAsString(whom()))
                .json();
        // What only its bytes tell of is looked for when it goes.
        assertThat(counted.path("delivery").asInt()).isEqualTo(1);
        assertThat(counted.path("outgoing_answer").asInt()).isEqualTo(1);
        var ledger = get("/api/ledger?by=day&connectionId=" + bot.id()).path("totals");

        var done = erased();

        assertThat(done.at("/places/receipt").asInt()).isEqualTo(2);
        assertThat(Traces.inDatabase(tables, strings)).isEmpty();
        assertThat(get("/api/ledger?by=day&connectionId=" + bot.id()).path("totals"))
                .isEqualTo(ledger);
        assertThat(get("/api/receipts/" + receipt).path("outcome").asString()).isEqualTo("created");
        assertThat(receipts(bot.id()))
                .anyMatch(one -> one.at("/inboundRequest/text").asString("").equals("Another one"));
        assertThat(erased().path("service").asString()).isEqualTo("intake-service");
    }

    @Test
    void aNumberWithinALongerOneIsNobodys() {
        var form = connect("form", "{}", "{}");
        post(
                form.hook(),
                "application/json",
                "{\"name\":\"Bo\",\"extra\":\"order 9%s7\"}".formatted(phone.substring(1)));

        erased();

        assertThat(Traces.inDatabase(tables, List.of("9" + phone.substring(1) + "7")))
                .isNotEmpty();
    }

    private List<JsonNode> receipts(UUID connection) {
        return StreamSupport.stream(
                        get("/api/receipts?connectionId=" + connection)
                                .path("items")
                                .spliterator(),
                        false)
                .toList();
    }

    private void decided(String receipt) {
        produce(
                "inbound.outcomes",
                receipt,
                "inbound.outcome-decided.v1",
                Map.of("receiptId", receipt, "outcome", "created", "leadId", lead, "decidedAt", Instant.now()));
        await().until(() ->
                get("/api/receipts/" + receipt).path("outcome").asString().equals("created"));
    }

    private void answered(Connected bot) {
        var message = UUID.randomUUID();
        produce(
                "outbound.messages",
                "telegram:" + account,
                "outbound.message-requested.v1",
                Map.of(
                        "messageId", message,
                        "leadId", lead,
                        "connectionId", bot.id(),
                        "to", Map.of("kind", "telegram", "value", Long.toString(account)),
                        "conversationId", Long.toString(account),
                        "text", "Answer to " + mark,
                        "at", Instant.now()));
        await().until(() -> jdbc.sql("select count(*) from outgoing_answer where message_id = ? and state = 'sent'")
                        .param(message)
                        .query(Integer.class)
                        .single()
                == 1);
    }

    private Map<String, Object> whom() {
        return Map.of(
                "customerIds", List.of(),
                "leadIds", List.of(lead),
                "orderIds", List.of(),
                "contactPoints",
                        List.of(
                                Map.of("kind", "telegram", "value", Long.toString(account)),
                                Map.of("kind", "phone", "value", phone)));
    }

    private JsonNode told() {
        var answer = as("owner", "POST", "/api/receipts/personal-data", JSON.writeValueAsString(whom()));
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode erased() {
        var erasure = UUID.randomUUID();
        var wanted = new java.util.HashMap<>(whom());
        wanted.putAll(Map.of("erasureId", erasure, "service", "intake-service", "at", Instant.now()));
        produce("erasure.requests", erasure.toString(), "person.erasure-wanted.v1", wanted);
        return await().until(
                        () -> TestInfrastructure.consume("erasure.answers").stream()
                                .filter(message -> message.key().equals(erasure.toString()))
                                .map(message -> {
                                    assertThat(Contracts.violations("lead", message.type(), message.payload()))
                                            .isEmpty();
                                    return JSON.readTree(message.payload());
                                })
                                .toList(),
                        answers -> !answers.isEmpty())
                .getFirst();
    }

    private static void produce(String topic, String key, String type, Map<String, ?> payload) {
        TestInfrastructure.produce(new OutgoingMessage(
                topic,
                key,
                type,
                1,
                Instant.now(),
                JSON.writeValueAsString(payload).getBytes(StandardCharsets.UTF_8)));
    }
}
