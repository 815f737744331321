package io.potik.order.order;

import io.potik.order.order.OrderChange.Edit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What people write on an order.
 *
 * @param fields what stands in the workspace's own fields, by key
 * @param notes empty for none
 */
record Written(Map<String, Object> fields, Delivery delivery, String notes) {

    static final Written NOTHING = new Written(Map.of(), Delivery.NONE, "");

    /** What is different in that one, by the names that edits have. */
    List<Edit> editsTo(Written now) {
        Map<String, @Nullable Object> before = parts();
        Map<String, @Nullable Object> after = now.parts();
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .map(name -> new Edit(name, before.get(name), after.get(name)))
                .filter(edit -> !Objects.equals(edit.before(), edit.after()))
                .toList();
    }

    private Map<String, @Nullable Object> parts() {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>(delivery.parts());
        parts.put("notes", notes.isEmpty() ? null : notes);
        fields.forEach((key, value) -> parts.put("fields." + key, value));
        return parts;
    }
}
