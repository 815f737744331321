package io.potik.intake.channel.telegram;

import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is in a message besides words; Telegram keeps the files and gives their names. */
final class TelegramFiles {

    /** Kinds of file that have a {@code file_id}; a picture comes in several sizes and is handled apart. */
    private static final List<String> FILES =
            List.of("animation", "audio", "document", "video", "video_note", "voice", "sticker", "live_photo");

    private final JsonNode message;
    private final JsonNode location;

    TelegramFiles(JsonNode message, JsonNode location) {
        this.message = message;
        this.location = location;
    }

    List<Attachment> read() {
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
        for (var media : message.path("paid_media").path("paid_media")) {
            addPaid(attachments, media);
        }
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
                    Words.clean(TelegramContent.name(contact), 300),
                    "tel:" + contact.path("phone_number").asString(""),
                    Words.clean(contact.path("vcard").asString(null), 10) == null ? null : "text/vcard"));
        }
        return attachments;
    }

    private static void addPaid(List<Attachment> attachments, JsonNode media) {
        var sizes = media.path("photo");
        if (sizes.isArray() && !sizes.isEmpty()) {
            attachments.add(new Attachment("photo", null, file(largest(sizes)), "image/jpeg"));
        }
        if (media.path("video").isObject()) {
            attachments.add(
                    new Attachment("video", null, file(media.path("video")), mediaType("video", media.path("video"))));
        }
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

    private static String camelCase(String kind) {
        return switch (kind) {
            case "video_note" -> "videoNote";
            case "live_photo" -> "livePhoto";
            default -> kind;
        };
    }
}
