package io.potik.lead.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What comes by channels and is no request: calls that were made, recordings, and what is taken back. */
class ActivitiesIntegrationTests extends LeadDesk {

    private void happened(Request activity) {
        produce("inbound.requests", "inbound.activity-received.v1", "key", activity.body());
    }

    private void takenBack(Request message, String messageKey) {
        produce(
                "inbound.requests",
                "inbound.message-retracted.v1",
                "key",
                Map.of(
                        "receiptId",
                        "0193a1c0-0000-7000-8000-000000000031",
                        "connectionId",
                        message.body().get("connectionId"),
                        "messageKey",
                        messageKey,
                        "at",
                        Instant.now()));
    }

    private static Request call(String phone, boolean answered) {
        return Request.form(phone)
                .put("channel", "call")
                .put("kind", "call")
                .put("text", null)
                .put("call", Map.of("direction", "out", "answered", answered, "durationSeconds", 63));
    }

    private List<JsonNode> items(String lead, String kind) {
        return timeline(lead).stream()
                .filter(item -> item.get("kind").asString().equals(kind))
                .toList();
    }

    @Test
    void aCallThatWasMadeAndTakenStandsOnTheOpenLeadAndAnswers() {
        var phone = freshPhone();
        var lead = leadOf(Request.form(phone));

        happened(call(phone, false));
        soon(() -> assertThat(items(lead, "call")).hasSize(1));
        assertThat(lead(lead).get("waitingSince").isNull()).isFalse();
        happened(call(phone, true));
        soon(() -> assertThat(items(lead, "call")).hasSize(2));

        var call = items(lead, "call").getFirst();
        assertThat(call.get("data").get("direction").asString()).isEqualTo("out");
        assertThat(call.get("data").get("durationSeconds").asInt()).isEqualTo(63);
        assertThat(call.get("actor").get("kind").asString()).isEqualTo("channel");
        assertThat(lead(lead).get("waitingSince").isNull()).isTrue();
        assertThat(lead(lead).get("firstResponseAt").isNull()).isFalse();
        soon(() ->
                assertThat(typesToldOf(lead)).containsExactly("lead.created.v1", "lead.noted.v1", "lead.responded.v1"));
        var responded = json.readTree(toldOf(lead).getLast().payload());
        assertThat(responded.get("actor").get("kind").asString()).isEqualTo("channel");
    }

    @Test
    void aCallToAStrangerMakesNoLead() {
        var stranger = freshPhone();
        var known = freshPhone();
        var lead = leadOf(Request.form(known));

        happened(call(stranger, true));
        happened(call(known, true));

        soon(() -> assertThat(items(lead, "call")).hasSize(1));
        assertThat(jdbc.sql("select count(*) from lead_contact_point where value = ?")
                        .param(stranger)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aRecordingThatComesLaterBelongsToItsCall() {
        var phone = freshPhone();
        var incoming = Request.form(phone)
                .put("channel", "call")
                .put("kind", "call")
                .put("text", null)
                .put("messageKey", phone)
                .put("call", Map.of("direction", "in", "answered", true, "durationSeconds", 63));
        var recorded = Request.form(phone)
                .put("channel", "call")
                .put("kind", "call")
                .put("text", null)
                .put("messageKey", phone)
                .put("edited", true)
                .put("call", Map.of("direction", "in", "answered", true, "recordingUrl", "https://example.com/1.mp3"));

        var outcomes = receive(incoming, recorded);

        assertThat(outcomes).map(outcome -> outcome.get("outcome").asString()).containsExactly("created", "appended");
        var lead = outcomes.getFirst().get("leadId").asString();
        assertThat(items(lead, "call")).hasSize(1);
        var data = items(lead, "call").getFirst().get("data");
        assertThat(data.get("durationSeconds").asInt()).isEqualTo(63);
        assertThat(data.get("recordingUrl").asString()).isEqualTo("https://example.com/1.mp3");
    }

    @Test
    void whatWasTakenBackIsRedactedWithItsEdits() {
        var account = fresh();
        var key = account + ":1";
        var message = Request.telegram(account)
                .saying("my card is swordfish")
                .put("messageKey", key)
                .put("attachments", List.of(Map.of("kind", "photo", "url", "https://example.com/1.jpg")));
        var edit = Request.telegram(account)
                .saying("my card was swordfish")
                .put("messageKey", key)
                .put("edited", true);
        var lead = leadOf(message);
        receive(edit);

        takenBack(message, key);
        soon(() -> assertThat(items(lead, "messageIn")
                        .getFirst()
                        .get("data")
                        .path("state")
                        .asString())
                .isEqualTo("retracted"));
        receive(Request.telegram(account)
                .saying("late swordfish")
                .put("messageKey", key)
                .put("edited", true));

        var item = items(lead, "messageIn");
        assertThat(item).hasSize(1);
        assertThat(item.getFirst().get("data").get("text").isNull()).isTrue();
        assertThat(item.getFirst().get("data").get("attachments")).isEmpty();
        assertThat(item.getFirst().get("data").get("revisions")).isEmpty();
        assertThat(lead(lead).toString() + timeline(lead)).doesNotContain("swordfish");
        assertThat(jdbc.sql("select count(*) from activity where data::text like '%swordfish%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatWasTakenBackBeforeItCameIsIgnored() {
        var account = fresh();
        var key = account + ":2";
        var message = Request.telegram(account).saying("never").put("messageKey", key);
        takenBack(message, key);
        soon(() -> assertThat(jdbc.sql("select count(*) from retracted_message where message_key like ?")
                        .param("%" + key)
                        .query(Long.class)
                        .single())
                .isOne());

        var outcome = receive(message).getFirst();

        assertThat(outcome.get("outcome").asString()).isEqualTo("ignored");
        assertThat(outcome.get("detail").asString()).isEqualTo("retracted");
    }

    @Test
    void anAnswerGoesWhereTheChannelSaysThatItCan() {
        var account = fresh();
        var whatsapp = Request.telegram(account)
                .points(List.of(Map.of("kind", "wa", "value", account)))
                .put("channel", "whatsapp")
                .put("conversationId", null);
        whatsapp.body().put("answers", true);
        var form = Request.form(freshPhone());
        form.body().put("answers", false);

        var outcomes = receive(whatsapp, form);

        var answerBy = lead(outcomes.getFirst().get("leadId").asString()).get("answerBy");
        assertThat(answerBy.get("channel").asString()).isEqualTo("whatsapp");
        assertThat(lead(outcomes.getLast().get("leadId").asString())
                        .get("answerBy")
                        .isNull())
                .isTrue();
    }

    @Test
    void theStateOfAnAnswerOnlyGoesForward() {
        var lead = leadOf(Request.telegram(fresh()));
        var message = post(owner(), "/api/leads/" + lead + "/messages", Map.of("text", "Yes"))
                .body()
                .get("id")
                .asString();

        tellState(message, lead, "delivered");
        tellState(message, lead, "sent");
        tellState(message, lead, "read");
        tellState(message, lead, "failed");
        var other = post(owner(), "/api/leads/" + lead + "/messages", Map.of("text", "Yes?"))
                .body()
                .get("id")
                .asString();
        tellState(other, lead, "sent");
        tellState(other, lead, "failed");

        soon(() -> assertThat(items(lead, "messageOut"))
                .map(item -> item.get("data").get("state").asString())
                .containsExactly("failed", "read"));
    }

    private void tellState(String message, String lead, String state) {
        produce(
                "outbound.states",
                "outbound.message-state.v1",
                lead,
                Map.of("messageId", message, "leadId", lead, "state", state, "at", Instant.now()));
    }
}
