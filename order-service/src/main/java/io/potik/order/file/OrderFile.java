package io.potik.order.file;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file on an order.
 *
 * @param size in bytes
 * @param sha256 of its bytes
 * @param requestKey the Idempotency-Key of who added it, or null
 */
record OrderFile(
        UUID id,
        UUID order,
        String name,
        String mediaType,
        long size,
        byte[] sha256,
        Instant addedAt,
        UUID addedBy,
        @Nullable String requestKey) {

    /** Whether the other one is what the same request would make. */
    boolean isRepeatOf(OrderFile other) {
        return order.equals(other.order) && name.equals(other.name) && Arrays.equals(sha256, other.sha256);
    }
}
