package io.potik.intake.channel.viber;

import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a message says: its text, or a short description of what it is instead, and what is in it. */
final class ViberContent {

    private static final int LONGEST = 20_000;
    private static final int LONGEST_ADDRESS = 2000;

    private final JsonNode message;
    private final String type;

    ViberContent(JsonNode message) {
        this.message = message;
        this.type = message.path("type").asString("");
    }

    /** What the person wrote (a pressed button writes, too), or what they sent in brackets. */
    String text() {
        var written = Words.clean(message.path("text").asString(null), LONGEST);
        if (written != null) {
            return written;
        }
        var described = Words.clean(description(), 500);
        return described == null ? "[message]" : described;
    }

    List<Attachment> attachments() {
        return switch (type) {
            case "picture" -> file("photo");
            case "video" -> file("video");
            case "file" -> file("file");
            case "url" -> media() == null ? List.of() : List.of(new Attachment("link", null, media(), null));
            case "sticker" -> List.of(new Attachment("sticker", null, sticker(), null));
            case "location" ->
                place().isObject()
                        ? List.of(new Attachment(
                                "location",
                                word(place().path("address"), 300),
                                "geo:" + place().path("lat").asString("") + ","
                                        + place().path("lon").asString(""),
                                null))
                        : List.of();
            // A shared card says nothing of whose it is: no contact point of the sender comes of it.
            case "contact" ->
                contact().isObject()
                        ? List.of(new Attachment(
                                "contact",
                                word(contact().path("name"), 300),
                                "tel:" + contact().path("phone_number").asString(""),
                                null))
                        : List.of();
            default -> media() == null ? List.of() : file("file");
        };
    }

    private String description() {
        return switch (type) {
            case "picture" -> "[photo]";
            case "video" -> "[video" + seconds() + "]";
            case "file" -> "[file" + spaced(message.path("file_name")) + "]";
            case "url" -> media() == null ? "[link]" : String.valueOf(media());
            case "sticker" -> "[sticker]";
            case "location" ->
                "[location" + spaced(place().path("address")) + spaced(place().path("lat"))
                        + spaced(place().path("lon")) + "]";
            case "contact" ->
                "[contact" + spaced(contact().path("name")) + spaced(contact().path("phone_number")) + "]";
            case "rich_media" -> "[carousel]";
            default -> "[message]";
        };
    }

    private List<Attachment> file(String kind) {
        return media() == null && message.path("file_name").isMissingNode()
                ? List.of()
                : List.of(new Attachment(kind, word(message.path("file_name"), 300), media(), null));
    }

    private @Nullable String media() {
        return word(message.path("media"), LONGEST_ADDRESS);
    }

    private @Nullable String sticker() {
        var id = word(message.path("sticker_id"), 50);
        return media() != null || id == null ? media() : "viber:sticker:" + id;
    }

    private JsonNode place() {
        return message.path("location");
    }

    private JsonNode contact() {
        return message.path("contact");
    }

    private String seconds() {
        var duration = message.path("duration").asLong(0);
        return duration > 0 ? ", " + duration + " s" : "";
    }

    private static String spaced(JsonNode value) {
        var text = value.asString("");
        return text.isBlank() ? "" : " " + text;
    }

    private static @Nullable String word(JsonNode value, int longest) {
        return Words.clean(value.asString(null), longest);
    }
}
