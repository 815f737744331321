package io.potik.analytics.report;

import io.potik.analytics.problem.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last lead of a page by what pages are ordered by; opaque to callers. */
record LeadCursor(long number, UUID leadId) {

    /**
     * Reads one that was given out; null stays null.
     *
     * @throws Invalid when it was not given out
     */
    static @Nullable LeadCursor of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("~", -1);
            return new LeadCursor(Long.parseLong(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException other) {
            throw new Invalid("after", "This is no cursor that this path gave out.");
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((number + "~" + leadId).getBytes(StandardCharsets.UTF_8));
    }
}
