package io.potik.intake.channel.whatsapp;

import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.meta.MetaJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a message says: its text, or what was sent instead in brackets, and what came with it. */
final class WhatsappContent {

    private static final List<String> FILES = List.of("image", "video", "audio", "voice", "document", "sticker");

    private final JsonNode message;
    private final String type;

    WhatsappContent(JsonNode message) {
        this.message = message;
        this.type = message.path("type").asString("");
    }

    String text() {
        var written = written();
        return written == null ? described() : written;
    }

    List<Attachment> attachments() {
        var attachments = new ArrayList<Attachment>();
        for (var kind : FILES) {
            var file = message.path(kind);
            if (file.isObject()) {
                var id = MetaJson.id(file.path("id"));
                attachments.add(new Attachment(
                        kind(kind, file),
                        MetaJson.text(file.path("filename"), 300),
                        id == null ? MetaJson.url(file.path("link")) : "whatsapp:" + id,
                        MetaJson.text(file.path("mime_type"), 100)));
            }
        }
        var place = message.path("location");
        if (place.isObject()) {
            attachments.add(new Attachment(
                    "location",
                    MetaJson.text(place.path("name"), 300),
                    "geo:" + MetaJson.text(place.path("latitude"), 30) + ","
                            + MetaJson.text(place.path("longitude"), 30),
                    null));
        }
        for (var card : message.path("contacts")) {
            var phone = MetaJson.text(card.path("phones").path(0).path("phone"), 40);
            attachments.add(new Attachment(
                    "contact",
                    MetaJson.text(card.path("name").path("formatted_name"), 300),
                    phone == null ? null : "tel:" + phone.replaceAll("[^+\\d]", ""),
                    null));
        }
        return attachments;
    }

    /** What was filled in, when somebody went through a flow (a form inside WhatsApp). */
    @Nullable
    Map<String, String> form() {
        var answers = message.path("interactive").path("nfm_reply").path("response_json");
        if (!answers.isString()) {
            return null;
        }
        var form = new LinkedHashMap<String, String>();
        try {
            DeliveryJson.read(answers.stringValue().getBytes(StandardCharsets.UTF_8))
                    .forEachEntry((name, value) -> {
                        var text = value.isContainer() ? value.toString() : MetaJson.text(value, 2000);
                        if (!name.equals("flow_token")) {
                            form.put(name, text == null ? value.asString("") : text);
                        }
                    });
        } catch (NotUnderstood notAForm) {
            return null;
        }
        return form.isEmpty() ? null : form;
    }

    /** What the person typed, or the words of the button or row that they chose. */
    private @Nullable String written() {
        var interactive = message.path("interactive");
        var words = new ArrayList<JsonNode>();
        words.add(message.path("text").path("body"));
        FILES.forEach(kind -> words.add(message.path(kind).path("caption")));
        words.add(message.path("button").path("text"));
        words.add(message.path("button").path("payload"));
        words.add(interactive.path("button_reply").path("title"));
        words.add(interactive.path("list_reply").path("title"));
        words.add(interactive.path("nfm_reply").path("body"));
        for (var node : words) {
            var text = MetaJson.text(node, MetaJson.LONGEST);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private String described() {
        return switch (type) {
            case "image", "video", "audio", "voice", "document", "sticker" -> {
                var file = message.path(type);
                var kind = kind(type, file);
                yield "[" + (kind.equals("voice") ? "voice message" : kind) + MetaJson.spaced(file.path("filename"))
                        + "]";
            }
            case "location" -> {
                var place = message.path("location");
                yield "[location" + MetaJson.spaced(place.path("name")) + MetaJson.spaced(place.path("address"))
                        + MetaJson.spaced(place.path("latitude")) + MetaJson.spaced(place.path("longitude")) + "]";
            }
            case "contacts" ->
                each(
                        "contacts",
                        card -> "[contact" + MetaJson.spaced(card.path("name").path("formatted_name"))
                                + MetaJson.spaced(card.path("phones").path(0).path("phone")) + "]");
            case "order" -> order(message.path("order"));
            case "interactive" -> {
                var chosen = message.path("interactive").path("type");
                yield "[interactive" + MetaJson.spaced(chosen) + "]";
            }
            case "request_welcome" -> "[opened the chat]";
            case "unsupported", "unknown", "errors" ->
                "[unsupported message"
                        + MetaJson.spaced(message.path("unsupported").path("type")) + "]";
            case "", "text" -> "[message]";
            default -> "[" + MetaJson.camelCase(type) + "]";
        };
    }

    /** A basket from the catalogue. Nobody has paid or confirmed it yet, so it is a request and no order. */
    private static String order(JsonNode order) {
        var items = StreamSupport.stream(order.path("product_items").spliterator(), false)
                .limit(50)
                .map(item -> MetaJson.text(item.path("quantity"), 20) + " ×"
                        + MetaJson.spaced(item.path("product_retailer_id"))
                        + MetaJson.spaced(item.path("item_price"))
                        + MetaJson.spaced(item.path("currency")))
                .collect(Collectors.joining(", "));
        var words = MetaJson.text(order.path("text"), MetaJson.LONGEST);
        return (words == null ? "" : words + "\n") + "[order " + items + "]";
    }

    private String each(String field, java.util.function.Function<JsonNode, String> described) {
        var all = StreamSupport.stream(message.path(field).spliterator(), false)
                .limit(20)
                .map(described)
                .collect(Collectors.joining(" "));
        return all.isEmpty() ? "[" + field + "]" : all;
    }

    private static String kind(String type, JsonNode file) {
        if (type.equals("image")) {
            return "photo";
        }
        return type.equals("audio") && file.path("voice").asBoolean(false) ? "voice" : type;
    }
}
