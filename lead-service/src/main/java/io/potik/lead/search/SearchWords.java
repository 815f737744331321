package io.potik.lead.search;

import io.potik.lead.contact.GivenContactPoint;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words by whose beginnings a lead, or an exclusion, is found. */
public final class SearchWords {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST = 100;
    private static final int MOST = 40;

    private SearchWords() {}

    /** Those of a lead: space-separated, in lower case, without repetition. */
    public static String of(long number, String title, @Nullable String name, Collection<GivenContactPoint> points) {
        var words = new LinkedHashSet<String>();
        words.add(Long.toString(number));
        points.forEach(point -> add(point, words));
        add(title, words);
        add(name == null ? "" : name, words);
        return String.join(" ", words.stream().limit(MOST).toList());
    }

    /** Those of contact points and of what somebody wrote about them. */
    public static String of(@Nullable String note, Collection<GivenContactPoint> points) {
        var words = new LinkedHashSet<String>();
        points.forEach(point -> add(point, words));
        add(note == null ? "" : note, words);
        return String.join(" ", words);
    }

    private static void add(GivenContactPoint point, Set<String> words) {
        if (point.kind().equals("phone")) {
            var digits = point.value().replaceAll("\\D", "");
            words.add(digits);
            // As people say it at home: with the leading zero, or without.
            if (digits.length() > 10) {
                words.add(digits.substring(digits.length() - 10));
                words.add(digits.substring(digits.length() - 9));
            }
        } else {
            words.add(cut(point.value().toLowerCase(Locale.ROOT).replaceAll("\\s+", "")));
            add(point.value(), words);
            add(point.rawOrValue(), words);
        }
    }

    private static void add(String text, Set<String> words) {
        Arrays.stream(BETWEEN.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .map(SearchWords::cut)
                .forEach(words::add);
    }

    private static String cut(String word) {
        return word.length() > LONGEST ? word.substring(0, LONGEST) : word;
    }
}
