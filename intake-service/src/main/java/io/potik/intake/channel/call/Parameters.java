package io.potik.intake.channel.call;

import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Words;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was sent, by flat names: {@code details[customer][name]} of a form and the same path of a JSON body are both
 * {@code details.customer.name}. Of values with the same name the first one counts.
 */
public final class Parameters {

    private static final int MOST = 5000;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_VALUE = 20_000;

    /** A name and a value, decoded and otherwise as they were sent. */
    public record Pair(String name, String value) {}

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    /**
     * What the body and the query say; the body counts where both do.
     *
     * @throws NotUnderstood when the body is neither a form nor a JSON object
     */
    public static Parameters of(RawDelivery delivery) throws NotUnderstood {
        var values = new LinkedHashMap<String, String>();
        if (isJson(delivery)) {
            flatten("", DeliveryJson.read(delivery.body()), values);
        } else {
            var body = new String(delivery.body(), StandardCharsets.UTF_8);
            if (!body.isBlank() && body.indexOf('=') < 0) {
                throw new NotUnderstood("The body is neither a form nor JSON.");
            }
            addAll(pairs(body), values);
        }
        addAll(pairs(delivery.query()), values);
        return new Parameters(values);
    }

    /** What the query alone says. */
    public static Parameters ofQuery(RawDelivery delivery) {
        var values = new LinkedHashMap<String, String>();
        addAll(pairs(delivery.query()), values);
        return new Parameters(values);
    }

    /** A JSON object by flat names. */
    public static Parameters ofJson(JsonNode node) {
        var values = new LinkedHashMap<String, String>();
        flatten("", node, values);
        return new Parameters(values);
    }

    /** Whether the body is JSON, by its content type or else by how it begins. */
    public static boolean isJson(RawDelivery delivery) {
        var type = delivery.header("Content-Type");
        if (type != null && type.toLowerCase(Locale.ROOT).contains("json")) {
            return delivery.body().length > 0;
        }
        for (byte b : delivery.body()) {
            if (b > ' ') {
                return b == '{' || b == '[';
            }
        }
        return false;
    }

    /** The pairs of {@code application/x-www-form-urlencoded} text in their order, those of the same name included. */
    public static List<Pair> pairs(@Nullable String encoded) {
        var pairs = new ArrayList<Pair>();
        for (var pair : (encoded == null ? "" : encoded.strip()).split("&")) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty() && pairs.size() < MOST) {
                pairs.add(new Pair(
                        decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1))));
            }
        }
        return pairs;
    }

    /** The first of these names that has a value, or null. */
    public @Nullable String get(String... names) {
        for (var name : names) {
            var value = Words.clean(values.get(name), LONGEST_VALUE);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** Like {@link #get}, whatever the case, and wherever in the tree the name stands. */
    public @Nullable String find(String... names) {
        for (var name : names) {
            for (var parameter : values.entrySet()) {
                var path = parameter.getKey();
                if (path.equalsIgnoreCase(name)
                        || path.substring(path.lastIndexOf('.') + 1).equalsIgnoreCase(name)) {
                    var value = get(path);
                    // Scripts that put a request together by hand write their nulls as words.
                    if (value != null && !value.equals("null") && !value.equals("undefined")) {
                        return value;
                    }
                }
            }
        }
        return null;
    }

    /** Whether the name was sent, with or without a value. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether nothing was sent. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Everything, in its order. */
    public Map<String, String> all() {
        return java.util.Collections.unmodifiableMap(values);
    }

    /** What stands below a name. */
    public Parameters below(String name) {
        var below = new LinkedHashMap<String, String>();
        var prefix = name + ".";
        values.forEach((path, value) -> {
            if (path.startsWith(prefix)) {
                below.put(path.substring(prefix.length()), value);
            }
        });
        return new Parameters(below);
    }

    /** The names of the first level, in their order. */
    public Set<String> names() {
        var names = new LinkedHashSet<String>();
        values.keySet().forEach(path -> {
            int dot = path.indexOf('.');
            names.add(dot < 0 ? path : path.substring(0, dot));
        });
        return names;
    }

    private static void addAll(List<Pair> pairs, Map<String, String> into) {
        for (var pair : pairs) {
            put(
                    pair.name()
                            .replace("[]", "")
                            .replace("][", ".")
                            .replace('[', '.')
                            .replace("]", ""),
                    pair.value(),
                    into);
        }
    }

    private static void flatten(String path, JsonNode node, Map<String, String> into) {
        if (path.length() > LONGEST_NAME) {
            return; // names pile up with the depth
        }
        if (node.isObject()) {
            for (var field : node.properties()) {
                flatten(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), into);
            }
        } else if (node.isArray()) {
            int place = 0;
            for (var element : node) {
                flatten(path.isEmpty() ? String.valueOf(place) : path + "." + place, element, into);
                place++;
            }
        } else if (!node.isNull() && !node.isMissingNode()) {
            put(path, node.asString(), into);
        }
    }

    private static void put(String name, String value, Map<String, String> into) {
        if (!name.isBlank() && name.length() <= LONGEST_NAME && into.size() < MOST) {
            into.putIfAbsent(name.strip(), value);
        }
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException aPercentSignThatBeginsNothing) {
            return encoded;
        }
    }

    /** Does not repeat what it holds: it is personal. */
    @Override
    public String toString() {
        return "Parameters[" + values.size() + "]";
    }
}
