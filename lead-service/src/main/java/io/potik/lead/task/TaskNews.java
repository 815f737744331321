package io.potik.lead.task;

import io.potik.lead.lead.LeadSnapshot;
import io.potik.lead.timeline.Happening;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code lead.task-changed.v1}: screens that show this lead or its tasks have something new to show. It is kept for a day,
 * apart from what is kept for ever.
 *
 * @param change planned, changed, done, reopened or removed
 */
record TaskNews(Concerned lead, UUID taskId, String change, Instant at) {

    static final String TYPE = "lead.task-changed.v1";
    static final String TOPIC = "lead.news";

    /** Which lead, and whose it is. */
    record Concerned(
            UUID id,
            long version,
            UUID pipelineId,
            UUID stageId,
            @Nullable UUID managerId) {}

    static TaskNews of(LeadSnapshot lead, UUID task, Happening what, Instant at) {
        var change = switch (what) {
            case Happening.TaskPlanned planned -> "planned";
            case Happening.TaskDone done -> "done";
            case Happening.TaskReopened reopened -> "reopened";
            case Happening.TaskRemoved removed -> "removed";
            default -> "changed";
        };
        return new TaskNews(
                new Concerned(lead.id(), lead.version(), lead.pipelineId(), lead.stageId(), lead.managerId()),
                task,
                change,
                at);
    }
}
