package io.potik.lead.field;

import io.potik.lead.problem.Invalid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All fields of one kind of thing, as they were when they were asked for. */
public final class FieldSet {

    private final Map<String, Field> byKey;

    FieldSet(List<Field> fields) {
        byKey = fields.stream().collect(Collectors.toMap(Field::key, Function.identity()));
    }

    /** The field with this key, active or not. */
    public Optional<Field> withKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Whether it can be filled in. */
    public boolean isActive(String key) {
        return withKey(key).filter(Field::active).isPresent();
    }

    /**
     * What was given in the form in which it is kept. What stands there already is no question: a value that was written
     * before its field changed, or before there were fields at all, may stay or be taken away.
     *
     * @param before what stands in the fields, by key
     * @param given by key; null takes a value away
     * @param currency of a sum that names none
     * @return an entry for each that was given
     * @throws Invalid naming as {@code fields.<key>} everything that has no active field or makes no sense in it
     */
    public Map<String, @Nullable Object> read(
            Map<String, Object> before, Map<String, @Nullable Object> given, String currency) {
        var read = new LinkedHashMap<String, @Nullable Object>();
        var errors = new ArrayList<Invalid.Field>();
        given.forEach((key, value) -> {
            try {
                read.put(
                        key,
                        value == null || value.equals(before.get(key)) ? value : read(key, value, before, currency));
            } catch (IllegalArgumentException senseless) {
                errors.add(new Invalid.Field("fields." + key, String.valueOf(senseless.getMessage())));
            }
        });
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return read;
    }

    private @Nullable Object read(String key, Object value, Map<String, Object> before, String currency) {
        var field = byKey.get(key);
        if (field == null) {
            throw new IllegalArgumentException("No field has this key.");
        }
        if (!field.active()) {
            throw new IllegalArgumentException("\"" + field.name() + "\" is switched off.");
        }
        return new FieldValue(field, before.get(key), currency).read(value);
    }

    /**
     * What stands in a field when this was chosen in it; among others, where it takes several.
     *
     * @param value the id of an option, active or not, or {@code true} or {@code false}
     * @throws Invalid naming {@code field} for a field that there is not, that nothing is chosen in, or that has no such
     *     option
     */
    public Object chosen(String key, String value) {
        var field = asked(key);
        return switch (field.type()) {
            case CHOICE -> option(field, value);
            case SEVERAL -> List.of(option(field, value));
            case YES_NO -> {
                if (!value.equals("true") && !value.equals("false")) {
                    throw new Invalid("field", "\"" + field.name() + "\" is true or false.");
                }
                yield Boolean.valueOf(value);
            }
            case TEXT, NUMBER, MONEY, DATE, LINK ->
                throw new Invalid("field", "Nothing is chosen in \"" + field.name() + "\": it cannot be filtered by.");
        };
    }

    /** Whether what stands in the field has an order, so that {@link #range} is asked for and nothing is chosen. */
    public boolean isOrdered(String key) {
        return withKey(key).map(Field::type).filter(Field.Type::isOrdered).isPresent();
    }

    /**
     * What stands in a number, a sum or a day.
     *
     * @param text {@code from..to}, both included, either of which may be left out
     * @param currency of a sum
     * @throws Invalid naming {@code field} for a field that there is not, or when it is no such range
     */
    public FieldRange range(String key, String text, String currency) {
        return FieldRange.of(asked(key), text, currency);
    }

    private Field asked(String key) {
        return withKey(key).orElseThrow(() -> new Invalid("field", "No field has the key \"" + key + "\"."));
    }

    private static String option(Field field, String value) {
        return field.option(value)
                .orElseThrow(() -> new Invalid("field", "\"" + field.name() + "\" has no such option."))
                .id()
                .toString();
    }

    /** A value as a timeline tells it: an option with the name that it has now, everything else as it is kept. */
    public @Nullable Object told(String key, @Nullable Object value) {
        var field = byKey.get(key);
        if (field == null || value == null || !field.type().hasOptions()) {
            return value;
        }
        return value instanceof List<?> list
                ? list.stream().map(each -> told(field, each)).toList()
                : told(field, value);
    }

    private static Object told(Field field, Object value) {
        return field.option(value)
                .<Object>map(option -> Map.of("id", option.id(), "name", option.name()))
                .orElse(value);
    }
}
