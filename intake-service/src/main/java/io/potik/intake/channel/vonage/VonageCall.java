package io.potik.intake.channel.vonage;

import io.potik.intake.channel.Item;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.call.CallTime;
import io.potik.intake.channel.call.Caller;
import io.potik.intake.channel.call.Parameters;
import io.potik.intake.channel.call.PhoneCall;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The question what to do with a call, or an event of one; a conversation has a leg for everybody in it. */
final class VonageCall {

    private static final Set<String> OVER =
            Set.of("completed", "busy", "cancelled", "failed", "rejected", "timeout", "unanswered");

    private final RawDelivery delivery;
    private final Parameters sent;
    private final Phones phones;

    VonageCall(RawDelivery delivery, Parameters sent, Phones phones) {
        this.delivery = delivery;
        this.sent = sent;
        this.phones = phones;
    }

    /** Whether Vonage asks what to do with a call that has just come in. */
    static boolean isQuestion(Parameters sent) {
        return sent.get("uuid", "conversation_uuid") != null
                && sent.get("to") != null
                && !sent.has("status")
                && !sent.has("dtmf")
                && !sent.has("timestamp")
                && sent.below("dtmf").isEmpty()
                && sent.below("speech").isEmpty();
    }

    Item item() {
        var conversation = sent.get("conversation_uuid", "conversation_uuid_from");
        var id = sent.get("uuid", "call_uuid");
        var status = Objects.requireNonNullElse(sent.get("status"), "").toLowerCase(Locale.ROOT);
        var recording = sent.get("recording_url");
        if (recording != null) {
            return recording(recording, conversation == null ? id : conversation);
        }
        var call = id == null ? conversation : id;
        if (call == null) {
            return new Item.Ignored(
                    fingerprint(), Item.FOR_EVER, status.isEmpty() ? "error" : PhoneCall.camelCase(status), "No call");
        }
        if (!OVER.contains(status)) {
            return PhoneCall.passing(call, event(status), "A call on its way; it is counted when it is over");
        }
        var talk = PhoneCall.seconds(sent.get("duration"));
        var finished = new PhoneCall(
                call,
                conversation == null ? call : conversation,
                startedAt(talk),
                status.equals("completed") && talk != null && talk > 0,
                talk,
                false,
                null,
                null,
                null,
                null);
        return "outbound".equals(sent.get("direction"))
                ? finished.outgoing(Caller.of(sent.get("to"), true, call, phones))
                : finished.incoming(Caller.of(sent.get("from", "from_user"), true, call, phones));
    }

    private String event(String status) {
        if (!status.isEmpty()) {
            return status;
        }
        if (isQuestion(sent)) {
            return "answer";
        }
        if (sent.has("dtmf")
                || !sent.below("dtmf").isEmpty()
                || !sent.below("speech").isEmpty()) {
            return "input";
        }
        return sent.has("conversation_uuid_to") ? "transfer" : sent.has("reason") ? "error" : "event";
    }

    private Item recording(String url, @Nullable String call) {
        var id = Objects.requireNonNullElseGet(sent.get("recording_uuid"), this::fingerprint);
        return PhoneCall.recording(
                id, call == null ? id : call, time("start_time", "timestamp"), true, recorded(), url);
    }

    private @Nullable Integer recorded() {
        var from = CallTime.read(sent.get("start_time"), ZoneOffset.UTC);
        var until = CallTime.read(sent.get("end_time"), ZoneOffset.UTC);
        if (from == null || until == null) {
            return null;
        }
        long seconds = Duration.between(from, until).toSeconds();
        return seconds < 0 || seconds > Duration.ofDays(1).toSeconds() ? null : Math.toIntExact(seconds);
    }

    /** A call that nobody took has no start; then the event says when it ended. */
    private Instant startedAt(@Nullable Integer talk) {
        if (sent.get("start_time") != null) {
            return time("start_time", "timestamp");
        }
        var ended = time("end_time", "timestamp");
        return talk == null ? ended : ended.minusSeconds(talk);
    }

    private Instant time(String... names) {
        return CallTime.of(sent.get(names), ZoneOffset.UTC, delivery.receivedAt());
    }

    private String fingerprint() {
        return "sha256:" + Secrets.fingerprint(delivery.body());
    }
}
