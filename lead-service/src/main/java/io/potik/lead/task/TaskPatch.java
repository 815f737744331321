package io.potik.lead.task;

import io.potik.lead.problem.Invalid;
import io.potik.lead.task.Task.Plan;
import io.potik.lead.task.Task.Remind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is planned otherwise. A field that is left out stays; {@code remindMinutes} is taken away by an explicit null. */
final class TaskPatch {

    private @Nullable Long version;
    private Task.@Nullable Kind kind;

    @Size(max = 500)
    private @Nullable String text;

    private @Nullable Instant dueAt;
    private @Nullable UUID assigneeId;

    @Min(0)
    @Max(7 * 24 * 60)
    private @Nullable Integer remindMinutes;

    private boolean reminds;

    @Nullable
    Long version() {
        return version;
    }

    Plan plan() {
        if (text != null && text.isBlank()) {
            throw new Invalid("text", "A task says what is to be done.");
        }
        return new Plan(
                kind,
                text == null ? null : text.strip(),
                dueAt == null ? null : dueAt.truncatedTo(ChronoUnit.MICROS),
                assigneeId,
                reminds ? new Remind(remindMinutes) : null);
    }

    // Setters, because only they tell a null from what was left out.

    public void setVersion(@Nullable Long version) {
        this.version = version;
    }

    public void setKind(Task.@Nullable Kind kind) {
        this.kind = kind;
    }

    public void setText(@Nullable String text) {
        this.text = text;
    }

    public void setDueAt(@Nullable Instant dueAt) {
        this.dueAt = dueAt;
    }

    public void setAssigneeId(@Nullable UUID assigneeId) {
        this.assigneeId = assigneeId;
    }

    public void setRemindMinutes(@Nullable Integer remindMinutes) {
        this.remindMinutes = remindMinutes;
        this.reminds = true;
    }
}
