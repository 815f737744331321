package io.potik.analytics.projection;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member of staff as they are now. */
public record StaffChanged(
        UUID id,
        long version,
        String name,
        String role,
        @Nullable UUID teamId,
        boolean active) {}
