package io.potik.intake.channel;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of kinds. They come out of what strangers send, and stand in the ledger, in filters and on screens. */
final class Kind {

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,59}");
    private static final int LONGEST = 60;

    private Kind() {}

    /** The provider's word as a name: {@code order_created} is {@code orderCreated}; {@code unknown} when it is none. */
    static String of(String word) {
        if (NAME.matcher(word).matches()) {
            return word;
        }
        var name = new StringBuilder();
        for (var part : word.substring(0, Math.min(word.length(), 4 * LONGEST)).split("[^A-Za-z0-9]+")) {
            var letters = name.isEmpty() ? part.replaceFirst("^\\d+", "") : part;
            if (!letters.isEmpty()) {
                boolean shouted = letters.equals(letters.toUpperCase(Locale.ROOT));
                var first = letters.substring(0, 1);
                name.append(name.isEmpty() ? first.toLowerCase(Locale.ROOT) : first.toUpperCase(Locale.ROOT))
                        .append(shouted ? letters.substring(1).toLowerCase(Locale.ROOT) : letters.substring(1));
            }
        }
        return name.isEmpty() ? "unknown" : name.substring(0, Math.min(name.length(), LONGEST));
    }
}
