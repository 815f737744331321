package io.potik.lead.lead;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.ContactPoints;
import io.potik.lead.contact.Known;
import io.potik.lead.pipeline.Pipeline;
import io.potik.lead.pipeline.Stage;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.Invalid;
import io.potik.lead.problem.NotFound;
import io.potik.lead.reason.Reason;
import io.potik.lead.reason.Reasons;
import io.potik.lead.security.Caller;
import io.potik.lead.sql.Rows;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.Happening;
import io.potik.lead.timeline.Ref;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closes a lead that becomes no deal: the person of a first lead is kept as a prospect, a repeat lead is declined. */
@Service
public class RejectLead {

    private final Desk desk;
    private final ContactPoints points;
    private final Reasons reasons;
    private final Customers customers;
    private final LeadEvents events;

    RejectLead(Desk desk, ContactPoints points, Reasons reasons, Customers customers, LeadEvents events) {
        this.desk = desk;
        this.points = points;
        this.reasons = reasons;
        this.customers = customers;
        this.events = events;
    }

    /**
     * Rejects the lead into the first lost stage of its pipeline.
     *
     * @throws ChangedMeanwhile when the lead is closed, or has another version
     * @throws Invalid when the reason is no active one, or wants a note and there is none
     * @throws NotFound when the lead is not there, or not for who asks
     */
    @Transactional
    public void reject(
            Caller caller, UUID id, @Nullable UUID reasonId, @Nullable String note, ExpectedVersion expected) {
        var reason = requireReason(reasonId, note);
        var person = points.lockThoseOf(id);
        var lead = desk.take(caller.sees(), id, expected);
        var pipeline = desk.pipelineOf(lead);
        close(caller, lead, person, pipeline, pipeline.firstOf(Stage.Kind.LOST), reason, note);
    }

    /** Rejects the lead into this lost stage; for the rest like {@link #reject}. */
    void into(
            Caller caller,
            UUID id,
            Pipeline pipeline,
            Stage lost,
            @Nullable UUID reasonId,
            @Nullable String note,
            ExpectedVersion expected) {
        var reason = requireReason(reasonId, note);
        var person = points.lockThoseOf(id);
        close(caller, desk.take(caller.sees(), id, expected), person, pipeline, lost, reason, note);
    }

    private void close(
            Caller caller,
            Lead lead,
            Map<ContactPoint, Known> person,
            Pipeline pipeline,
            Stage lost,
            Reason reason,
            @Nullable String note) {
        var at = Rows.now();
        var actor = Actor.staff(caller.staffId());
        var from = desk.from(lead);
        var customer = customers.behind(lead, person, null);
        lead.reject(pipeline, lost, reason.id(), note, customer.id(), at);
        points.close(lead.id());
        if (lead.isFirst()) {
            points.belongTo(customer.id(), lead.id());
        }
        var outcome = lead.isFirst() ? "kept" : "declined";
        desk.put(
                lead,
                List.of(Activity.of(
                        lead.id(),
                        at,
                        actor,
                        new Happening.Rejected(new Ref(reason.id(), reason.name()), note, outcome))),
                List.of(snapshot -> new LeadEvent.Rejected(snapshot, at, actor, from, reason.id())));
        if (lead.isFirst()) {
            events.ask(List.of(ask(lead, customer, actor, at)));
        }
    }

    /** What others are asked to make of a lead whose person is kept. */
    LeadConversion ask(Lead lead, Customers.Behind customer, Actor actor, Instant at) {
        return new LeadConversion.Kept(
                lead.id(),
                lead.version(),
                lead.number(),
                at,
                actor,
                lead.managerId(),
                lead.sourceId(),
                customer.id(),
                customer.known(),
                customers.person(lead));
    }

    private Reason requireReason(@Nullable UUID id, @Nullable String note) {
        if (id == null) {
            throw new Invalid(List.of(new Invalid.Field("reasonId", "Say why the lead is lost.", "reason")));
        }
        var reason = find(id);
        if (!reason.active()) {
            throw new Invalid("reasonId", "This reason is not used any more.");
        }
        if (reason.noteRequired() && (note == null || note.isBlank())) {
            throw new Invalid("note", "This reason needs a note.");
        }
        return reason;
    }

    private Reason find(UUID id) {
        try {
            return reasons.withId(id);
        } catch (NotFound none) {
            throw new Invalid("reasonId", "There is no such reason.");
        }
    }
}
