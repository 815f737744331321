package io.potik.intake.channel.twilio;

import io.potik.intake.channel.Item;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.call.CallTime;
import io.potik.intake.channel.call.Caller;
import io.potik.intake.channel.call.Parameters;
import io.potik.intake.channel.call.PhoneCall;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A voice request or a status callback. */
final class TwilioCall {

    private static final Set<String> OVER = Set.of("completed", "busy", "failed", "no-answer", "canceled");
    private static final Set<String> HUMAN = Set.of("completed", "answered");

    private final String id;
    private final Parameters sent;
    private final Instant receivedAt;
    private final ZoneId zone;
    private final Phones phones;

    TwilioCall(String id, Parameters sent, Instant receivedAt, ZoneId zone, Phones phones) {
        this.id = id;
        this.sent = sent;
        this.receivedAt = receivedAt;
        this.zone = zone;
        this.phones = phones;
    }

    Item item() {
        var status = Objects.requireNonNullElse(sent.get("CallStatus"), "").toLowerCase(Locale.ROOT);
        var dialled = sent.get("DialCallStatus");
        if (dialled == null && sent.get("RecordingSid", "RecordingUrl") != null) {
            return recording();
        }
        if (sent.get("TranscriptionSid") != null) {
            return PhoneCall.passing(id, "transcription", "The words of a recording");
        }
        if (dialled == null && !OVER.contains(status)) {
            return PhoneCall.passing(
                    id, status.isEmpty() ? "event" : status, "A call on its way; it is counted when it is over");
        }
        if (sent.get("ParentCallSid") != null) {
            return PhoneCall.passing(id, "leg-" + status, "One leg of a call; the call itself is counted");
        }
        if (isOutgoing()) {
            return call(status, HUMAN.contains(status), seconds("CallDuration"))
                    .outgoing(Caller.of(sent.get("To", "Called"), true, id, phones));
        }
        return incoming(status, dialled);
    }

    /** That the call was completed only says that something here took it: an announcement does so too. */
    private Item incoming(String status, @Nullable String dialled) {
        var answered = dialled != null && HUMAN.contains(dialled.toLowerCase(Locale.ROOT));
        return call(status, answered, seconds("DialCallDuration"))
                .incoming(Caller.of(sent.get("From", "Caller"), true, id, phones));
    }

    private PhoneCall call(String status, boolean answered, @Nullable Integer talk) {
        return new PhoneCall(
                id,
                id,
                startedAt(status),
                answered,
                talk,
                false,
                sent.get("RecordingUrl"),
                null,
                sent.get("CallerName"),
                null);
    }

    /** {@code Timestamp} is when the event happened; a call that is over began as long before as it lasted. */
    private Instant startedAt(String status) {
        var at = CallTime.of(sent.get("Timestamp"), zone, receivedAt);
        var lasted = seconds("CallDuration");
        return OVER.contains(status) && lasted != null ? at.minusSeconds(lasted) : at;
    }

    private Item recording() {
        var url = sent.get("RecordingUrl");
        var recording = Objects.requireNonNullElse(sent.get("RecordingSid"), "recording");
        var state = sent.get("RecordingStatus");
        if (url == null || (state != null && !state.equals("completed"))) {
            return PhoneCall.passing(id, recording + ":" + state, "A recording that is not there yet");
        }
        return PhoneCall.recording(
                recording,
                id,
                CallTime.of(sent.get("RecordingStartTime"), zone, receivedAt),
                !isOutgoing(),
                seconds("RecordingDuration"),
                url);
    }

    private boolean isOutgoing() {
        return Objects.requireNonNullElse(sent.get("Direction"), "inbound").startsWith("outbound");
    }

    private @Nullable Integer seconds(String name) {
        return PhoneCall.seconds(sent.get(name));
    }
}
