package io.potik.intake.channel.telegram;

import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a message says: its text, or a short description of what it is instead, and the files in it. */
final class TelegramContent {

    static final int LONGEST = 20_000;

    /** Kinds of file that have a {@code file_id}; a picture comes in several sizes and is handled apart. */
    private static final List<String> FILES =
            List.of("animation", "audio", "document", "video", "video_note", "voice", "sticker");

    /** What Telegram writes into a chat when something happens to the chat. */
    private static final Set<String> SERVICE = Set.of(
            "new_chat_members",
            "left_chat_member",
            "new_chat_title",
            "new_chat_photo",
            "delete_chat_photo",
            "group_chat_created",
            "supergroup_chat_created",
            "channel_chat_created",
            "message_auto_delete_timer_changed",
            "migrate_to_chat_id",
            "migrate_from_chat_id",
            "pinned_message",
            "successful_payment",
            "refunded_payment",
            "connected_website",
            "write_access_allowed",
            "passport_data",
            "proximity_alert_triggered",
            "boost_added",
            "chat_background_set",
            "forum_topic_created",
            "forum_topic_edited",
            "forum_topic_closed",
            "forum_topic_reopened",
            "general_forum_topic_hidden",
            "general_forum_topic_unhidden",
            "giveaway_created",
            "giveaway_completed",
            "video_chat_scheduled",
            "video_chat_started",
            "video_chat_ended",
            "video_chat_participants_invited",
            "paid_message_price_changed",
            "direct_message_price_changed");

    private final JsonNode message;

    TelegramContent(JsonNode message) {
        this.message = message;
    }

    boolean isService() {
        return !message.has("text")
                && !message.has("caption")
                && message.propertyNames().stream().anyMatch(SERVICE::contains);
    }

    /** What the person wrote (below a picture too), or what they sent in brackets. */
    String text() {
        for (var field : List.of("text", "caption")) {
            var written = Words.clean(message.path(field).asString(null), LONGEST);
            if (written != null) {
                return written;
            }
        }
        var described = Words.clean(description(), 500);
        return described == null ? "[message]" : described;
    }

    List<Attachment> attachments() {
        var attachments = new ArrayList<Attachment>();
        var photo = message.path("photo");
        if (photo.isArray() && !photo.isEmpty()) {
            attachments.add(new Attachment("photo", null, file(largest(photo)), "image/jpeg"));
        }
        for (var kind : FILES) {
            var file = message.path(kind);
            // An animation is there a second time as a document, for programs that know no animations.
            if (file.isObject()
                    && !(kind.equals("document") && message.path("animation").isObject())) {
                attachments.add(new Attachment(
                        camelCase(kind),
                        Words.clean(file.path("file_name").asString(null), 300),
                        file(file),
                        mediaType(kind, file)));
            }
        }
        var location = place();
        if (location.isObject()) {
            attachments.add(new Attachment(
                    "location",
                    Words.clean(message.path("venue").path("title").asString(null), 300),
                    "geo:" + location.path("latitude").asString("") + ","
                            + location.path("longitude").asString(""),
                    null));
        }
        var contact = message.path("contact");
        if (contact.isObject()) {
            attachments.add(new Attachment(
                    "contact",
                    Words.clean(name(contact), 300),
                    "tel:" + contact.path("phone_number").asString(""),
                    Words.clean(contact.path("vcard").asString(null), 10) == null ? null : "text/vcard"));
        }
        return attachments;
    }

    private String description() {
        if (message.has("sticker")) {
            return "[sticker" + spaced(message.path("sticker").path("emoji")) + "]";
        }
        if (message.has("voice")) {
            return "[voice message" + seconds(message.path("voice")) + "]";
        }
        if (message.has("photo")) {
            return "[photo]";
        }
        for (var kind : List.of("animation", "audio", "video", "document")) {
            if (message.has(kind)) {
                return "[" + kind + spaced(message.path(kind).path("file_name")) + seconds(message.path(kind)) + "]";
            }
        }
        if (message.has("video_note")) {
            return "[video message" + seconds(message.path("video_note")) + "]";
        }
        if (message.has("contact")) {
            var contact = message.path("contact");
            return "[contact " + name(contact) + spaced(contact.path("phone_number")) + "]";
        }
        if (place().isObject()) {
            return "[location" + spaced(message.path("venue").path("title"))
                    + spaced(message.path("venue").path("address"))
                    + spaced(place().path("latitude")) + spaced(place().path("longitude")) + "]";
        }
        if (message.has("dice")) {
            return "[dice" + spaced(message.path("dice").path("emoji"))
                    + spaced(message.path("dice").path("value")) + "]";
        }
        if (message.has("poll")) {
            return "[poll" + spaced(message.path("poll").path("question")) + "]";
        }
        if (message.has("web_app_data")) {
            return Objects.requireNonNullElse(
                    message.path("web_app_data").path("data").asString(null), "[web app]");
        }
        return message.has("story") ? "[story]" : "[message]";
    }

    private JsonNode place() {
        return message.path("venue").isObject() ? message.path("venue").path("location") : message.path("location");
    }

    private static String name(JsonNode contact) {
        return Stream.of("first_name", "last_name")
                .map(part -> contact.path(part).asString(""))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static JsonNode largest(JsonNode sizes) {
        var largest = sizes.get(0);
        for (var size : sizes) {
            if (size.path("width").asLong(0) * size.path("height").asLong(0)
                    > largest.path("width").asLong(0) * largest.path("height").asLong(0)) {
                largest = size;
            }
        }
        return largest;
    }

    private static @Nullable String file(JsonNode file) {
        var id = file.path("file_id").asString("");
        return id.isEmpty() ? null : "telegram:" + id;
    }

    private static @Nullable String mediaType(String kind, JsonNode file) {
        var given = Words.clean(file.path("mime_type").asString(null), 100);
        if (given != null) {
            return given;
        }
        return switch (kind) {
            case "voice" -> "audio/ogg";
            case "video_note" -> "video/mp4";
            case "sticker" -> file.path("is_video").asBoolean(false) ? "video/webm" : "image/webp";
            default -> null;
        };
    }

    private static String spaced(JsonNode value) {
        var text = value.asString("");
        return text.isBlank() ? "" : " " + text;
    }

    private static String seconds(JsonNode file) {
        var duration = file.path("duration").asLong(0);
        return duration > 0 ? ", " + duration + " s" : "";
    }

    private static String camelCase(String kind) {
        return kind.equals("video_note") ? "videoNote" : kind;
    }
}
