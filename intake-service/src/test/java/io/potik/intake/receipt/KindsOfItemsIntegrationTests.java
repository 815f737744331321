package io.potik.intake.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.intake.ledger.Outcome;
import io.potik.intake.support.RunningService;
import io.potik.outbox.IncomingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What is no plain request: orders, activities, what is taken back; and how long anything is kept. */
class KindsOfItemsIntegrationTests extends RunningService {

    @Autowired
    private DecideOutcomes decide;

    @Autowired
    private ForgetDeliveries forget;

    @Autowired
    private PlatformTransactionManager transactions;

    private void deliver(Connected script, String items) {
        assertThat(post(script.hook(), "application/json", items).status()).isEqualTo(200);
    }

    private JsonNode receipt(Connected connection, String externalId) {
        for (var item :
                get("/api/receipts?limit=200&connectionId=" + connection.id()).path("items")) {
            if (item.path("externalId").asString().equals(externalId)
                    && item.path("duplicateOf").isNull()) {
                return get("/api/receipts/" + item.path("id").asString());
            }
        }
        throw new AssertionError("There is no receipt " + externalId);
    }

    private JsonNode totals(Connected connection) {
        var totals = get("/api/ledger?connectionId=" + connection.id()).path("totals");
        assertThat(totals.path("balanced").asBoolean()).isTrue();
        return totals;
    }

    private static List<IncomingMessage> sent(String topic, Connected connection) {
        return TestInfrastructure.consume(topic).stream()
                .filter(message -> message.key().startsWith(connection.id().toString()))
                .toList();
    }

