package io.potik.lead.task;

import io.potik.lead.lead.LeadSnapshot;
import io.potik.lead.notification.Notifications;
import io.potik.lead.problem.Conflict;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.Invalid;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import io.potik.lead.sql.Rows;
import io.potik.lead.staff.StaffNames;
import io.potik.lead.timeline.Happening;
import io.potik.lead.timeline.Happening.Change;
import io.potik.lead.timeline.Ref;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans what somebody will do about a lead, plans it otherwise, or takes it away. */
@Service
class PlanTask {

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    private final TaskDesk desk;
    private final Tasks tasks;
    private final StaffNames staff;
    private final Notifications notifications;

    PlanTask(TaskDesk desk, Tasks tasks, StaffNames staff, Notifications notifications) {
        this.desk = desk;
        this.tasks = tasks;
        this.staff = staff;
        this.notifications = notifications;
    }

    /**
     * Plans a task, also of a lead that is closed. Whoever is given it by somebody else is told.
     *
     * @param assignee null: the lead's manager, or who plans it when nobody has the lead
     * @return its id
     * @throws Invalid when the time is far from now, or the assignee may not see the lead
     * @throws NotFound when the lead is not there, or not for who asks
     */
    @Transactional
    UUID plan(
            Caller caller,
            UUID id,
            Task.Kind kind,
            String text,
            Instant dueAt,
            @Nullable UUID assignee,
            @Nullable Integer remindMinutes) {
        var lead = desk.lead(caller.sees(), id);
        var who = assignee == null ? Objects.requireNonNullElse(lead.managerId(), caller.staffId()) : assignee;
        requireReasonable(dueAt);
        if (assignee != null) {
            requireSees(caller, assignee, lead);
        }
        var at = Rows.now();
        var task = Task.planned(id, kind, text, dueAt, who, remindMinutes, at, caller.staffId());
        tasks.add(task, lead.managerId());
        desk.note(caller, lead, task.id(), new Happening.TaskPlanned(task.toDo(), task.dueAt(), ref(who)), at);
        tell(caller, task, at);
        return task.id();
    }

    /**
     * Plans it otherwise; what is the same already changes nothing.
     *
     * @throws Conflict when it has another version, or is done
     * @throws Invalid when the time is far from now, or the assignee may not see the lead
     * @throws NotFound when it is not there, or not for who asks
     */
    @Transactional
    void change(Caller caller, UUID id, Task.Plan plan, ExpectedVersion expected) {
        var taken = desk.take(caller.sees(), id, expected);
        var before = taken.task();
        if (before.isDone()) {
            throw desk.conflict(caller.sees(), id);
        }
        if (plan.dueAt() != null) {
            requireReasonable(plan.dueAt());
        }
        if (plan.assignee() != null) {
            requireSees(caller, plan.assignee(), taken.lead());
        }
        var at = Rows.now();
        var changed = before.changed(plan, at);
        if (changed.changes().isEmpty()) {
            return;
        }
        var after = changed.task();
        tasks.replace(after);
        desk.note(caller, taken.lead(), id, new Happening.TaskChanged(after.toDo(), named(changed.changes())), at);
        if (!after.assignee().equals(before.assignee())) {
            tell(caller, after, at);
        }
    }

    /**
     * Takes it away, with what people were told of it; the timeline keeps that it was there.
     *
     * @throws Conflict when it has another version
     * @throws NotFound when it is not there, or not for who asks
     */
    @Transactional
    void remove(Caller caller, UUID id, ExpectedVersion expected) {
        var taken = desk.take(caller.sees(), id, expected);
        tasks.remove(id);
        notifications.forgetTask(id);
        desk.note(
                caller, taken.lead(), id, new Happening.TaskRemoved(taken.task().toDo()), Rows.now());
    }

    private void tell(Caller caller, Task task, Instant at) {
        if (!task.assignee().equals(caller.staffId())) {
            notifications.raise(
                    List.of(Notifications.News.ofTask(task.assignee(), task.lead(), task.id(), caller.staffId(), at)));
        }
    }

    private static void requireReasonable(Instant dueAt) {
        if (dueAt.isBefore(FIRST) || dueAt.isAfter(LAST)) {
            throw new Invalid("dueAt", "Nothing can be planned for that time.");
        }
    }

    private void requireSees(Caller caller, UUID assignee, LeadSnapshot lead) {
        // Who asks has shown it, and may be new: the gateway's news of them can be a moment away.
        if (!assignee.equals(caller.staffId()) && !staff.seesLeadsOf(assignee, lead.managerId())) {
            throw new Invalid("assigneeId", "Nobody of this id works this lead.");
        }
    }

    /** People by their names, as everything that the timeline says. */
    private List<Change> named(List<Change> changes) {
        return changes.stream()
                .map(change -> change.before() instanceof UUID before && change.after() instanceof UUID after
                        ? new Change(change.field(), staff.nameOf(before), staff.nameOf(after))
                        : change)
                .toList();
    }

    private Ref ref(UUID member) {
        return new Ref(member, staff.nameOf(member));
    }
}
