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
 * @param contactPoints none when newer exclusions have taken over all of them
 * @param expiresAt from when on they make leads again by themselves; null for never
 * @param endedAt when somebody lifted it, or a newer one took over the last contact point; null until then
 * @param inForce whether what comes from the contact points is only counted now
 * @param hits how many deliveries made nothing because of it; lifting it leaves the number
 * @param lastHitAt when the last of them was received, or null
 */
record Exclusion(
        UUID id,
        List<ContactPoint> contactPoints,
        ExclusionReason reason,
        @Nullable String note,
        Instant excludedAt,
        @Nullable Ref excludedBy,
        @Nullable Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable Ref endedBy,
        boolean inForce,
        long hits,
        @Nullable Instant lastHitAt) {}
