package io.potik.lead.lead;

import io.potik.lead.timeline.Happening.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects what an edit makes different; a field that is set to what it was is no change. */
final class Changes {

    private final List<Change> list = new ArrayList<>();

    List<Change> list() {
        return List.copyOf(list);
    }

    <T> T note(String field, T before, T after) {
        noteNullable(field, before, after);
        // The one that is there, so that nothing looks changed which is only equal.
        return Objects.equals(before, after) ? before : after;
    }

    <T> @Nullable T noteNullable(String field, @Nullable T before, @Nullable T after) {
        if (!Objects.equals(before, after)) {
            list.add(new Change(field, before, after));
        }
        return after;
    }

    Map<String, Object> noteEach(String prefix, Map<String, Object> before, Map<String, @Nullable Object> given) {
        var after = new LinkedHashMap<>(before);
        given.forEach((name, value) -> {
            noteNullable(prefix + name, before.get(name), value);
            if (value == null) {
                after.remove(name);
            } else {
                after.put(name, value);
            }
        });
        return after.equals(before) ? before : after;
    }
}
