package io.potik.intake.channel.fields;

import io.potik.intake.channel.NotUnderstood;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builders that post every field as an object ({@code fields[x][title]}, {@code fields[x][type]}, {@code fields[x][value]}
 * …): each of them becomes one field, under the name that people gave it.
 */
final class FormLabels {

    private static final Set<String> STRUCTURE = Set.of(
            "title",
            "label",
            "admin_label",
            "name",
            "key",
            "slug",
            "id",
            "uid",
            "type",
            "field_type",
            "required",
            "order",
            "placeholder",
            "raw_value",
            "rawvalue");
    private static final List<String> LABELS = List.of("title", "label", "name");
    private static final List<String> KEYS = List.of("key", "slug", "id");

    /** Where a value stands: below what, and under which name. */
    private record Place(String parent, String name) {

        static @Nullable Place of(String key) {
            int start = key.endsWith("]") ? key.lastIndexOf('[') : key.lastIndexOf('.');
            if (start <= 0 || start + 1 >= key.length()) {
                return null;
            }
            var name = key.substring(start + 1, key.endsWith("]") ? key.length() - 1 : key.length());
            return new Place(key.substring(0, start), name.toLowerCase(Locale.ROOT));
        }
    }

    private FormLabels() {}

    static FormFields collapsed(FormFields posted) throws NotUnderstood {
        if (posted.values().keySet().stream().noneMatch(key -> key.endsWith("]") || key.contains("."))) {
            return posted;
        }
        Map<String, Map<String, String>> objects = new LinkedHashMap<>();
        posted.values().forEach((key, value) -> {
            var place = Place.of(key);
            if (place != null) {
                objects.computeIfAbsent(place.parent(), parent -> new LinkedHashMap<>())
                        .put(place.name(), value);
            }
        });
        var fields = new FormFields();
        for (var file : posted.files()) {
            fields.addFile(file);
        }
        for (var entry : posted.values().entrySet()) {
            var place = Place.of(entry.getKey());
            var object = place == null ? null : objects.get(place.parent());
            if (place == null || object == null) {
                fields.add(entry.getKey(), entry.getValue());
            } else if (isField(object)) {
                add(fields, place, object, entry.getValue());
            } else {
                fields.add(nameOfTheForm(place, object, entry.getKey()), entry.getValue());
            }
        }
        return fields;
    }

    private static void add(FormFields fields, Place place, Map<String, String> object, String value)
            throws NotUnderstood {
        if ("password".equalsIgnoreCase(object.get("type"))) {
            return;
        }
        var label = label(place, object);
        if (place.name().equals("value")) {
            fields.add(label, value);
        } else if (!STRUCTURE.contains(place.name())) {
            fields.add(label + "[" + place.name() + "]", value);
        }
    }

    private static boolean isField(Map<String, String> object) {
        return object.containsKey("value") && object.keySet().stream().anyMatch(STRUCTURE::contains);
    }

    private static String label(Place place, Map<String, String> object) {
        var parents = FieldName.of(place.parent());
        return Stream.of(
                        LABELS.stream().map(object::get),
                        Stream.of(parents.saysNothing() ? "" : parents.last()),
                        KEYS.stream().map(object::get),
                        Stream.of(place.parent()))
                .flatMap(names -> names)
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse(place.parent());
    }

    /** form[name] beside form[id] is what the form is called, and nobody's name. */
    private static String nameOfTheForm(Place place, Map<String, String> object, String key) {
        return place.parent().equalsIgnoreCase("form") && object.containsKey("id") && object.containsKey("name")
                ? "form_" + place.name()
                : key;
    }
}
