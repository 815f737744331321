package io.potik.lead.lead;

import io.potik.lead.board.Slot;
import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.ContactPoints;
import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.contact.Known;
import io.potik.lead.lead.LeadRows.Findable;
import io.potik.lead.lead.LeadRows.PointOfLead;
import io.potik.lead.lead.Merges.Merge;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.Invalid;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import io.potik.lead.security.Scope;
import io.potik.lead.sql.Rows;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.Happening;
import io.potik.lead.timeline.Happening.Change;
import io.potik.lead.timeline.Talks;
import io.potik.lead.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes one lead of two that are the same request of the same person. */
@Service
public class MergeLeads {

    private final Desk desk;
    private final LeadRows rows;
    private final Merges merges;
    private final ContactPoints points;
    private final Talks talks;
    private final CardFields fields;
    private final Workspace workspace;

    MergeLeads(
            Desk desk,
            LeadRows rows,
            Merges merges,
            ContactPoints points,
            Talks talks,
            CardFields fields,
            Workspace workspace) {
        this.desk = desk;
        this.rows = rows;
        this.merges = merges;
        this.points = points;
        this.talks = talks;
        this.fields = fields;
        this.workspace = workspace;
    }

    /**
     * Merges another lead into an open one: its contact points, its conversation and its open tasks go on there, and what
     * is empty there is filled from it. Its row and its timeline stay its own, so that the merge can be undone. What was
     * merged into the lead already is no change.
     *
     * @throws ChangedMeanwhile when one of them has another version, or was merged, or the first one is closed
     * @throws Invalid when the other one does not exist for who asks, is the same, or became an order
     * @throws NotFound when the lead is not there, or not for who asks
     */
    @Transactional
    public void merge(Caller caller, UUID id, UUID otherId, ExpectedVersion expected, ExpectedVersion expectedOfOther) {
        var person = lock(id, otherId);
        var lead = desk.visible(caller.sees(), id);
        if (id.equals(otherId)) {
            throw new Invalid("otherId", "A lead cannot be merged with itself.");
        }
        var other = otherOf(caller.sees(), otherId);
        if (id.equals(other.mergedInto())) {
            return;
        }
        requireMergeable(lead, expected, other, expectedOfOther);
        combine(caller, lead, other, person);
    }

    private Map<ContactPoint, Known> lock(UUID id, UUID otherId) {
        var both = List.of(id, otherId);
        var person = points.lockThoseOf(both, List.of());
        rows.lockWithMerged(both);
        return person;
    }

    private Lead otherOf(Scope scope, UUID id) {
        try {
            return desk.visible(scope, id);
        } catch (NotFound none) {
            throw new Invalid("otherId", "There is no such lead.");
        }
    }

    private static void requireMergeable(
            Lead lead, ExpectedVersion expected, Lead other, ExpectedVersion expectedOfOther) {
        for (var one : List.of(lead, other)) {
            if (one.mergedInto() != null) {
                throw new ChangedMeanwhile(one.id(), "This lead was merged into another one. Undo that first.");
            }
        }
        Desk.require(lead, expected);
        Desk.require(other, expectedOfOther);
        if (!lead.isOpen()) {
            throw new ChangedMeanwhile(lead.id(), "Only an open lead takes another one in. Open it again first.");
        }
        if (other.hasOrder()) {
            throw new Invalid(
                    "otherId", "Lead " + other.number() + " became an order, so it cannot become part of another.");
        }
    }

