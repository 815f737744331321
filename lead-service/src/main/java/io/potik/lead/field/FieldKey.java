package io.potik.lead.field;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes a readable key of a field's name: "Дата доставки" becomes {@code dataDostavky}. */
final class FieldKey {

    private static final int LONGEST = 40;
    private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+|['’ʼ`]");

    /** Ukrainian much as passports write it, and the letters that only Russian has. */
    private static final Map<Character, String> LATIN = Map.ofEntries(
            Map.entry('а', "a"),
            Map.entry('б', "b"),
            Map.entry('в', "v"),
            Map.entry('г', "h"),
            Map.entry('ґ', "g"),
            Map.entry('д', "d"),
            Map.entry('е', "e"),
            Map.entry('ё', "e"),
            Map.entry('є', "ie"),
            Map.entry('ж', "zh"),
            Map.entry('з', "z"),
            Map.entry('и', "y"),
            Map.entry('і', "i"),
            Map.entry('ї', "i"),
            Map.entry('й', "i"),
            Map.entry('к', "k"),
            Map.entry('л', "l"),
            Map.entry('м', "m"),
            Map.entry('н', "n"),
            Map.entry('о', "o"),
            Map.entry('п', "p"),
            Map.entry('р', "r"),
            Map.entry('с', "s"),
            Map.entry('т', "t"),
            Map.entry('у', "u"),
            Map.entry('ф', "f"),
            Map.entry('х', "kh"),
            Map.entry('ц', "ts"),
            Map.entry('ч', "ch"),
            Map.entry('ш', "sh"),
            Map.entry('щ', "shch"),
            Map.entry('ъ', ""),
            Map.entry('ы', "y"),
            Map.entry('ь', ""),
            Map.entry('э', "e"),
            Map.entry('ю', "iu"),
            Map.entry('я', "ia"),
            // What has no mark that could be taken away.
            Map.entry('ß', "ss"),
            Map.entry('ł', "l"),
            Map.entry('ø', "o"),
            Map.entry('đ', "d"));

    private FieldKey() {}

    /**
     * The key of a field.
     *
     * @param taken the keys that other fields have
     * @return a letter, then letters and digits; at most 43 in all
     */
    static String of(String name, Set<String> taken) {
        var plain = plain(name);
        var key = plain;
        for (int i = 2; taken.contains(key) || Field.OWN.contains(key); i++) {
            key = plain + i;
        }
        return key;
    }

    private static String plain(String name) {
        // Composed first: a Cyrillic letter with a mark is a letter of its own.
        var latin = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFC)
                .chars()
                .mapToObj(letter -> LATIN.getOrDefault((char) letter, Character.toString(letter)))
                .collect(Collectors.joining());
        var bare =
                MARKS.matcher(Normalizer.normalize(latin, Normalizer.Form.NFD)).replaceAll("");
        var words = Arrays.stream(BETWEEN.split(bare))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        if (words.isEmpty() || Character.isDigit(words.charAt(0))) {
            words = "Field" + words;
        }
        var key = words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
        return key.length() > LONGEST ? key.substring(0, LONGEST) : key;
    }
}
