package io.potik.intake.channel.fields;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a field's name says, whoever made it up: {@code fields[your-phone][value]}, {@code customerPhone} and
 * {@code Ваш телефон} all speak of a phone.
 *
 * @param last the last part of the path that means something, in lower case
 * @param words of that part, in lower case
 */
record FieldName(String last, List<String> words) {

    private static final Set<String> PARTS_OF_A_NAME = Set.of("first", "last", "middle", "given", "family");
    private static final Set<String> GENERIC =
            Set.of("field", "fields", "input", "question", "item", "custom", "entry", "data", "поле");
    private static final Set<String> THINGS = Set.of(
            "product",
            "company",
            "organization",
            "campaign",
            "event",
            "item",
            "course",
            "service",
            "tariff",
            "model",
            "brand",
            "project",
            "file",
            "page",
            "site",
            "utm");
    private static final Pattern SEPARATORS = Pattern.compile("[.\\[\\]]+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’ʼ`]");
    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern PATH =
            Pattern.compile("[^\\s\\[]*\\[.*|(?:\\d|[^\\s.]{2,})(?:\\.(?:\\d|[^\\s.]{2,}))+");

    static FieldName of(String key) {
        // "Ф.И.О." and "E-mail (роб.)" are what people write, not paths.
        var segments = PATH.matcher(key).matches() ? SEPARATORS.split(key) : new String[] {key};
        var parts = Arrays.stream(segments)
                .filter(part -> !part.isBlank() && !part.chars().allMatch(Character::isDigit))
                .toList();
        var meaningful = parts.stream()
                .filter(part -> !FieldWords.MEAN_NOTHING.contains(part.toLowerCase(Locale.ROOT)))
                .toList();
        var last = meaningful.isEmpty() ? key : meaningful.getLast();
        // wpforms[fields][0][first] and q3_fullName[first]: the part is one of a name.
        var said = last;
        if (parts.size() > 1 && PARTS_OF_A_NAME.contains(last.toLowerCase(Locale.ROOT))) {
            said = last + " name";
        } else if (meaningful.size() > 1
                && THINGS.contains(meaningful.get(meaningful.size() - 2).toLowerCase(Locale.ROOT))) {
            // product[name] names no person.
            said = meaningful.get(meaningful.size() - 2) + " " + last;
        }
        var humps = HUMP.matcher(APOSTROPHES.matcher(said).replaceAll("")).replaceAll(" ");
        var spaced = NO_LETTERS
                .matcher(humps.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
        return new FieldName(last.toLowerCase(Locale.ROOT), spaced.isEmpty() ? List.of() : List.of(spaced.split(" ")));
    }

    /** The words as one. */
    String joined() {
        return String.join("", words);
    }

    boolean saysPhone() {
        return speaksOf(FieldWords.PHONE);
    }

    boolean saysEmail() {
        return speaksOf(FieldWords.EMAIL) || (words.contains("e") && words.contains("mail"));
    }

    boolean saysName() {
        return speaksOf(FieldWords.NAME) && words.stream().noneMatch(FieldWords.NAME_OF_SOMETHING_ELSE::contains);
    }

    boolean saysFirstName() {
        return speaksOf(FieldWords.FIRST_NAME)
                || (words.contains("name") && (words.contains("first") || words.contains("given")));
    }

    boolean saysLastName() {
        return speaksOf(FieldWords.LAST_NAME)
                || (words.contains("name") && (words.contains("last") || words.contains("family")));
    }

    boolean saysMessage() {
        return speaksOf(FieldWords.MESSAGE);
    }

    /** It may be the message if nothing else is. */
    boolean saysText() {
        return speaksOf(FieldWords.TEXT) && !isTechnical();
    }

    /** It says nothing at all, like the 3 of Gravity Forms or field_4a2 of a page builder. */
    boolean saysNothing() {
        return words.isEmpty() || words.stream().allMatch(word -> word.length() == 1 || GENERIC.contains(word));
    }

    /** Digits in it are something else than a phone, however much they look like one. */
    boolean isNoPhone() {
        return words.stream().anyMatch(FieldWords.NO_PHONE::contains) || isTechnical();
    }

    /** It says something of the page or the form, nothing of what the person wants. */
    boolean isTechnical() {
        return words.stream().anyMatch(FieldWords.TECHNICAL::contains)
                || FieldWords.TECHNICAL.contains(joined())
                || last.startsWith("_wp");
    }

    private boolean speaksOf(Set<String> vocabulary) {
        return words.stream().anyMatch(vocabulary::contains) || vocabulary.contains(joined());
    }
}
