package io.potik.customer.company;

import java.util.Locale;

/**
 * A company's name as people write it.
 *
 * @param text without outer and doubled spaces, not empty
 */
public record CompanyName(String text) {

    /** The longest name that is taken, in characters. */
    public static final int LONGEST = 300;

    /**
     * Takes the outer and doubled spaces away.
     *
     * @throws IllegalArgumentException for an empty name or one longer than {@link #LONGEST}
     */
    public CompanyName {
        text = text.strip().replaceAll("\\s+", " ");
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException("a company's name has 1 to " + LONGEST + " characters");
        }
    }

    /** What makes two spellings the same company. */
    public String key() {
        return text.toLowerCase(Locale.ROOT);
    }
}
