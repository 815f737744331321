package io.potik.intake.channel.fields;

import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.RawDelivery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the bytes of a post into fields, whatever way they were packed. */
public final class FormBody {

    private static final int MOST_POSTS = 200;

    private FormBody() {}

    /**
     * One or, for a JSON array of objects, several posts.
     *
     * @throws NotUnderstood when the bytes are no form, or one of the posts has no fields
     */
    public static List<FormFields> read(RawDelivery delivery) throws NotUnderstood {
        var type = FormCharsets.mediaType(delivery.header("Content-Type"));
        var posts = switch (kind(type, delivery.body())) {
            case "multipart" -> List.of(FormParts.read(delivery.header("Content-Type"), delivery.body()));
            case "json" -> json(delivery);
            case "lines" -> List.of(lines(delivery));
            default -> List.of(urlencoded(delivery));
        };
        if (delivery.query() != null) {
            for (var post : posts) {
                for (var pair : pairs(delivery.query())) {
                    post.addIfMissing(
                            FormCharsets.percentDecoded(pair[0], StandardCharsets.UTF_8),
                            FormCharsets.percentDecoded(pair[1], StandardCharsets.UTF_8));
                }
            }
        }
        var collapsed = new ArrayList<FormFields>();
        for (var post : posts) {
            if (post.isEmpty()) {
                throw new NotUnderstood("There are no fields in it.");
            }
            collapsed.add(FormLabels.collapsed(post));
        }
        return collapsed;
    }

    /** By content type; where it says nothing (scripts send JSON as text/plain to be spared a preflight), by the bytes. */
    private static String kind(String type, byte[] body) {
        if (type.startsWith("multipart/")) {
            return "multipart";
        }
        if (type.equals("application/json") || type.endsWith("+json") || type.equals("text/json")) {
            return "json";
        }
        int first = 0;
        while (first < body.length && isBlankOrByteOrderMark(body[first])) {
            first++;
        }
        if (first < body.length && (body[first] == '{' || body[first] == '[')) {
            return "json";
        }
        return type.equals("text/plain") && indexOf(body, '\n') >= 0 ? "lines" : "urlencoded";
    }

    private static boolean isBlankOrByteOrderMark(byte b) {
        return (b >= 0 && b <= ' ') || b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF;
    }

    private static List<FormFields> json(RawDelivery delivery) throws NotUnderstood {
        var charset = FormCharsets.declared(delivery.header("Content-Type"));
        var body = charset == null || charset.equals(StandardCharsets.UTF_8)
                ? delivery.body()
                : new String(delivery.body(), charset).getBytes(StandardCharsets.UTF_8);
        var root = DeliveryJson.read(body);
        if (root.isObject()) {
            return List.of(flat(root));
        }
        if (!root.isArray() || root.isEmpty() || !root.valueStream().allMatch(JsonNode::isObject)) {
            throw new NotUnderstood("The JSON is neither an object with fields nor a list of such objects.");
        }
        if (root.valueStream().allMatch(FormBody::isPair)) {
            var fields = new FormFields();
            for (var pair : root) {
                fields.add(pair.path("name").asString(""), text(pair.path("value")));
            }
            return List.of(fields);
        }
        if (root.size() > MOST_POSTS) {
            throw new NotUnderstood("There are more than " + MOST_POSTS + " posts in it.");
        }
        var posts = new ArrayList<FormFields>();
        for (var post : root) {
            posts.add(flat(post));
        }
        return posts;
    }

    /** What jQuery's serializeArray makes: [{"name": …, "value": …}, …]. */
    private static boolean isPair(JsonNode node) {
        return node.size() == 2 && node.path("name").isString() && node.has("value");
    }

    private static FormFields flat(JsonNode object) throws NotUnderstood {
        var fields = new FormFields();
        flatten("", object, fields);
        return fields;
    }

    private static void flatten(String path, JsonNode node, FormFields fields) throws NotUnderstood {
        if (node.isObject()) {
            for (var field : node.properties()) {
                flatten(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), fields);
            }
        } else if (node.isArray() && node.valueStream().anyMatch(JsonNode::isContainer)) {
            int place = 0;
            for (var element : node) {
                flatten(path + "." + place++, element, fields);
            }
        } else if (node.isArray()) {
            for (var element : node) {
                fields.add(path, text(element));
            }
        } else {
            fields.add(path, text(node));
        }
    }

    private static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : value.isContainer() ? value.toString() : value.asString();
    }

    private static FormFields urlencoded(RawDelivery delivery) throws NotUnderstood {
        var text = new String(delivery.body(), StandardCharsets.ISO_8859_1); // one char a byte, decoded per field
        var pairs = pairs(text);
        var charset = FormCharsets.ofForm(delivery.header("Content-Type"), field(pairs, "_charset_"));
        var fields = new FormFields();
        for (var pair : pairs) {
            fields.add(FormCharsets.percentDecoded(pair[0], charset), FormCharsets.percentDecoded(pair[1], charset));
        }
        return fields;
    }

    private static FormFields lines(RawDelivery delivery) throws NotUnderstood {
        var text = FormCharsets.text(delivery.body(), FormCharsets.declared(delivery.header("Content-Type")));
        var fields = new FormFields();
        for (var line : text.lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                fields.add(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return fields;
    }

    private static List<String[]> pairs(String encoded) {
        var pairs = new ArrayList<String[]>();
        for (var pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (!pair.isBlank()) {
                pairs.add(
                        equals < 0
                                ? new String[] {pair, ""}
                                : new String[] {pair.substring(0, equals), pair.substring(equals + 1)});
            }
        }
        return pairs;
    }

    private static @Nullable String field(List<String[]> pairs, String name) {
        return pairs.stream()
                .filter(pair -> pair[0].toLowerCase(Locale.ROOT).equals(name))
                .map(pair -> pair[1])
                .findFirst()
                .orElse(null);
    }

    private static int indexOf(byte[] bytes, char wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
