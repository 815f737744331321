package io.potik.intake.channel.meta;

import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Meta's values as text: ids are strings in one product and numbers in another, and neither fits an int. */
public final class MetaJson {

    /** The longest text that is taken over. */
    public static final int LONGEST = 20_000;

    private static final int LONGEST_ID = 512;

    private MetaJson() {}

    /** An id as it is written, or null when there is none. */
    public static @Nullable String id(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.bigIntegerValue().toString();
        }
        return node.isString() ? Words.clean(node.stringValue(), LONGEST_ID) : null;
    }

    /** A text or a number as text, or null when there is none. */
    public static @Nullable String text(JsonNode node, int longest) {
        if (node.isNumber()) {
            return node.decimalValue().toPlainString();
        }
        return node.isString() ? Words.clean(node.stringValue(), longest) : null;
    }

    /** The text after a space, or nothing. */
    public static String spaced(JsonNode node) {
        var text = text(node, 300);
        return text == null ? "" : " " + text;
    }

    /** An address that can be opened, or null. */
    public static @Nullable String url(JsonNode node) {
        var url = text(node, 4000);
        return url != null && (url.startsWith("https://") || url.startsWith("http://")) ? url : null;
    }

    /** {@code story_mention} as {@code storyMention}, and nothing but letters and digits. */
    public static String camelCase(String name) {
        var camel = new StringBuilder();
        for (var word : name.split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
            }
        }
        return camel.isEmpty() ? "unknown" : camel.substring(0, Math.min(camel.length(), 60));
    }

    /** An id for what has none of its own: the same whenever the same content comes again. */
    public static String contentId(String kind, JsonNode node) {
        var parts = new StringBuilder(kind);
        for (var named : List.of(node.path("sender").path("id"), node.path("timestamp"))) {
            var part = id(named);
            if (part != null) {
                parts.append(':').append(part, 0, Math.min(part.length(), 60));
            }
        }
        var fingerprint = Secrets.fingerprint(node.toString().getBytes(StandardCharsets.UTF_8));
        return parts.append(':').append(fingerprint, 0, 16).toString();
    }
}
