package io.potik.lead.file;

import io.potik.files.StoredFile;
import io.potik.lead.timeline.Happening.KeptFile;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file on a card.
 *
 * @param lead the lead it was put on, also while that is merged into another one
 * @param requestKey the Idempotency-Key of who added it, or null
 */
record LeadFile(
        StoredFile stored,
        UUID lead,
        Instant addedAt,
        UUID addedBy,
        @Nullable String requestKey) {

    UUID id() {
        return stored.id();
    }

    /** Whether the other one is what the same request would make. */
    boolean isRepeatOf(LeadFile other) {
        return lead.equals(other.lead) && stored.isCopyOf(other.stored);
    }

    /** As timelines tell of it. */
    KeptFile kept() {
        return new KeptFile(stored.id(), stored.name(), stored.size());
    }
}