    private void decided(UUID receipt, Outcome outcome, @Nullable String detail) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(open -> decide.decide(List.of(new DecideOutcomes.Decision(
                        receipt, outcome, null, UUID.randomUUID(), detail, Instant.now()))));
    }

    @Test
    void anOrderIsInFlightUntilItIsOrdered() {
        var shop = connect("script", "{}", "{}");
        deliver(shop, "[{\"is\":\"order\",\"id\":\"o1\",\"order\":\"42\",\"sum\":100}]");
        deliver(shop, "[{\"is\":\"order\",\"id\":\"o1\",\"order\":\"42\",\"sum\":100}]");

        assertThat(totals(shop).path("inFlight").asInt()).isEqualTo(1);
        assertThat(totals(shop).path("duplicate").asInt()).isEqualTo(1);
        var receipt = receipt(shop, "o1");
        await().untilAsserted(() -> assertThat(sent("inbound.orders", shop))
                .singleElement()
                .satisfies(message -> assertThat(new String(message.payload(), StandardCharsets.UTF_8))
                        .contains("\"shopOrderId\":\"42\"", receipt.path("id").asString())));
        assertThat(sent("inbound.requests", shop)).isEmpty();

        decided(UUID.fromString(receipt(shop, "o1").path("id").asString()), Outcome.ORDERED, null);

        assertThat(receipt(shop, "o1").path("outcome").asString()).isEqualTo("ordered");
        assertThat(totals(shop).path("ordered").asInt()).isEqualTo(1);
        assertThat(totals(shop).path("inFlight").asInt()).isZero();
    }

    @Test
    void anOrderOfImpossibleAmountsIsQuarantined() {
        var shop = connect("script", "{}", "{}");
        deliver(shop, "[{\"is\":\"order\",\"id\":\"o1\",\"order\":\"42\",\"sum\":1e400}]");

        assertThat(receipt(shop, "o1").path("outcome").asString()).isEqualTo("quarantined");
    }

    @Test
    void anActivityIsIgnoredAndSentOnOnce() {
        var calls = connect("script", "{}", "{}");
        deliver(calls, "[{\"is\":\"call\",\"id\":\"c1\",\"from\":\"5\"}]");
        var receipt = receipt(calls, "c1");
        assertThat(receipt.path("outcome").asString()).isEqualTo("ignored");
        assertThat(receipt.path("detail").asString()).isEqualTo("outgoing");

        as("owner", "POST", "/api/receipts/" + receipt.path("id").asString() + "/replay", "");
        deliver(calls, "[{\"is\":\"request\",\"id\":\"after\",\"from\":\"5\"}]");

        await().untilAsserted(() -> assertThat(sent("inbound.requests", calls))
                .extracting(IncomingMessage::type)
                .containsExactly("inbound.activity-received.v1", "inbound.request-received.v1"));
        assertThat(totals(calls).path("ignored").asInt()).isEqualTo(1);
    }

    @Test
    void whatWasTakenBackIsErasedHereToo() {
        var chat = connect("script", "{}", "{}");
        deliver(chat, """
                [{"is":"request","id":"m1","text":"my card 4111"},{"is":"request","id":"m2","text":"stays"}]""");
        deliver(chat, "[{\"is\":\"retraction\",\"id\":\"u1\",\"key\":\"m1\"}]");

        var erased = receipt(chat, "m1");
        assertThat(erased.path("outcome").asString()).isEqualTo("inFlight");
        assertThat(erased.path("detail").asString()).isEqualTo("retracted");
        assertThat(erased.path("inboundRequest").isNull()).isTrue();
        assertThat(erased.path("delivery").path("body").asString())
                .contains("[retracted]", "stays")
                .doesNotContain("4111");
        assertThat(receipt(chat, "m2").path("inboundRequest").path("text").asString())
                .isEqualTo("stays");
        assertThat(receipt(chat, "u1").path("outcome").asString()).isEqualTo("ignored");
        assertThat(jdbc.sql("select count(*) from delivery where position('4111'::bytea in body) > 0"
                                + " or requests like '%4111%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatArrivesAfterItWasTakenBackIsErasedWhenThatIsKnown() {
        var chat = connect("script", "{}", "{}");
        deliver(chat, "[{\"is\":\"retraction\",\"id\":\"u1\",\"key\":\"m1\"}]");
        deliver(chat, "[{\"is\":\"request\",\"id\":\"m1\",\"text\":\"late\"}]");
        var receipt = receipt(chat, "m1");
        assertThat(receipt.path("inboundRequest").path("text").asString()).isEqualTo("late");

        decided(UUID.fromString(receipt.path("id").asString()), Outcome.IGNORED, "retracted");

        assertThat(receipt(chat, "m1").path("inboundRequest").isNull()).isTrue();
        assertThat(receipt(chat, "m1").path("delivery").isNull()).isTrue();
    }

    @Test
    void afterTheirTimeOnlyTheFactsOfDeliveriesAreLeft() {
        var chat = connect("script", "{}", "{}");
        deliver(chat, "[{\"is\":\"unreadable\",\"id\":\"old\",\"why\":\"odd\"}]");
        deliver(chat, "[{\"is\":\"request\",\"id\":\"new\"}]");
        var old = receipt(chat, "old").path("id").asString();
        // An id tells its time.
        var id = "0180" + UUID.randomUUID().toString().substring(4);
        jdbc.sql("update delivery set id = ?::uuid where id = (select delivery_id from receipt where id = ?::uuid)")
                .params(id, old)
                .update();
        jdbc.sql("update receipt set delivery_id = ?::uuid where id = ?::uuid")
                .params(id, old)
                .update();

        assertThat(forget.forget(Duration.ofDays(90))).isEqualTo(1);

        assertThat(receipt(chat, "old").path("delivery").isNull()).isTrue();
        assertThat(receipt(chat, "old").path("detail").asString()).isEqualTo("odd");
        assertThat(receipt(chat, "new").path("delivery").isNull()).isFalse();
        assertThat(as("owner", "POST", "/api/receipts/" + old + "/replay", "").status())
                .isEqualTo(422);
        assertThat(totals(chat).path("received").asInt()).isEqualTo(2);
    }

    @Test
    void allOfAKindAreReadAgainTogether() {
        var chat = connect("script", "{}", "{}");
        post(chat.hook(), "text/plain", "unclear");
        deliver(chat, "[{\"is\":\"unreadable\",\"id\":\"a\",\"why\":\"odd\"}]");
        deliver(chat, "[{\"is\":\"unreadable\",\"id\":\"b\",\"why\":\"odd\"}]");
        as("owner", "PATCH", "/api/connections/" + chat.id(), "{\"settings\":{\"note\":\"clear\"}}");
        var odd = replays(chat, ",\"like\":\"odd\"");
        assertThat(odd.path("replayed").asInt()).isZero();
        assertThat(odd.path("stillQuarantined").asInt()).isEqualTo(2);
        assertThat(totals(chat).path("quarantined").asInt()).isEqualTo(3);

        var all = replays(chat, "");
        var again = replays(chat, "");

        assertThat(all.path("replayed").asInt()).isEqualTo(1);
        assertThat(all.path("stillQuarantined").asInt()).isEqualTo(2);
        assertThat(again.path("replayed").asInt()).isZero();
        assertThat(totals(chat).path("quarantined").asInt()).isEqualTo(2);
        assertThat(totals(chat).path("inFlight").asInt()).isEqualTo(1);
        assertThat(as("owner", "POST", "/api/receipts/replays", "{\"outcome\":\"ignored\"}")
                        .status())
                .isEqualTo(422);
        assertThat(as("manager", "POST", "/api/receipts/replays", "{}").status())
                .isEqualTo(403);
    }

    private JsonNode replays(Connected connection, String more) {
        return as(
                        "owner",
                        "POST",
                        "/api/receipts/replays",
                        "{\"connectionId\":\"" + connection.id() + "\",\"outcome\":\"quarantined\"" + more + "}")
                .json();
    }
}
