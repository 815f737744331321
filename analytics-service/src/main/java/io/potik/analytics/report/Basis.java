package io.potik.analytics.report;

import com.fasterxml.jackson.annotation.JsonValue;
import io.potik.analytics.problem.Invalid;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which leads count for a stage. */
public enum Basis {
    /** Those whose highest rank ever is the stage's or higher; a rejected one only where it really was. */
    REACHED,
    /** Those that were in the stage. */
    VISITED,
    /** Those that were in every stage up to this one, in order. */
    STRICT;

    /**
     * The one of that word.
     *
     * @throws Invalid when there is none
     */
    public static Basis of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        "basis",
                        "One of %s is possible here."
                                .formatted(
                                        Arrays.stream(values()).map(Basis::word).collect(Collectors.joining(", ")))));
    }

    /** The word of the API. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
