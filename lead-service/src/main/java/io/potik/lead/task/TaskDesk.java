package io.potik.lead.task;

import io.potik.lead.lead.BesideCard;
import io.potik.lead.lead.LeadSnapshot;
import io.potik.lead.problem.Conflict;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import io.potik.lead.security.Scope;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.Happening;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Takes a task up to change it, its lead locked, and notes in the timeline and tells screens what became of it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TaskDesk {

    private final BesideCard leads;
    private final Tasks tasks;
    private final TaskList list;
    private final Outbox outbox;
    private final JsonMapper json;

    TaskDesk(BesideCard leads, Tasks tasks, TaskList list, Outbox outbox, JsonMapper json) {
        this.leads = leads;
        this.tasks = tasks;
        this.list = list;
        this.outbox = outbox;
        this.json = json;
    }

    /** A task with its lead, both locked. */
    record Taken(Task task, LeadSnapshot lead) {}

    /** The lead, locked; throws NotFound when it is not there, or not for who asks. */
    LeadSnapshot lead(Scope scope, UUID id) {
        return leads.take(scope, id);
    }

    /**
     * The task, if it is what the caller saw.
     *
     * @throws NotFound when it is not there, or not for who asks
     * @throws Conflict when it has another version
     */
    Taken take(Scope scope, UUID id, ExpectedVersion expected) {
        // The lead first, as everywhere; what was read before that may have changed meanwhile.
        var lead = leads.take(scope, tasks.leadOf(id, scope).orElseThrow(TaskDesk::missing));
        var task = tasks.locked(id).orElseThrow(TaskDesk::missing);
        expected.check("task", task.version(), () -> list.one(scope, id));
        return new Taken(task, lead);
    }

    /** Somebody else was quicker: it is done already, or open. */
    Conflict conflict(Scope scope, UUID id) {
        return new Conflict("task", list.one(scope, id));
    }

    /** Notes what happened to a task, and tells it to the screens that show the lead. */
    void note(Caller caller, LeadSnapshot lead, UUID task, Happening what, Instant at) {
        leads.happened(Activity.of(lead.id(), at, Actor.staff(caller.staffId()), what));
        outbox.send(new OutgoingMessage(
                TaskNews.TOPIC,
                lead.id().toString(),
                TaskNews.TYPE,
                lead.version(),
                at,
                json.writeValueAsBytes(TaskNews.of(lead, task, what, at))));
    }

    private static NotFound missing() {
        return new NotFound("task");
    }
}