    private void combine(Caller caller, Lead lead, Lead other, Map<ContactPoint, Known> person) {
        var at = Rows.now();
        var actor = Actor.staff(caller.staffId());
        var left = List.of(lead.slot(), other.slot());
        var from = desk.from(other);
        var talk = desk.talkOf(lead);
        var added = added(lead, other);
        var filled = new ArrayList<Change>();
        var took = lead.takeIn(other, workspace.currency(), filled);
        merges.keep(new Merge(
                other.id(),
                lead.id(),
                at,
                caller.staffId(),
                added.stream().map(GivenContactPoint::point).toList(),
                leadingTo(other, person),
                rows.mergedInto(other.id()),
                took,
                talk));
        rows.addPoints(
                added.stream().map(point -> new PointOfLead(lead.id(), point)).toList());
        talks.save(List.of(talk.with(desk.talkOf(other), other.isOpen())));
        other.mergeInto(lead.id());
        desk.write(lead, other);
        points.take(other.id(), lead.id());
        rows.index(List.of(findable(lead)));
        var named = fields.named(filled);
        desk.tell(
                left,
                List.of(lead.slot()),
                List.of(
                        Activity.of(lead.id(), at, actor, new Happening.Merged(called(other), named)),
                        Activity.of(other.id(), at, actor, new Happening.MergedInto(called(lead)))),
                told(lead, filled, actor, at, new LeadEvent.Merged(desk.snapshot(other), at, actor, from, lead.id())));
    }

    /**
     * Undoes a merge: both are as they were, and what happened since stays with the lead that took the other one in. What
     * is not merged is no change.
     *
     * @throws ChangedMeanwhile when the lead has another version, or was merged in its turn
     * @throws NotFound when one of them is not there, or not for who asks
     */
    @Transactional
    public void undo(Caller caller, UUID id, UUID otherId, ExpectedVersion expected) {
        lock(id, otherId);
        var lead = desk.take(caller.sees(), id);
        var merge = merges.find(otherId, id).orElse(null);
        if (merge == null) {
            return;
        }
        Desk.require(lead, expected);
        separate(caller, lead, desk.visible(caller.sees(), otherId), merge);
    }

    private void separate(Caller caller, Lead lead, Lead other, Merge merge) {
        var at = Rows.now();
        var actor = Actor.staff(caller.staffId());
        var before = new ArrayList<Slot>(List.of(lead.slot()));
        var changes = new ArrayList<Change>();
        lead.giveBack(merge.filled(), workspace.currency(), changes);
        other.unmerge(desk.pipelineOf(other));
        points.remove(lead.id(), merges.passOn(merge));
        merges.forget(merge);
        talks.save(List.of(desk.talkWithout(lead, other, merge)));
        desk.write(lead, other);
        points.giveBack(lead.id(), other.id(), merge.led(), other.isOpen());
        rows.index(List.of(findable(lead), findable(other)));
        desk.tell(
                before,
                List.of(lead.slot(), other.slot()),
                List.of(
                        Activity.of(lead.id(), at, actor, new Happening.Unmerged(called(other))),
                        Activity.of(other.id(), at, actor, new Happening.Unmerged(called(lead)))),
                told(lead, changes, actor, at, new LeadEvent.Unmerged(desk.snapshot(other), at, actor, lead.id())));
    }

    /** The other one's end or return first: who follows leads here moves what belongs to it. */
    private List<LeadEvent> told(Lead lead, List<Change> changes, Actor actor, Instant at, LeadEvent ofOther) {
        var snapshot = desk.snapshot(lead);
        var names = new ArrayList<>(changes.stream().map(Change::field).toList());
        names.add("merges");
        var events = new ArrayList<LeadEvent>(
                List.of(ofOther, new LeadEvent.Edited(snapshot, at, actor, List.copyOf(names))));
        if (names.contains("amount")) {
            events.add(new LeadEvent.AmountChanged(snapshot, at, actor));
        }
        return events;
    }

    private List<GivenContactPoint> added(Lead lead, Lead other) {
        var there = new HashSet<>(
                points.ofLead(lead.id()).stream().map(GivenContactPoint::point).toList());
        return points.ofLead(other.id()).stream()
                .filter(point -> !there.contains(point.point()))
                .toList();
    }

    private static List<ContactPoint> leadingTo(Lead lead, Map<ContactPoint, Known> person) {
        return person.entrySet().stream()
                .filter(point -> lead.id().equals(point.getValue().openLead()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Findable findable(Lead lead) {
        return Findable.of(lead.id(), lead.number(), lead.title(), lead.personName(), points.ofLead(lead.id()));
    }

    private static Happening.Other called(Lead lead) {
        return new Happening.Other(lead.id(), lead.number(), lead.title());
    }
}
