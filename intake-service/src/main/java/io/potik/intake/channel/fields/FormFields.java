package io.potik.intake.channel.fields;

import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one post by name, in their order; values of the same name are joined by a comma. Filled by one thread.
 */
public final class FormFields {

    private static final int MOST = 1000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_VALUE = 20_000;

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<Attachment> files = new ArrayList<>();
    private final FieldNames names = new FieldNames();

    /**
     * Adds a value, made fit to be stored.
     *
     * @throws NotUnderstood when there are more fields than any form has
     */
    public void add(String name, String value) throws NotUnderstood {
        var key = Words.clean(name, LONGEST_NAME);
        var kept = Words.clean(value, LONGEST_VALUE);
        if (key == null) {
            return;
        }
        values.merge(key, kept == null ? "" : kept, (one, other) -> {
            if (one.length() == LONGEST_VALUE) {
                return one; // what a flood of one name would do to a longer and longer text
            }
            var both = one.isEmpty() || one.equals(other) ? other : other.isEmpty() ? one : one + ", " + other;
            return both.length() > LONGEST_VALUE ? both.substring(0, LONGEST_VALUE) : both;
        });
        if (values.size() > MOST) {
            throw new NotUnderstood("The form has more than " + MOST + " fields.");
        }
    }

    void addIfMissing(String name, String value) throws NotUnderstood {
        if (!values.containsKey(name)) {
            add(name, value);
        }
    }

    /**
     * Adds a file.
     *
     * @throws NotUnderstood when there are more files than any form has
     */
    public void addFile(Attachment file) throws NotUnderstood {
        files.add(file);
        if (files.size() > MOST) {
            throw new NotUnderstood("The form has more than " + MOST + " files.");
        }
    }

    /** Whether there is nothing. */
    public boolean isEmpty() {
        return values.isEmpty() && files.isEmpty();
    }

    FieldNames names() {
        return names;
    }

    /** The values by the name of their field. */
    public Map<String, String> values() {
        return values;
    }

    /** The files. */
    public List<Attachment> files() {
        return files;
    }

    /** The value of the field that is called so, whatever its case, or null when it is not there or empty. */
    public @Nullable String named(@Nullable String name) {
        if (name == null) {
            return null;
        }
        var exact = values.get(name);
        if (exact != null && !exact.isEmpty()) {
            return exact;
        }
        var wanted = name.toLowerCase(Locale.ROOT);
        for (var field : values.entrySet()) {
            if (!field.getValue().isEmpty()
                    && (field.getKey().toLowerCase(Locale.ROOT).equals(wanted)
                            || names.of(field.getKey()).last().equals(wanted))) {
                return field.getValue();
            }
        }
        return null;
    }
}
