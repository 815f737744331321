package io.potik.intake.channel.zadarma;

import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Sender;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.call.CallTime;
import io.potik.intake.channel.call.Caller;
import io.potik.intake.channel.call.Parameters;
import io.potik.intake.channel.call.PhoneCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One notification, by its event. */
final class ZadarmaNotification {

    /** Extensions of the PBX have three digits; four in large ones. */
    private static final int LONGEST_EXTENSION = 4;

    private final RawDelivery delivery;
    private final Parameters sent;
    private final Phones phones;
    private final ZoneId zone;

    ZadarmaNotification(RawDelivery delivery, Parameters sent, Phones phones, ZoneId zone) {
        this.delivery = delivery;
        this.sent = sent;
        this.phones = phones;
        this.zone = zone;
    }

    Item item() throws NotUnderstood {
        var event = sent.get("event");
        if (event == null) {
            throw new NotUnderstood("This is no notification of Zadarma: it has no event.");
        }
        return switch (event) {
            case "NOTIFY_END" -> end(event, sent.get("caller_id"), true);
            case "NOTIFY_OUT_END" -> end(event, sent.get("destination"), false);
            case "NOTIFY_RECORD" -> recording(event);
            case "SMS" -> message(event);
            default -> passing(event, "A call on its way; it is counted when it is over");
        };
    }

    private Item end(String event, @Nullable String number, boolean incoming) {
        var id = sent.get("pbx_call_id");
        if (id == null) {
            return new Item.Unreadable(
                    fingerprint(), Item.FOR_EVER, PhoneCall.camelCase(event), "The finished call has no pbx_call_id.");
        }
        if (Caller.isExtension(number, LONGEST_EXTENSION)) {
            return new Item.Ignored(id, Item.FOR_EVER, "internal", "A call between extensions");
        }
        var disposition =
                Objects.requireNonNullElse(sent.get("disposition"), "").toLowerCase(Locale.ROOT);
        var record = sent.get("call_id_with_rec");
        var call = new PhoneCall(
                id,
                id,
                startedAt(),
                disposition.equals("answered"),
                PhoneCall.seconds(sent.get("duration")),
                false,
                record == null || "0".equals(sent.get("is_recorded")) ? null : "zadarma:" + record,
                sent.get("internal", "last_internal"),
                null,
                null);
        var person = Caller.of(number, isInternational(number), id, phones);
        return incoming ? call.incoming(person) : call.outgoing(person);
    }

    private Item recording(String event) {
        var call = sent.get("pbx_call_id");
        var record = sent.get("call_id_with_rec");
        if (call == null || record == null) {
            return passing(event, "A recording that does not say of which call");
        }
        // The id of a call begins with its direction.
        return PhoneCall.recording(
                call + ":NOTIFY_RECORD:" + record,
                call,
                startedAt(),
                !call.startsWith("out"),
                null,
                "zadarma:" + record);
    }

    /** {@code result} is JSON with who wrote what to whom. */
    private Item message(String event) throws NotUnderstood {
        var result = sent.get("result");
        var message = result != null && result.startsWith("{")
                ? Parameters.ofJson(DeliveryJson.read(result.getBytes(StandardCharsets.UTF_8)))
                : sent.below("result");
        var from = message.get("caller_id", "from", "sender");
        var text = message.get("text", "message");
        var id = "sms:" + fingerprint();
        var person = from == null
                ? null
                : Caller.phone(from, isInternational(from), phones).orElse(null);
        if (person == null || text == null) {
            return new Item.Ignored(id, Item.FOR_EVER, PhoneCall.camelCase(event), "A text message of no person");
        }
        var request = new InboundRequest(
                "call",
                "message",
                id,
                CallTime.of(message.get("date", "call_start"), zone, delivery.receivedAt()),
                new Sender(null, List.of(person)),
                text,
                List.of(),
                person.value(),
                null,
                null,
                null,
                id,
                false);
        return new Item.Request(id, Duration.ofMinutes(10), request);
    }

    private Item passing(String event, String detail) {
        var call = sent.get("pbx_call_id", "call_id");
        return call == null
                ? new Item.Ignored(event + ":" + fingerprint(), Item.FOR_EVER, PhoneCall.camelCase(event), "No request")
                : PhoneCall.passing(call, event, detail);
    }

    private Instant startedAt() {
        return CallTime.of(sent.get("call_start"), zone, delivery.receivedAt());
    }

    /** Zadarma writes country codes without a plus; a number with a leading 0 is one of the own country. */
    private static boolean isInternational(@Nullable String number) {
        return number != null
                && !number.startsWith("0")
                && number.replaceAll("\\D", "").length() >= 10;
    }

    private String fingerprint() {
        return "sha256:" + Secrets.fingerprint(delivery.body());
    }
}
