package io.potik.lead.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.outbox.Ids;
import io.potik.outbox.test.Traces;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who is forgotten is written to by no mailing, and how many a mailing reached stays. */
class ErasureOfMailingsIntegrationTests extends ErasureDesk {

    @Autowired
    private JdbcTemplate tables;

    private final String account = "88" + fresh();
    private final UUID customer = Ids.next();

    @Test
    void nobodyWaitsForThemAndNobodyIsWrittenToByWhatIsReadLater() {
        var lead = leadOf(Request.telegram(account));
        customerKnown(customer, "Olena", List.of(Map.of("kind", "telegram", "value", account)));
        linked(lead, customer);
        var started = asked("Sale");
        assertThat(post(owner(), uri(started) + "/start", Map.of()).status()).isEqualTo(200);
        soon(() -> assertThat(counts(started)).containsExactly("telegram queued null 1"));
        var message = told("outbound.messages", "outbound.message-requested.v1").stream()
                .filter(one -> one.get("leadId").asString().equals(lead))
                .findFirst()
                .orElseThrow();
        var waits = asked("Sale again");
        assertThat(counts(waits)).containsExactly("telegram waiting null 1");
        put(owner(), "/api/opt-outs/" + customer, Map.of());

        erased(Map.of("leadId", lead));

        assertThat(counts(started)).containsExactly("telegram failed null 1");
        soon(() -> assertThat(get(owner(), uri(started)).body().get("state").asString())
                .isEqualTo("done"));
        assertThat(counts(waits)).containsExactly("telegram left noChannel 1");
        assertThat(get(owner(), "/api/opt-outs/" + customer)
                        .body()
                        .get("optedOut")
                        .asBoolean())
                .isFalse();

        fared(lead, message.get("messageId").asString(), lead, "failed");
        awaitReadAfter(lead);
        var later = asked("Sale once more");
        assertThat(counts(later)).containsExactly("null left noChannel 1");
        assertThat(Traces.inDatabase(tables, List.of(account))).isEmpty();
    }

    @Test
    void theWordsOfAMailingToManyStay() {
        var lead = leadOf(Request.telegram(account));
        customerKnown(customer, "Olena", List.of(Map.of("kind", "telegram", "value", account)));
        linked(lead, customer);
        var alone = asked("For Olena");
        var many = asked("For many");
        jdbc.sql("insert into mailing_person (mailing_id, customer_id, state, why) values (?, ?, 'left', 'noChannel')")
                .params(many, Ids.next())
                .update();

        erased(Map.of("customerId", customer));

        assertThat(get(owner(), uri(alone)).body().get("text").asString()).isEqualTo("—");
        assertThat(get(owner(), uri(many)).body().get("text").asString()).isEqualTo("For many");
    }

    /** Told under this key, after all that was told under it. */
    private void fared(String key, String message, String lead, String state) {
        produce(
                "outbound.states",
                "outbound.message-state.v1",
                key,
                Map.of(
                        "messageId", message,
                        "leadId", lead,
                        "state", state,
                        "reason", state.equals("failed") ? account + " is not there." : "",
                        "at", Instant.now()));
    }

    /** What became of messages to this lead is read: so is what was told of another one after it. */
    private void awaitReadAfter(String lead) {
        var other = leadOf(Request.telegram("89" + fresh()));
        var answer = post(owner(), "/api/leads/" + other + "/messages", Map.of("text", "Hello"));
        fared(lead, answer.body().get("id").asString(), other, "sent");
        soon(() -> assertThat(timeline(other).getFirst().at("/data/state").asString())
                .isEqualTo("sent"));
    }

    private UUID asked(String text) {
        var mailing = Ids.next();
        mailingAsked(mailing, "Silent", text, customer);
        return mailing;
    }

    private static String uri(UUID mailing) {
        return "/api/mailings/" + mailing;
    }

    private List<String> counts(UUID mailing) {
        return get(owner(), uri(mailing))
                .body()
                .get("counts")
                .valueStream()
                .map(count -> "%s %s %s %d"
                        .formatted(
                                count.get("channel").asString("null"),
                                count.get("state").asString(),
                                count.get("why").asString("null"),
                                count.get("count").asLong()))
                .toList();
    }
}
