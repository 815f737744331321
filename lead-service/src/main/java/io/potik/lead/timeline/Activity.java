package io.potik.lead.timeline;

import io.potik.outbox.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a lead.
 *
 * @param at when it happened, by which the timeline is ordered; not when it was written down
 * @param messageKey connection and message id, the same for every edit of a message; null for what cannot be edited
 */
public record Activity(
        UUID id,
        UUID lead,
        Instant at,
        Actor actor,
        Happening what,
        @Nullable String messageKey) {

    /** A new one that cannot be edited. */
    public static Activity of(UUID lead, Instant at, Actor actor, Happening what) {
        return new Activity(Ids.next(), lead, at, actor, what, null);
    }
}
