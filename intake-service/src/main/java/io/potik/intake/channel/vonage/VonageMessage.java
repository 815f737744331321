package io.potik.intake.channel.vonage;

import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.InboundRequest.Sender;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.call.CallTime;
import io.potik.intake.channel.call.Caller;
import io.potik.intake.channel.call.Parameters;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A message by the SMS API or the Messages API, or what became of one that was sent. */
final class VonageMessage {

    private static final List<String> FILES = List.of("image", "video", "audio", "file", "vcard", "sticker");

    private final RawDelivery delivery;
    private final Parameters sent;
    private final Phones phones;

    VonageMessage(RawDelivery delivery, Parameters sent, Phones phones) {
        this.delivery = delivery;
        this.sent = sent;
        this.phones = phones;
    }

    static boolean isMessage(Parameters sent) {
        return isSms(sent) || sent.has("message_uuid");
    }

    static boolean isSms(Parameters sent) {
        return sent.get("msisdn") != null && sent.get("messageId", "message-id") != null;
    }

    Item item() {
        var id = Objects.requireNonNullElseGet(
                sent.get("messageId", "message-id", "message_uuid"),
                () -> "sha256:" + Secrets.fingerprint(delivery.body()));
        var status = sent.get("status");
        if (status != null || sent.has("scts")) {
            return new Item.Ignored(
                    id + ":" + status, Item.FOR_EVER, "messageStatus", "What became of a message that was sent");
        }
        var points = points();
        if (points.isEmpty()) {
            return new Item.Ignored(
                    id, Item.FOR_EVER, "service", "A message of a service, not of a person: its sender has no number");
        }
        var files = attachments();
        return new Item.Request(
                id,
                Item.FOR_EVER,
                new InboundRequest(
                        channel(),
                        "message",
                        id,
                        CallTime.of(sent.get("message-timestamp", "timestamp"), ZoneOffset.UTC, delivery.receivedAt()),
                        new Sender(sent.get("profile.name", "whatsapp.profile.name"), points),
                        text(files),
                        files,
                        points.getFirst().value(),
                        null,
                        null,
                        null,
                        id,
                        false));
    }

    private String channel() {
        return switch (kind()) {
            case "whatsapp" -> "whatsapp";
            case "messenger" -> "messenger";
            case "viber_service", "viber" -> "viber";
            default -> "call";
        };
    }

    private String kind() {
        return Objects.requireNonNullElse(sent.get("channel", "from.type"), "sms");
    }

    private List<ContactPoint> points() {
        var from = sent.get("msisdn", "from.number", "from.id", "from");
        if (from == null) {
            return List.of();
        }
        if (kind().equals("messenger")) {
            return List.of(new ContactPoint("psid", from, from));
        }
        var points = new ArrayList<ContactPoint>();
        if (kind().equals("whatsapp")) {
            points.add(new ContactPoint("wa", from.replaceFirst("^\\+", ""), from));
        }
        if (!Caller.isHidden(from)) {
            Caller.phone(from, true, phones).ifPresent(points::add);
        }
        return List.copyOf(points);
    }

    private String text(List<Attachment> files) {
        var text = sent.get(
                "text",
                "message.content.text",
                "reply.title",
                "button.text",
                "image.caption",
                "video.caption",
                "file.caption");
        if (text != null) {
            return text;
        }
        return files.isEmpty() ? "[message]" : "[" + files.getFirst().kind() + "]";
    }

    private List<Attachment> attachments() {
        var files = new ArrayList<Attachment>();
        for (var name : FILES) {
            var url = sent.get(name + ".url", "message.content." + name + ".url");
            if (url != null) {
                files.add(new Attachment(kind(name), sent.get(name + ".name"), url, null));
            }
        }
        var latitude = sent.get("location.lat", "location.latitude");
        var longitude = sent.get("location.long", "location.longitude");
        if (latitude != null && longitude != null) {
            files.add(new Attachment(
                    "location",
                    sent.get("location.name", "location.address"),
                    "geo:" + latitude + "," + longitude,
                    null));
        }
        return List.copyOf(files);
    }

    private static String kind(String name) {
        return switch (name) {
            case "image" -> "photo";
            case "file" -> "document";
            case "vcard" -> "contact";
            default -> name;
        };
    }
}
