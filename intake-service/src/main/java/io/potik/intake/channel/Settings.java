package io.potik.intake.channel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A connection's settings as they were given: strings, booleans, or lists of strings. */
public record Settings(Map<String, Object> values) {

    /** Copies the map; a null value is as if it were not there. */
    public Settings {
        var copy = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> {
            if (value != null) {
                copy.put(name, value);
            }
        });
        values = java.util.Collections.unmodifiableMap(copy);
    }

    /** The text, or null when there is none or it is blank. */
    public @Nullable String text(String name) {
        var value = values.get(name);
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }

    /** True when the setting is {@code true} or {@code "true"}. */
    public boolean flag(String name) {
        return Boolean.parseBoolean(Objects.toString(values.get(name), "false"));
    }

    /** The entries of a list, or of a text with commas, spaces or lines between them. */
    public List<String> list(String name) {
        var value = values.get(name);
        if (value instanceof List<?> entries) {
            return entries.stream()
                    .map(String::valueOf)
                    .map(String::strip)
                    .filter(e -> !e.isEmpty())
                    .toList();
        }
        var text = text(name);
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[,\\s]+")).filter(e -> !e.isEmpty()).toList();
    }
}
