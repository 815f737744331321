package io.potik.intake.channel.ringostat;

import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.call.CallTime;
import io.potik.intake.channel.call.Caller;
import io.potik.intake.channel.call.PhoneCall;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One call, at whatever moment the webhook was set up to tell of it. */
final class RingostatCall {

    private static final int LONGEST_EXTENSION = 6;
    private static final Set<String> ANSWERED =
            Set.of("ANSWERED", "ANSWER", "PROPER", "REPEATED", "TARGET", "SUCCESS", "COMPLETED", "1", "TRUE");
    private static final Set<String> ON_THE_WAY =
            Set.of("RINGING", "START", "STARTED", "CALLING", "IN PROGRESS", "INPROGRESS", "NEW", "UP");

    private final RawDelivery delivery;
    private final RingostatFields fields;
    private final Phones phones;
    private final ZoneId zone;

    RingostatCall(RawDelivery delivery, RingostatFields fields, Phones phones, ZoneId zone) {
        this.delivery = delivery;
        this.fields = fields;
        this.phones = phones;
        this.zone = zone;
    }

    Item item() {
        var id = id();
        var status = status();
        var talk = PhoneCall.seconds(fields.get(RingostatFields.TALK));
        var recording = recording();
        // Before a call and while it rings there is no result to tell.
        if (ON_THE_WAY.contains(status) || (status.isEmpty() && talk == null && recording == null)) {
            return PhoneCall.passing(
                    id,
                    status.isEmpty() ? "before-call" : status,
                    "A call on its way; it is counted when it is over. If this is the end of a call, let the webhook"
                            + " send its status.");
        }
        var call = new PhoneCall(
                id,
                id,
                CallTime.of(fields.get(RingostatFields.STARTED), zone, delivery.receivedAt()),
                status.isEmpty() ? talk != null && talk > 0 : ANSWERED.contains(status),
                talk,
                status.startsWith("VOICE"),
                recording,
                fields.get(RingostatFields.EMPLOYEE),
                fields.get(RingostatFields.NAME),
                attribution());
        var direction = Objects.requireNonNullElse(fields.get(RingostatFields.DIRECTION), "in")
                .toLowerCase(Locale.ROOT);
        if (direction.startsWith("internal") || direction.equals("local")) {
            return new Item.Ignored(id, Item.FOR_EVER, "internal", "A call between extensions");
        }
        if (direction.startsWith("out")) {
            var called = fields.get(RingostatFields.CALLED);
            return call.outgoing(
                    Caller.of(called == null ? fields.get(RingostatFields.CALLER) : called, false, id, phones));
        }
        return call.incoming(Caller.of(caller(), false, id, phones));
    }

    /** A callback rings the employee first, so that the person is whom it calls then. */
    private @Nullable String caller() {
        var caller = fields.get(RingostatFields.CALLER);
        var called = fields.get(RingostatFields.CALLED);
        return Caller.isExtension(caller, LONGEST_EXTENSION) && called != null ? called : caller;
    }

    /** Some fields of this name only say whether there is one. */
    private @Nullable String recording() {
        var link = fields.get(RingostatFields.RECORDING);
        return link != null && link.contains("/") ? link : null;
    }

    private String id() {
        var id = fields.get(RingostatFields.ID);
        if (id != null) {
            return id;
        }
        var started = fields.get(RingostatFields.STARTED);
        var caller = fields.get(RingostatFields.CALLER);
        // The same person cannot call twice in the same second.
        return "sha256:"
                + Secrets.fingerprint(
                        started == null || caller == null
                                ? (delivery.query() + "\n" + new String(delivery.body(), StandardCharsets.ISO_8859_1))
                                        .getBytes(StandardCharsets.UTF_8)
                                : (started + "\n" + caller).getBytes(StandardCharsets.UTF_8));
    }

    private String status() {
        var status = fields.get(RingostatFields.STATUS);
        return status == null
                ? ""
                : status.strip().toUpperCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }

    private @Nullable Attribution attribution() {
        return new Attribution(
                        fields.get("utmSource"),
                        fields.get("utmMedium"),
                        fields.get("utmCampaign"),
                        fields.get("utmContent"),
                        fields.get("utmTerm"),
                        fields.get(RingostatFields.REFERRER),
                        fields.get(RingostatFields.LANDING),
                        null)
                .orNull();
    }
}
