package io.potik.lead.exclusion;

import com.fasterxml.jackson.annotation.JsonValue;
import io.potik.lead.problem.Invalid;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why somebody is no potential client; a note says more. */
public enum ExclusionReason {
    /** Wants to sell or to cheat. */
    SPAM,
    /** Lets us our rooms. */
    LANDLORD,
    /** Works for us. */
    CONTRACTOR,
    /** Whatever the note says. */
    OTHER;

    /** As the API and the tables write it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the word; without one it is {@link #OTHER}.
     *
     * @param field the path of the word in what was sent
     * @throws Invalid when there is no such reason
     */
    static ExclusionReason of(@Nullable String word, String field) {
        if (word == null) {
            return OTHER;
        }
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        field,
                        "It is "
                                + Arrays.stream(values())
                                        .map(ExclusionReason::word)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
