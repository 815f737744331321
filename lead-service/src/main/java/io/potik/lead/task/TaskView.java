package io.potik.lead.task;

import io.potik.lead.timeline.Ref;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task as the API shows it.
 *
 * @param kind task or call
 * @param remindMinutes how long before it is due its assignee is reminded, or null
 * @param result what came of it, or null
 * @param doneAt null as long as it is open
 */
public record TaskView(
        UUID id,
        LeadOfTask lead,
        long version,
        String kind,
        String text,
        Instant dueAt,
        Ref assignee,
        @Nullable Integer remindMinutes,
        @Nullable String result,
        @Nullable Instant doneAt,
        @Nullable Ref doneBy,
        Instant createdAt,
        Ref createdBy) {

    /** The lead it is about; {@code outcome} is open, won, kept or declined. */
    public record LeadOfTask(
            UUID id,
            long number,
            String title,
            String channel,
            String outcome,
            @Nullable Ref manager) {}
}
