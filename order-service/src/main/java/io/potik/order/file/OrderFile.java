package io.potik.order.file;

import io.potik.files.StoredFile;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file on an order.
 *
 * @param requestKey the Idempotency-Key of who added it, or null
 */
record OrderFile(
        StoredFile stored,
        UUID order,
        Instant addedAt,
        UUID addedBy,
        @Nullable String requestKey) {

    UUID id() {
        return stored.id();
    }

    /** Whether the other one is what the same request would make. */
    boolean isRepeatOf(OrderFile other) {
        return order.equals(other.order) && stored.isCopyOf(other.stored);
    }
}
