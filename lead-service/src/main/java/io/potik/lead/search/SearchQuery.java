package io.potik.lead.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody types into a search box, as a {@code tsquery}: every word is the beginning of one of {@link SearchWords}. */
public final class SearchQuery {

    private static final Pattern NUMBER = Pattern.compile("[#+\\d\\s()./-]+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST = 100;

    private SearchQuery() {}

    /** The query, or null when there is no word in it. */
    public static @Nullable String of(@Nullable String q) {
        if (q == null) {
            return null;
        }
        var text = q.strip().toLowerCase(Locale.ROOT);
        // A telephone number is one word, however it is grouped.
        var words = NUMBER.matcher(text).matches() ? text.replaceAll("\\D", "") : text;
        var query = Arrays.stream(BETWEEN.split(words))
                .filter(word -> !word.isEmpty())
                .map(word -> "'" + word.substring(0, Math.min(word.length(), LONGEST)) + "':*")
                .collect(Collectors.joining(" & "));
        return query.isEmpty() ? null : query;
    }
}
