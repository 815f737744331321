package io.potik.intake.channel.asterisk;

import io.potik.intake.channel.Words;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An event of the manager interface by its fields, whose case varies between versions. */
final class AmiEvent {

    private static final int LONGEST = 1000;

    private final TreeMap<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    AmiEvent(Map<String, String> given) {
        given.forEach((name, value) -> {
            var kept = Words.clean(value, LONGEST);
            if (kept != null && !kept.equals("<unknown>") && !kept.equals("<null>")) {
                fields.putIfAbsent(name, kept);
            }
        });
    }

    /** What happened; empty for what is no event. A line of the call records has no name, only a disposition. */
    String name() {
        var name = get("Event");
        return name != null ? name : get("disposition") != null ? "Cdr" : "";
    }

    boolean is(String name) {
        return name().equalsIgnoreCase(name);
    }

    /** The first of these fields that says something, or null. */
    @Nullable
    String get(String... names) {
        for (var name : names) {
            var value = fields.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** The channel that it is about. */
    @Nullable
    String channel() {
        return get("Uniqueid", "DestUniqueid");
    }

    /** The call that its channel belongs to, as far as the event says. */
    @Nullable
    String call() {
        return get("Linkedid", "DestLinkedid");
    }

    Map<String, String> fields() {
        return fields;
    }
}
