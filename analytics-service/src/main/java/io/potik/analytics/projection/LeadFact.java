package io.potik.analytics.projection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lead as it stands now, and how many visits, states, closings and waits it has had. */
record LeadFact(
        UUID leadId,
        long number,
        long version,
        Instant createdAt,
        @Nullable Instant receivedAt,
        @Nullable UUID sourceId,
        String channel,
        boolean first,
        Instant openedAt,
        int visits,
        int states,
        int closings,
        int waits) {}
