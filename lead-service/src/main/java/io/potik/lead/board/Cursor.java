package io.potik.lead.board;

import io.potik.lead.problem.Invalid;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last row of a page by what it is ordered by; opaque to callers. */
public record Cursor(Instant at, UUID id) {

    /**
     * Reads one that was given out; null stays null.
     *
     * @throws Invalid when it was not given out
     */
    public static @Nullable Cursor of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("~", -1);
            return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException other) {
            throw new Invalid("after", "This is no cursor that this path gave out.");
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "~" + id).getBytes(StandardCharsets.UTF_8));
    }
}
