package io.potik.lead.lead;

import io.potik.lead.contact.ContactPoints;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.Happening;
import io.potik.lead.timeline.Ref;
import io.potik.lead.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a conversion back, or asks again for what is missing of an end. */
@Service
public class UndoConversion {

    private final Desk desk;
    private final ContactPoints points;
    private final ReopenLead reopenLead;
    private final ConvertLead convertLead;
    private final RejectLead rejectLead;
    private final Customers customers;
    private final LeadEvents events;
    private final JdbcClient jdbc;
    private final Workspace workspace;

    UndoConversion(
            Desk desk,
            ContactPoints points,
            ReopenLead reopenLead,
            ConvertLead convertLead,
            RejectLead rejectLead,
            Customers customers,
            LeadEvents events,
            JdbcClient jdbc,
            Workspace workspace) {
        this.desk = desk;
        this.points = points;
        this.reopenLead = reopenLead;
        this.convertLead = convertLead;
        this.rejectLead = rejectLead;
        this.customers = customers;
        this.events = events;
        this.jdbc = jdbc;
        this.workspace = workspace;
    }

    /**
     * Opens a lead that was converted where it was, with the customer whom it had before; the others are told to take back
     * what they made of it, or are about to make. Undoing again changes nothing.
     *
     * @throws TooLate when the time for that is over
     * @throws ChangedMeanwhile when the lead is no deal
     * @throws NotFound when it is not there, or not for who asks
     */
    @Transactional
    public void undo(Caller caller, UUID id) {
        points.lockThoseOf(id);
        var lead = desk.take(caller.sees(), id);
        if (lead.isOpen() && lead.wasUndone()) {
            return;
        }
        var at = Rows.now();
        if (lead.outcome() == Outcome.WON && at.isAfter(workspace.undoableUntil(closed(lead)))) {
            throw new TooLate(
                    id,
                    "A conversion can be undone for "
                            + workspace.undoConversionsFor().toHours()
                            + " hours, and this one is older. Cancel the order instead.");
        }
        undo(lead, Actor.staff(caller.staffId()), at);
    }

    private void undo(Lead lead, Actor actor, Instant at) {
        var id = lead.id();
        var from = desk.from(lead);
        var won = desk.pipelineOf(lead).stage(lead.stageId()).orElseThrow();
        var order = lead.promisedOrderId();
        boolean joined = lead.joinsOrder();
        var promised = lead.promisedCustomerId();
        var made =
                Stream.of(promised, lead.customerId()).filter(Objects::nonNull).collect(Collectors.toSet());
        var pipeline = reopenLead.pipelineBefore(lead);
        lead.undoWin(pipeline, at);
        points.belongAgain(id, made);
        points.reopen(id);
        desk.reopenTalk(lead, at);
        var stage = pipeline.stage(lead.stageId()).orElseThrow();
        boolean stays = haveOtherLeads(made, id);
        desk.put(
                lead,
                List.of(Activity.of(
                        id,
                        at,
                        actor,
                        new Happening.ConversionUndone(
                                new Ref(won.id(), won.name()), new Ref(stage.id(), stage.name()), joined))),
                List.of(snapshot -> new LeadEvent.Reopened(snapshot, at, actor, from)));
        if (promised != null) {
            events.ask(
                    List.of(new LeadConversion.Undone(id, lead.version(), at, actor, promised, order, joined, stays)));
        }
    }

    private boolean haveOtherLeads(Set<UUID> customers, UUID lead) {
        return jdbc.sql("select exists (select from lead where customer_id = any(?) and id <> ?)")
                .params(Columns.ids(customers), lead)
                .query(Boolean.class)
                .single();
    }

    /**
     * Asks again for the customer and the order that an end promised, where one is missing; they come once however often it
     * is asked.
     *
     * @throws ChangedMeanwhile when the lead promised nothing
     * @throws NotFound when it is not there, or not for who asks
     */
    @Transactional
    public void retry(Caller caller, UUID id) {
        points.lockThoseOf(id);
        var lead = desk.take(caller.sees(), id);
        if (lead.outcome() != Outcome.WON && lead.outcome() != Outcome.KEPT) {
            throw new ChangedMeanwhile(id, "Nothing is missing: this lead is neither a deal nor kept.");
        }
        if (lead.isComplete()) {
            return;
        }
        var actor = Actor.staff(caller.staffId());
        var customer = customers.promised(lead);
        events.ask(List.of(
                lead.outcome() == Outcome.WON
                        ? convertLead.ask(lead, customer, actor, closed(lead))
                        : rejectLead.ask(lead, customer, actor, closed(lead))));
    }

    private static Instant closed(Lead lead) {
        return Objects.requireNonNull(lead.closedAt(), "a closed lead has its time");
    }
}
