package io.potik.customer.segment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was told of a lead.
 *
 * @param version of the lead's card; messages leave it as it is
 * @param customer whose it is, or null when nothing was said of it
 * @param verdict what became of it, or null when the news is about something else
 * @param reason why it was rejected; null unless it was
 * @param heardAt when the person wrote or called; null unless the news is that they did
 */
public record LeadNews(
        UUID lead,
        long version,
        @Nullable UUID customer,
        @Nullable UUID source,
        @Nullable Verdict verdict,
        @Nullable UUID reason,
        @Nullable Instant heardAt) {

    /** What becomes of a lead, as far as it matters here. */
    public enum Verdict {
        /** For a reason. */
        REJECTED,
        /** It is worked on again. */
        REOPENED,
        /** It was none, and is gone. */
        EXCLUDED
    }
}
