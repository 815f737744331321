package io.potik.lead.tag;

import io.potik.lead.problem.Invalid;
import io.potik.outbox.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A word that people put on leads.
 *
 * @param name as it stands on leads; no other tag's differs by case only
 * @param color as CSS writes it: {@code #4c6ef5}; null when nobody chose one
 */
public record Tag(
        UUID id, long version, String name, @Nullable String color) {

    static final int LONGEST = 50;

    /**
     * A new one.
     *
     * @throws Invalid when the name is none
     */
    static Tag of(String name, @Nullable String color) {
        return new Tag(Ids.next(), 1, checked(name), blankToNull(color));
    }

    /**
     * This one as its next version; null leaves a property as it is, an empty color is none.
     *
     * @throws Invalid when the name is none
     */
    Tag changed(@Nullable String newName, @Nullable String newColor) {
        return new Tag(
                id,
                version + 1,
                newName == null ? name : checked(newName),
                newColor == null ? color : blankToNull(newColor));
    }

    /** A comma parts tags in addresses and where people write them. */
    private static String checked(String name) {
        if (name.isBlank()) {
            throw new Invalid("name", "A tag needs a name.");
        }
        if (name.contains(",")) {
            throw new Invalid("name", "A comma parts one tag from another; it cannot be in its name.");
        }
        return name.strip();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
