package io.potik.gateway.staff;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key with which a program acts for the owner who made it, with the role it was given.
 *
 * @param hint its last four characters, to tell tokens apart
 * @param lastUsedAt to the minute, or null when never
 */
public record ApiToken(
        UUID id,
        String name,
        Role role,
        String hint,
        UUID createdBy,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {}
