package io.potik.lead.exclusion;

import io.potik.lead.problem.Invalid;
import io.potik.lead.sql.Rows;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * On what grounds somebody is excluded, and for how long.
 *
 * @param note for whoever asks later, or null
 * @param expiresAt from when on what they send makes leads again by itself; null for as long as nobody lifts it
 */
public record Grounds(
        ExclusionReason reason,
        @Nullable String note,
        @Nullable Instant expiresAt) {

    /**
     * What somebody wrote.
     *
     * @param path of the fields in what was sent: empty, or with a dot at its end
     * @param reason a word of {@link ExclusionReason}; null is other
     * @param note blank is none
     * @throws Invalid when there is no such reason, or the end lies in the past
     */
    public static Grounds of(String path, @Nullable String reason, @Nullable String note, @Nullable Instant expiresAt) {
        if (expiresAt != null && !expiresAt.isAfter(Rows.now())) {
            throw new Invalid(path + "expiresAt", "This is in the past.");
        }
        return new Grounds(
                ExclusionReason.of(reason, path + "reason"),
                note == null || note.isBlank() ? null : note.strip(),
                expiresAt);
    }
}
