package io.potik.intake.receipt;

import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Words;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Takes one message's words out of a delivery that holds others as well. */
final class Redaction {

    private static final String MARK = "[retracted]";
    private static final int LONGEST = 1_048_576;

    private final Set<String> words;
    private final Set<String> found = new HashSet<>();

    private Redaction(Set<String> words) {
        this.words = words;
    }

    /**
     * The body without what the request says and without the addresses of its files.
     *
     * @return null when the body is no JSON, or not all of it was found there as it stands in the request
     */
    static byte @Nullable [] without(JsonNode request, byte[] body, JsonMapper json) {
        var words = words(request);
        if (words.isEmpty()) {
            return null;
        }
        try {
            var redaction = new Redaction(words);
            var tree = redaction.redacted(DeliveryJson.read(body));
            return redaction.found.equals(words) ? json.writeValueAsBytes(tree) : null;
        } catch (NotUnderstood e) {
            return null;
        }
    }

    /** Whether something was taken out of it before. */
    static boolean isIn(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).contains("\"" + MARK + "\"");
    }

    private static Set<String> words(JsonNode request) {
        var words = new HashSet<String>();
        add(request.path("text"), words);
        request.path("attachments").forEach(file -> add(file.path("url"), words));
        return words;
    }

    private static void add(JsonNode text, Set<String> words) {
        var clean = text.isString() ? Words.clean(text.asString(), LONGEST) : null;
        if (clean != null) {
            words.add(clean);
        }
    }

    private JsonNode redacted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var name : object.propertyNames().toArray(String[]::new)) {
                object.set(name, redacted(object.path(name)));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, redacted(array.path(i)));
            }
        } else if (node instanceof StringNode text) {
            var clean = Words.clean(text.asString(), LONGEST);
            if (clean != null && words.contains(clean)) {
                found.add(clean);
                return StringNode.valueOf(MARK);
            }
        }
        return node;
    }
}
