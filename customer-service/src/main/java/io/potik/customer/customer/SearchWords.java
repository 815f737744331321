package io.potik.customer.customer;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words by which a customer is found: each is compared from its beginning. A name gives its words; a contact point
 * its value; a phone also its endings, since nobody types the country code.
 */
final class SearchWords {

    private static final int SHORTEST_PHONE_ENDING = 7;

    /** PostgreSQL takes words of 2 KB. */
    private static final int LONGEST = 300;

    private static final Pattern DIALLED = Pattern.compile("\\+?[\\d\\s().-]{3,}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private SearchWords() {}

    /** What a customer is found by. */
    static Set<String> of(@Nullable String name, Collection<ContactPoint> points) {
        Set<String> words = new LinkedHashSet<>();
        if (name != null) {
            words.addAll(cut(name));
        }
        for (ContactPoint point : points) {
            words.addAll(cut(point.value()));
            if (point.kind().equals("phone")) {
                String digits = digits(point.value());
                for (int from = 0; from <= digits.length() - SHORTEST_PHONE_ENDING; from++) {
                    words.add(digits.substring(from));
                }
            }
        }
        return words;
    }

    /**
     * The query for what somebody typed, in PostgreSQL's text form of {@code tsquery}: every word is a beginning of one
     * of the customer's words. Empty when there is nothing to look for.
     */
    static String query(String typed) {
        List<String> beginnings = DIALLED.matcher(typed.strip()).matches() ? List.of(digits(typed)) : cut(typed);
        return String.join(
                " & ",
                beginnings.stream()
                        .filter(word -> !word.isEmpty())
                        .map(word -> quoted(word) + ":*")
                        .toList());
    }

    /** The words of a name in no order, to tell whether two names are the same. */
    static Set<String> ofName(@Nullable String name) {
        return name == null ? Set.of() : new LinkedHashSet<>(cut(name));
    }

    /** The query for whoever has one of these words as a whole, in PostgreSQL's text form; empty for none. */
    static String anyOf(Collection<String> words) {
        return String.join(" | ", words.stream().map(SearchWords::quoted).toList());
    }

    /** The query for whoever has all of these words as a whole, in PostgreSQL's text form; empty for none. */
    static String allOf(Collection<String> words) {
        return String.join(" & ", words.stream().map(SearchWords::quoted).toList());
    }

    private static String quoted(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static List<String> cut(String text) {
        return BETWEEN_WORDS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .map(word -> word.length() <= LONGEST ? word : word.substring(0, LONGEST))
                .toList();
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }
}
