package io.potik.lead.task;

import io.potik.lead.lead.NoteOnLead;
import io.potik.lead.problem.Conflict;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.Invalid;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import io.potik.lead.sql.Rows;
import io.potik.lead.timeline.Happening;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says that a task is done and what came of it, or that it is to be done after all. */
@Service
class FinishTask {

    private final TaskDesk desk;
    private final Tasks tasks;
    private final NoteOnLead calls;

    FinishTask(TaskDesk desk, Tasks tasks, NoteOnLead calls) {
        this.desk = desk;
        this.tasks = tasks;
        this.calls = calls;
    }

    /**
     * Does it. A planned call that was made is noted as a call by hand is, with all that follows from one: nobody waits
     * any more.
     *
     * @param result what came of it
     * @param answered whether the person took the call that was made; null when none was
     * @throws Conflict when it has another version, or is done
     * @throws Invalid when a task that is no call says that it was answered
     * @throws NotFound when it is not there, or not for who asks
     */
    @Transactional
    void complete(
            Caller caller, UUID id, @Nullable String result, @Nullable Boolean answered, ExpectedVersion expected) {
        var taken = desk.take(caller.sees(), id, expected);
        var task = taken.task();
        if (task.isDone()) {
            throw desk.conflict(caller.sees(), id);
        }
        if (answered != null && task.kind() != Task.Kind.CALL) {
            throw new Invalid("answered", "This is a task, not a planned call.");
        }
        var at = Rows.now();
        tasks.replace(task.done(result, at, caller.staffId()));
        // What was agreed stands with the call, if there was one.
        desk.note(caller, taken.lead(), id, new Happening.TaskDone(task.toDo(), answered == null ? result : null), at);
        if (answered != null) {
            calls.call(caller, task.lead(), answered, result);
        }
    }

    /**
     * Opens it again; its reminder comes if its time is still to come.
     *
     * @throws Conflict when it has another version, or is open
     * @throws NotFound when it is not there, or not for who asks
     */
    @Transactional
    void reopen(Caller caller, UUID id, ExpectedVersion expected) {
        var taken = desk.take(caller.sees(), id, expected);
        if (!taken.task().isDone()) {
            throw desk.conflict(caller.sees(), id);
        }
        var at = Rows.now();
        tasks.replace(taken.task().reopened(at));
        desk.note(
                caller,
                taken.lead(),
                id,
                new Happening.TaskReopened(taken.task().toDo()),
                at);
    }
}
