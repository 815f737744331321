package io.potik.customer.segment;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of goods cut into words, the same way where they are kept and where they are asked for (ADR 11). */
final class Goods {

    /** PostgreSQL takes words of 2 KB. */
    private static final int LONGEST = 300;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private Goods() {}

    /** The words of a name, in small letters; none where it has no letter and no digit. */
    static List<String> words(String name) {
        return BETWEEN_WORDS
                .splitAsStream(name.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .map(word -> word.length() <= LONGEST ? word : word.substring(0, LONGEST))
                .distinct()
                .toList();
    }

    /**
     * The query, in PostgreSQL's text form of {@code tsquery}, for what is named by any of these: every word of it begins one
     * of the name's words.
     *
     * @param names each with a word at least
     */
    static String anyOf(Collection<String> names) {
        return names.stream()
                .map(name -> words(name).stream()
                        .map(word -> "'" + word + "':*")
                        .collect(Collectors.joining(" & ", "(", ")")))
                .collect(Collectors.joining(" | "));
    }
}
