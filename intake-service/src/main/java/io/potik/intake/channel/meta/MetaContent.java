package io.potik.intake.channel.meta;

import io.potik.intake.channel.InboundRequest.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a message of Messenger or Instagram says: its text, or what was sent instead in brackets, and what came with it. */
final class MetaContent {

    /** The thumb that Messenger has beside the text field, in its three sizes. */
    private static final Set<String> THUMBS = Set.of("369239263222822", "369239343222814", "369239383222810");

    private final String provider;
    private final JsonNode message;
    private final List<JsonNode> parts = new ArrayList<>();

    MetaContent(String provider, JsonNode message) {
        this.provider = provider;
        this.message = message;
        var attached = message.path("attachments");
        if (attached.isObject()) {
            parts.add(attached);
        } else {
            attached.forEach(parts::add);
        }
    }

    String text() {
        var written = MetaJson.text(message.path("text"), MetaJson.LONGEST);
        if (written != null) {
            return written;
        }
        if (!parts.isEmpty()) {
            return parts.stream().map(MetaContent::described).limit(20).collect(Collectors.joining(" "));
        }
        if (message.path("is_unsupported").asBoolean(false)) {
            return "[unsupported message]";
        }
        return message.path("reply_to").has("story") ? "[story reply]" : "[message]";
    }

    List<Attachment> attachments() {
        var attachments = new ArrayList<Attachment>();
        for (var part : parts) {
            var products = part.path("payload").path("product").path("elements");
            for (var product : products) {
                attachments.add(product(product));
            }
            if (products.isEmpty()) {
                attachments.add(attachment(part));
            }
        }
        var story = message.path("reply_to").path("story");
        if (story.isObject()) {
            attachments.add(
                    new Attachment("story", null, orId(MetaJson.url(story.path("url")), story.path("id")), null));
        }
        var asked = message.path("referral").path("product");
        if (asked.isObject()) {
            attachments.add(product(asked));
        }
        return attachments;
    }

    private Attachment product(JsonNode product) {
        return new Attachment(
                "product",
                MetaJson.text(product.path("title"), 300),
                orId(MetaJson.url(product.path("image_url")), product.path("id")),
                null);
    }

    private Attachment attachment(JsonNode part) {
        var payload = part.path("payload");
        var title = MetaJson.text(payload.path("title"), 300);
        var name = title == null ? MetaJson.text(part.path("title"), 300) : title;
        var place = payload.path("coordinates");
        if (place.isObject()) {
            return new Attachment(
                    "location",
                    name,
                    "geo:" + MetaJson.text(place.path("lat"), 30) + "," + MetaJson.text(place.path("long"), 30),
                    null);
        }
        var url = MetaJson.url(payload.path("url"));
        return new Attachment(kind(part), name, url == null ? inside(part) : url, null);
    }

    /** A reel may come as a path of Facebook, a link beside the payload, and a post only by its number. */
    private @Nullable String inside(JsonNode part) {
        var payload = part.path("payload");
        var path = MetaJson.text(payload.path("url"), 4000);
        if (path != null && path.matches("/[A-Za-z0-9].*")) {
            return "https://www.facebook.com" + path;
        }
        var link = MetaJson.url(part.path("url"));
        if (link != null) {
            return link;
        }
        for (var id : List.of("id", "reel_video_id", "ig_post_media_id", "sticker_id")) {
            var own = orId(null, payload.path(id));
            if (own != null) {
                return own;
            }
        }
        return null;
    }

    private @Nullable String orId(@Nullable String url, JsonNode id) {
        var own = MetaJson.id(id);
        return url == null && own != null ? provider + ":" + own : url;
    }

    private static String kind(JsonNode part) {
        var type = part.path("type").asString("");
        return switch (type) {
            case "image" -> part.path("payload").has("sticker_id") ? "sticker" : "photo";
            case "file" -> "document";
            case "fallback" -> "link";
            case "ig_reel" -> "reel";
            case "ig_post" -> "post";
            case "" -> "file";
            default -> MetaJson.camelCase(type);
        };
    }

    private static String described(JsonNode part) {
        var payload = part.path("payload");
        var sticker = MetaJson.id(payload.path("sticker_id"));
        if (sticker != null && THUMBS.contains(sticker)) {
            return "👍";
        }
        var title = MetaJson.spaced(payload.path("title"));
        var named = title.isEmpty() ? MetaJson.spaced(part.path("title")) : title;
        return switch (kind(part)) {
            case "likeHeart" -> "❤️";
            case "location" ->
                "[location" + named
                        + MetaJson.spaced(payload.path("coordinates").path("lat"))
                        + MetaJson.spaced(payload.path("coordinates").path("long")) + "]";
            case "storyMention" -> "[story mention]";
            case "template" ->
                "[product"
                        + MetaJson.spaced(
                                payload.path("product").path("elements").path(0).path("title")) + named + "]";
            default -> "[" + kind(part) + named + "]";
        };
    }
}
