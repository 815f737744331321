package io.potik.lead.reason;

import io.potik.lead.problem.Invalid;
import io.potik.outbox.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a lead may be rejected.
 *
 * @param active whether it can be chosen; one that is not still names old rejections
 * @param noteRequired whether choosing it needs a note
 */
public record Reason(UUID id, long version, String name, boolean active, boolean noteRequired) {

    static Reason named(String name, boolean noteRequired) {
        return new Reason(Ids.next(), 1, name.strip(), true, noteRequired);
    }

    /**
     * This reason as its next version; null leaves a property as it is.
     *
     * @throws Invalid when the name is blank
     */
    Reason changed(@Nullable String newName, @Nullable Boolean nowActive, @Nullable Boolean needsNote) {
        if (newName != null && newName.isBlank()) {
            throw new Invalid("name", "A reason needs a name.");
        }
        return new Reason(
                id,
                version + 1,
                newName == null ? name : newName.strip(),
                nowActive == null ? active : nowActive,
                needsNote == null ? noteRequired : needsNote);
    }
}
