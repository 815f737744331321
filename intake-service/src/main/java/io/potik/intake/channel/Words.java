package io.potik.intake.channel;

import org.jspecify.annotations.Nullable;

/** Text from outside, made fit to be stored and passed on. */
public final class Words {

    private static final char REPLACEMENT = '\uFFFD';

    private Words() {}

    /**
     * The text without what PostgreSQL and UTF-8 cannot hold (NUL, half a surrogate pair), stripped, and cut at a number
     * of UTF-16 units.
     *
     * @return null when nothing is left
     */
    public static @Nullable String clean(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        var kept = storable(text).strip();
        if (kept.length() > longest) {
            int end = Character.isHighSurrogate(kept.charAt(longest - 1)) ? longest - 1 : longest;
            kept = kept.substring(0, end);
        }
        return kept.isEmpty() ? null : kept;
    }

    /** The text without NUL and with every half of a surrogate pair replaced. */
    public static String storable(String text) {
        int clean = 0;
        while (clean < text.length() && !mustGo(text.charAt(clean))) {
            clean++;
        }
        if (clean == text.length()) {
            return text;
        }
        var kept = new StringBuilder(text.length()).append(text, 0, clean);
        for (int i = clean; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                kept.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                kept.append(REPLACEMENT);
            } else if (c != 0) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static boolean mustGo(char c) {
        return c == 0 || Character.isSurrogate(c);
    }
}
