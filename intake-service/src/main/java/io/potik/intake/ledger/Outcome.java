package io.potik.intake.ledger;

import java.util.Arrays;

/** What became of a receipt; it always ends in exactly one. */
public enum Outcome {
    /** On its way to the service that decides. */
    IN_FLIGHT("inFlight", "in_flight"),
    /** A lead was made of it. */
    CREATED("created", "created"),
    /** It belongs to a lead that was open already. */
    APPENDED("appended", "appended"),
    /** Its sender is excluded. */
    EXCLUDED("excluded", "excluded"),
    /** It is no request. */
    IGNORED("ignored", "ignored"),
    /** It had come before. */
    DUPLICATE("duplicate", "duplicate"),
    /** It was not understood; people look at it. */
    QUARANTINED("quarantined", "quarantined"),
    /** An order was made of it. */
    ORDERED("ordered", "ordered");

    private final String word;
    private final String column;

    Outcome(String word, String column) {
        this.word = word;
        this.column = column;
    }

    /** As the API, events and tables write it. */
    public String word() {
        return word;
    }

    String column() {
        return column;
    }

    /**
     * The outcome of this word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Outcome of(String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No outcome is called " + word));
    }
}
