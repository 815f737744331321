package io.potik.intake.channel.fields;

import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out who posted: by what the settings say, then by the names of fields, then by what their values look like. */
final class FormContacts {

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>,;:\"'()]{1,100}@[^\\s@<>,;:\"'()]{1,150}\\.\\p{L}{2,20}");
    private static final Pattern LOOKS_LIKE_A_PHONE = Pattern.compile("\\+?\\(?\\d[\\d\\s().-]{7,20}");
    private static final Pattern PHONE_IN_A_TEXT = Pattern.compile("(?<!\\d)\\+?\\(?\\d[\\d\\s().-]{8,18}\\d(?!\\d)");
    private static final Pattern FIRST_NAME_OF_GRAVITY = Pattern.compile("((?:input_)?\\d{1,4}[._])3");
    private static final int LONGEST_NAME = 200;

    private static final Pattern LOOKS_LIKE_A_NAME =
            Pattern.compile("\\p{Lu}[\\p{L}'’ʼ-]{1,30}(?: \\p{Lu}[\\p{L}'’ʼ.-]{0,30}){1,3}");

    private final Map<String, String> fields;
    private final FieldNames names;
    private final FieldHints hints;
    private final Phones phones;
    private final Set<String> used = new HashSet<>();

    FormContacts(Map<String, String> fields, FieldNames names, FieldHints hints, Phones phones) {
        this.fields = fields;
        this.names = names;
        this.hints = hints;
        this.phones = phones;
    }

    /** Every phone number and address that can be used, the most certain first. */
    List<ContactPoint> points() {
        var points = new LinkedHashMap<String, ContactPoint>();
        where(named(hints.phone(), FieldName::saysPhone), this::phonesIn, points);
        where(named(hints.email(), FieldName::saysEmail), this::emailsIn, points);
        // Names lie: a field called "email" may hold a choice, and the address stands in another one.
        if (!has(points, "email")) {
            where(field -> true, value -> EMAIL.matcher(value.strip()).matches() ? emailsIn(value) : List.of(), points);
        }
        if (!has(points, "phone")) {
            where(
                    field -> !names.of(field).isNoPhone(),
                    value -> LOOKS_LIKE_A_PHONE.matcher(value.strip()).matches() ? phonesIn(value) : List.of(),
                    points);
        }
        if (points.isEmpty()) {
            inTheMessage(points);
        }
        return List.copyOf(points.values());
    }

    @Nullable
    String displayName() {
        var full = value(named(hints.name(), name -> name.saysName() && !name.saysFirstName() && !name.saysLastName()));
        var first = value(field -> names.of(field).saysFirstName());
        var last = value(field -> names.of(field).saysLastName());
        var name = new StringBuilder(full == null ? (first == null ? "" : first) : full);
        if (last != null && !name.toString().contains(last)) {
            name.append(name.isEmpty() ? "" : " ").append(last);
        }
        if (name.isEmpty()) {
            return nameByPlace();
        }
        return Words.clean(name.toString(), LONGEST_NAME);
    }

    /**
     * Where the names of fields say nothing: Gravity Forms numbers the parts of a name, else a value of several capitalised
     * words decides.
     */
    private @Nullable String nameByPlace() {
        for (var field : fields.keySet()) {
            var first = FIRST_NAME_OF_GRAVITY.matcher(field);
            // In an address the third part is the city; only an address has a first one.
            if (first.matches() && !fields.containsKey(first.group(1) + "1")) {
                var last = fields.getOrDefault(first.group(1) + "6", "");
                used.add(field);
                used.add(first.group(1) + "6");
                return Words.clean(fields.get(field) + " " + last, LONGEST_NAME);
            }
        }
        for (var field : fields.entrySet()) {
            if (!used.contains(field.getKey())
                    && names.of(field.getKey()).saysNothing()
                    && LOOKS_LIKE_A_NAME.matcher(field.getValue().strip()).matches()) {
                used.add(field.getKey());
                return Words.clean(field.getValue(), LONGEST_NAME);
            }
        }
        return null;
    }

    @Nullable
    String message() {
        var message = value(named(hints.message(), FieldName::saysMessage));
        return message == null ? value(field -> names.of(field).saysText()) : message;
    }

    /** Whether a field was taken for a name, a contact point or the message. */
    boolean uses(String field) {
        return used.contains(field);
    }

    private Predicate<String> named(@Nullable String set, Predicate<FieldName> says) {
        if (set != null && fields.keySet().stream().anyMatch(set::equalsIgnoreCase)) {
            return set::equalsIgnoreCase;
        }
        return field -> says.test(names.of(field));
    }

    private void where(
            Predicate<String> field,
            java.util.function.Function<String, List<ContactPoint>> read,
            Map<String, ContactPoint> points) {
        fields.forEach((name, value) -> {
            if (!value.isBlank() && field.test(name)) {
                var found = read.apply(value);
                if (!found.isEmpty()) {
                    used.add(name);
                }
                found.forEach(point -> points.putIfAbsent(point.kind() + point.value(), point));
            }
        });
    }

    private @Nullable String value(Predicate<String> field) {
        for (var entry : fields.entrySet()) {
            if (!entry.getValue().isBlank() && field.test(entry.getKey()) && !used.contains(entry.getKey())) {
                used.add(entry.getKey());
                return entry.getValue();
            }
        }
        return null;
    }

    private List<ContactPoint> phonesIn(String value) {
        var whole = phones.contactPoint(value);
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        var several = new ArrayList<ContactPoint>();
        for (var part : value.split("[,;/|\\n]")) {
            phones.contactPoint(part.strip()).ifPresent(several::add);
        }
        return several;
    }

    private List<ContactPoint> emailsIn(String value) {
        var found = new ArrayList<ContactPoint>();
        var addresses = EMAIL.matcher(value);
        while (addresses.find()) {
            found.add(new ContactPoint("email", addresses.group().toLowerCase(Locale.ROOT), addresses.group()));
        }
        return found;
    }

    /** The last hope before nobody can be answered: "call me on 050 …" in the middle of what they wrote. */
    private void inTheMessage(Map<String, ContactPoint> points) {
        for (var field : fields.entrySet()) {
            var name = names.of(field.getKey());
            if (name.saysMessage() || name.saysText()) {
                emailsIn(field.getValue()).forEach(point -> points.putIfAbsent("email" + point.value(), point));
                var numbers = PHONE_IN_A_TEXT.matcher(field.getValue());
                while (numbers.find()) {
                    phones.contactPoint(numbers.group())
                            .ifPresent(point -> points.putIfAbsent("phone" + point.value(), point));
                }
            }
        }
    }

    private static boolean has(Map<String, ContactPoint> points, String kind) {
        return points.values().stream().anyMatch(point -> point.kind().equals(kind));
    }
}
