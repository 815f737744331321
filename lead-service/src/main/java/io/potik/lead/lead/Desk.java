package io.potik.lead.lead;

import io.potik.lead.audit.AuditTrail;
import io.potik.lead.board.Slot;
import io.potik.lead.board.StageTotals;
import io.potik.lead.pipeline.Pipeline;
import io.potik.lead.pipeline.Pipelines;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Scope;
import io.potik.lead.timeline.Activities;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.Talk;
import io.potik.lead.timeline.Talks;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a lead up to change it, and puts it back with everything that follows from the change. Whoever also needs the
 * person's contact points locks them before.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Desk {

    private final EntityManager entities;
    private final Leads leads;
    private final LeadRows rows;
    private final Pipelines pipelines;
    private final Activities activities;
    private final Talks talks;
    private final StageTotals totals;
    private final LeadEvents events;
    private final AuditTrail audit;

    Desk(
            EntityManager entities,
            Leads leads,
            LeadRows rows,
            Pipelines pipelines,
            Activities activities,
            Talks talks,
            StageTotals totals,
            LeadEvents events,
            AuditTrail audit) {
        this.entities = entities;
        this.leads = leads;
        this.rows = rows;
        this.pipelines = pipelines;
        this.activities = activities;
        this.talks = talks;
        this.totals = totals;
        this.events = events;
        this.audit = audit;
    }

    /** The lead, locked, if it is still there. */
    Optional<Lead> find(UUID id) {
        return leads.findById(id);
    }

    /**
     * The lead, locked.
     *
     * @throws NotFound when it is not there, or not for who asks
     * @throws ChangedMeanwhile when it was merged into another one
     */
    Lead take(Scope scope, UUID id) {
        var lead = visible(scope, id);
        if (lead.mergedInto() != null) {
            throw new ChangedMeanwhile(id, "This lead was merged into another one. Work on that one.");
        }
        return lead;
    }

    /**
     * The lead, locked, also one that was merged into another.
     *
     * @throws NotFound when it is not there, or not for who asks
     */
    Lead visible(Scope scope, UUID id) {
        return leads.findById(id).filter(lead -> scope.sees(lead.managerId())).orElseThrow(() -> new NotFound("lead"));
    }

    /**
     * The lead, locked, if it is what the caller saw.
     *
     * @throws NotFound when it is not there, or not for who asks
     * @throws ChangedMeanwhile when it has another version
     */
    Lead take(Scope scope, UUID id, ExpectedVersion expected) {
        var lead = take(scope, id);
        require(lead, expected);
        return lead;
    }

    /** Goes on when the lead has this version; throws ChangedMeanwhile otherwise. */
    static void require(Lead lead, ExpectedVersion expected) {
        if (expected.version() != null && expected.version() != lead.version()) {
            throw new ChangedMeanwhile(lead.id(), "Somebody changed this lead meanwhile. Nothing of yours was stored.");
        }
    }

    /** The pipeline the lead is in. */
    Pipeline pipelineOf(Lead lead) {
        return pipelines.withId(lead.pipelineId());
    }

    /** The visit that a change of the stage is about to end. */
    From from(Lead lead) {
        var pipeline = pipelineOf(lead);
        return From.of(pipeline, lead.stageIn(pipeline), lead.stageEnteredAt());
    }

    /** Puts a changed lead back: its row, its timeline, the totals and what others are told of it. */
    void put(Lead lead, List<Activity> happened, List<Function<LeadSnapshot, LeadEvent>> told) {
        // Now, so that the version and the order of statements are right.
        entities.flush();
        // What is done with is not looked at again when the next of many leads is put back.
        entities.detach(lead);
        activities.add(happened);
        audit.leads(happened);
        totals.move(lead.slotBefore(), lead.slot());
        var snapshot = snapshot(lead);
        events.send(told.stream().map(event -> event.apply(snapshot)).toList());
    }

    /** Writes two leads that change together, so that what follows sees both as they are now. */
    void write(Lead one, Lead other) {
        entities.flush();
        entities.detach(one);
        entities.detach(other);
    }

    /**
     * Tells of two leads that were {@link #write written} together; the totals by one statement, since they are where
     * transactions meet.
     *
     * @param left the slots that they left, and {@code entered} those where they count now
     */
    void tell(List<Slot> left, List<Slot> entered, List<Activity> happened, List<LeadEvent> told) {
        activities.add(happened);
        totals.change(left, entered);
        events.send(told);
    }

    /** Deletes leads with everything that is kept of them; the last event of each has nothing personal. */
    void delete(List<Lead> done, Actor actor, Instant at) {
        var told = done.stream()
                .map(lead -> new LeadEvent.Excluded(snapshot(lead).excluded(at), at, actor, from(lead)))
                .toList();
        done.forEach(lead -> rows.deleteMergedInto(lead.id()));
        rows.deletePartsOf(done.stream().map(Lead::id).toList());
        done.forEach(leads::delete);
        entities.flush();
        totals.change(done.stream().map(Lead::slotBefore).toList(), List.of());
        events.send(told);
    }

    /** Notes what somebody here did without changing the card; {@code kind} is note, call or message. */
    void note(Lead lead, Activity happened, String kind) {
        put(
                lead,
                List.of(happened),
                List.of(snapshot -> new LeadEvent.Noted(snapshot, happened.at(), happened.actor(), kind)));
    }

    /**
     * Notes that a human turned to the person: nobody waits any more, and the first time is the first response.
     *
     * @param text what was written; null for a call
     * @param kind call or message
     */
    void answer(Lead lead, Activity happened, @Nullable String text, String kind) {
        var before = talks.of(lead.id());
        talks.save(List.of(before.answered(text, happened.at())));
        if (before.firstResponseAt() == null) {
            put(
                    lead,
                    List.of(happened),
                    List.of(snapshot ->
                            new LeadEvent.Responded(snapshot, happened.at(), happened.actor(), before.clock())));
        } else {
            note(lead, happened, kind);
        }
    }

    /** The conversation with the person. */
    Talk talkOf(Lead lead) {
        return talks.of(lead.id());
    }

    /** The conversation of a lead without what a merge brought to it. */
    Talk talkWithout(Lead lead, Lead other, Merges.Merge merge) {
        return talks.of(lead.id())
                .without(talks.of(other.id()), merge.talk(), activities.wroteAfter(lead.id(), merge.at()));
    }

    /** The clock of the first response starts anew. */
    void reopenTalk(Lead lead, Instant at) {
        talks.save(List.of(talks.of(lead.id()).reopened(at)));
    }

    /** The lead as events tell it. */
    LeadSnapshot snapshot(Lead lead) {
        return LeadSnapshot.of(lead, pipelineOf(lead));
    }
}
