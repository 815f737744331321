package io.potik.lead.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.potik.lead.timeline.Happening.Change;
import io.potik.lead.timeline.Happening.ToDo;
import io.potik.outbox.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody will do about a lead; each change is its next version, and none changes the lead's.
 *
 * @param text what is to be done
 * @param assignee who does it
 * @param remindMinutes how long before it is due that one is to be reminded, or null for not at all
 * @param remindAt when the reminder is still to come, or null
 * @param result what came of it, once it is done
 */
record Task(
        UUID id,
        UUID lead,
        long version,
        Kind kind,
        String text,
        Instant dueAt,
        UUID assignee,
        @Nullable Integer remindMinutes,
        @Nullable Instant remindAt,
        @Nullable String result,
        @Nullable Instant doneAt,
        @Nullable UUID doneBy,
        Instant createdAt,
        UUID createdBy) {

    /** What sort of thing is to be done. */
    enum Kind {
        /** Whatever it is. */
        @JsonProperty("task")
        TASK,
        /** A call to the person. */
        @JsonProperty("call")
        CALL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What somebody wants to be done; null leaves a property of a task as it is. */
    record Plan(
            @Nullable Kind kind,
            @Nullable String text,
            @Nullable Instant dueAt,
            @Nullable UUID assignee,
            @Nullable Remind remind) {}

    /** When to remind, in minutes before it is due; null for never. */
    record Remind(@Nullable Integer minutes) {}

    /** A task and what made it different from the one before. */
    record Changed(Task task, List<Change> changes) {}

    /** A new one. */
    static Task planned(
            UUID lead,
            Kind kind,
            String text,
            Instant dueAt,
            UUID assignee,
            @Nullable Integer remindMinutes,
            Instant at,
            UUID by) {
        return new Task(
                Ids.next(),
                lead,
                1,
                kind,
                text,
                dueAt,
                assignee,
                remindMinutes,
                reminder(dueAt, remindMinutes, at),
                null,
                null,
                null,
                at,
                by);
    }

    /**
     * The next version with what is planned otherwise, if anything is; a reminder that has come comes again only when its
     * time is another one.
     */
    Changed changed(Plan plan, Instant at) {
        var changes = new ArrayList<Change>();
        var newKind = Objects.requireNonNullElse(plan.kind(), kind);
        var newText = Objects.requireNonNullElse(plan.text(), text);
        var newDue = Objects.requireNonNullElse(plan.dueAt(), dueAt);
        var newAssignee = Objects.requireNonNullElse(plan.assignee(), assignee);
        var newMinutes = plan.remind() == null ? remindMinutes : plan.remind().minutes();
        note(changes, "kind", kind.word(), newKind.word());
        note(changes, "text", text, newText);
        note(changes, "dueAt", dueAt, newDue);
        note(changes, "assignee", assignee, newAssignee);
        note(changes, "remindMinutes", remindMinutes, newMinutes);
        if (changes.isEmpty()) {
            return new Changed(this, changes);
        }
        boolean sameReminder = newDue.equals(dueAt) && Objects.equals(newMinutes, remindMinutes);
        return new Changed(
                new Task(
                        id,
                        lead,
                        version + 1,
                        newKind,
                        newText,
                        newDue,
                        newAssignee,
                        newMinutes,
                        sameReminder ? remindAt : reminder(newDue, newMinutes, at),
                        result,
                        doneAt,
                        doneBy,
                        createdAt,
                        createdBy),
                List.copyOf(changes));
    }

    /** The next version, done. */
    Task done(@Nullable String came, Instant at, UUID by) {
        return new Task(
                id,
                lead,
                version + 1,
                kind,
                text,
                dueAt,
                assignee,
                remindMinutes,
                null,
                came,
                at,
                by,
                createdAt,
                createdBy);
    }

    /** The next version, to be done after all; what came of it is forgotten here and stays in the timeline. */
    Task reopened(Instant at) {
        return new Task(
                id,
                lead,
                version + 1,
                kind,
                text,
                dueAt,
                assignee,
                remindMinutes,
                reminder(dueAt, remindMinutes, at),
                null,
                null,
                null,
                createdAt,
                createdBy);
    }

    boolean isDone() {
        return doneAt != null;
    }

    /** As the timeline names it. */
    ToDo toDo() {
        return new ToDo(id, kind.word(), text);
    }

    /** Of what is overdue already nobody is reminded; what is due sooner than that is told at once. */
    private static @Nullable Instant reminder(Instant dueAt, @Nullable Integer minutes, Instant now) {
        return minutes == null || dueAt.isBefore(now) ? null : dueAt.minus(Duration.ofMinutes(minutes));
    }

    private static void note(List<Change> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(field, before, after));
        }
    }
}
