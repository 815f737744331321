package io.potik.intake.channel.twilio;

import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.InboundRequest.Sender;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.call.Caller;
import io.potik.intake.channel.call.Parameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text message by SMS, MMS, WhatsApp or Messenger, or what became of one that was sent. */
final class TwilioMessage {

    private static final int MOST_MEDIA = 20;
    private static final String WHATSAPP = "whatsapp:";
    private static final String MESSENGER = "messenger:";

    private final String id;
    private final Parameters sent;
    private final Instant receivedAt;
    private final Phones phones;

    TwilioMessage(String id, Parameters sent, Instant receivedAt, Phones phones) {
        this.id = id;
        this.sent = sent;
        this.receivedAt = receivedAt;
        this.phones = phones;
    }

    Item item() {
        var state = Objects.requireNonNullElse(sent.get("MessageStatus", "SmsStatus"), "received");
        if (!state.equals("received") && !state.equals("receiving")) {
            return new Item.Ignored(
                    id + ":" + state, Item.FOR_EVER, "messageStatus", "What became of a message that was sent");
        }
        var from = sent.get("From");
        if (from == null) {
            return new Item.Unreadable(id, Item.FOR_EVER, "message", "The message does not say who sent it.");
        }
        var points = points(from);
        if (points.isEmpty()) {
            return new Item.Ignored(
                    id, Item.FOR_EVER, "service", "A message of a service, not of a person: its sender has no number");
        }
        var files = attachments();
        return new Item.Request(
                id,
                Item.FOR_EVER,
                new InboundRequest(
                        channel(from),
                        "message",
                        id,
                        receivedAt, // Twilio does not say when it was sent
                        new Sender(sent.get("ProfileName"), points),
                        text(files),
                        files,
                        from,
                        null,
                        null,
                        attribution(),
                        id,
                        false));
    }

    private static String channel(String from) {
        return from.startsWith(WHATSAPP) ? "whatsapp" : from.startsWith(MESSENGER) ? "messenger" : "call";
    }

    private List<ContactPoint> points(String from) {
        if (from.startsWith(MESSENGER)) {
            return List.of(new ContactPoint("psid", from.substring(MESSENGER.length()), from));
        }
        if (!from.startsWith(WHATSAPP)) {
            return Caller.isHidden(from)
                    ? List.of()
                    : Caller.phone(from, true, phones).stream().toList();
        }
        var number = from.substring(WHATSAPP.length());
        var account = Objects.requireNonNullElse(sent.get("WaId"), number.replaceAll("\\D", ""));
        var points = new ArrayList<ContactPoint>();
        points.add(new ContactPoint("wa", account.isEmpty() ? number : account, from));
        Caller.phone(number, true, phones).ifPresent(points::add);
        return List.copyOf(points);
    }

    private String text(List<Attachment> files) {
        var body = sent.get("Body", "ButtonText");
        if (body != null) {
            return body;
        }
        return files.isEmpty() ? "[message]" : "[" + files.getFirst().kind() + "]";
    }

    private List<Attachment> attachments() {
        var files = new ArrayList<Attachment>();
        for (int i = 0; i < MOST_MEDIA; i++) {
            var url = sent.get("MediaUrl" + i);
            if (url != null) {
                var type = sent.get("MediaContentType" + i);
                files.add(new Attachment(kind(type), null, url, type));
            }
        }
        var latitude = sent.get("Latitude");
        var longitude = sent.get("Longitude");
        if (latitude != null && longitude != null) {
            files.add(new Attachment(
                    "location", sent.get("Label", "Address"), "geo:" + latitude + "," + longitude, null));
        }
        return List.copyOf(files);
    }

    private static String kind(@Nullable String type) {
        var known = type == null ? "" : type.toLowerCase(Locale.ROOT);
        if (known.contains("vcard")) {
            return "contact";
        }
        return switch (known.substring(0, Math.max(known.indexOf('/'), 0))) {
            case "image" -> "photo";
            case "video" -> "video";
            case "audio" -> "audio";
            default -> "document";
        };
    }

    /** WhatsApp says which advertisement somebody tapped. */
    private @Nullable Attribution attribution() {
        var ad = sent.get("ReferralSourceId", "ReferralHeadline");
        var page = sent.get("ReferralSourceUrl");
        return ad == null && page == null ? null : new Attribution(null, null, null, null, null, null, page, ad);
    }
}
