package io.potik.lead.exclusion;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.timeline.Ref;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Contact points of somebody who is no potential client.
 *
 * @param expiresAt from when on they make leads again by themselves; null for never
 */
record Exclusion(
        UUID id,
        List<ContactPoint> contactPoints,
        @Nullable String note,
        Instant excludedAt,
        @Nullable Ref excludedBy,
        @Nullable Instant expiresAt) {}
