package io.potik.lead.file;

import io.potik.lead.timeline.Happening.KeptFile;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file on a card.
 *
 * @param lead the lead it was put on, also while that is merged into another one
 * @param size in bytes
 * @param sha256 of its bytes
 * @param requestKey the Idempotency-Key of who added it, or null
 */
record LeadFile(
        UUID id,
        UUID lead,
        String name,
        String mediaType,
        long size,
        byte[] sha256,
        Instant addedAt,
        UUID addedBy,
        @Nullable String requestKey) {

    /** Whether the other one is what the same request would make. */
    boolean isRepeatOf(LeadFile other) {
        return lead.equals(other.lead) && name.equals(other.name) && Arrays.equals(sha256, other.sha256);
    }

    /** As timelines tell of it. */
    KeptFile kept() {
        return new KeptFile(id, name, size);
    }
}
