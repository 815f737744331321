package io.potik.lead.template;

import io.potik.lead.problem.Invalid;
import io.potik.outbox.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer to use again.
 *
 * @param text with placeholders: {@code {name}}, {@code {number}}, {@code {manager}}, {@code {company}}
 * @param channel the one kind of channel that it is for, or null for all
 */
record Template(
        UUID id,
        long version,
        String name,
        String text,
        @Nullable String channel) {

    /**
     * A new one.
     *
     * @throws Invalid when its text has a placeholder that nobody knows
     */
    static Template of(String name, String text, @Nullable String channel) {
        Placeholders.check(text);
        return new Template(Ids.next(), 1, name.strip(), text.strip(), blankToNull(channel));
    }

    /**
     * This one as its next version; null leaves a property as it is, and an empty channel is all channels.
     *
     * @throws Invalid when the name or the text is blank, or a placeholder is not known
     */
    Template changed(@Nullable String newName, @Nullable String newText, @Nullable String newChannel) {
        if (newName != null && newName.isBlank()) {
            throw new Invalid("name", "A template needs a name.");
        }
        if (newText != null) {
            if (newText.isBlank()) {
                throw new Invalid("text", "A template needs a text.");
            }
            Placeholders.check(newText);
        }
        return new Template(
                id,
                version + 1,
                newName == null ? name : newName.strip(),
                newText == null ? text : newText.strip(),
                newChannel == null ? channel : blankToNull(newChannel));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
