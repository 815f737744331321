package io.potik.analytics.projection;

import io.potik.analytics.projection.LeadStore.Changes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one lead, and how an event changes it. Events come in the order in which they happened; one that is
 * strictly older than what is known is dropped.
 */
final class LeadHistory {

    private final Changes changes;
    private @Nullable LeadFact fact;
    private @Nullable Visit here;
    private @Nullable LeadState state;
    private @Nullable Closing closing;
    private @Nullable Wait wait;

    /** A lead that was never heard of. */
    LeadHistory(Changes changes) {
        this(changes, null, null, null, null, null);
    }

    LeadHistory(
            Changes changes,
            @Nullable LeadFact fact,
            @Nullable Visit here,
            @Nullable LeadState state,
            @Nullable Closing closing,
            @Nullable Wait wait) {
        this.changes = changes;
        this.fact = fact;
        this.here = here;
        this.state = state;
        this.closing = closing;
        this.wait = wait;
    }

    void apply(LeadEvent event) {
        var lead = event.lead();
        var known = fact;
        if (known != null && lead.version() < known.version()) {
            return;
        }
        var before = known == null ? meet(event) : known;
        int visits = before.visits();
        Integer leftVisit = null;
        var entry = known == null && here == null ? lead.createdAt() : event.at();
        if (here != null && leaves(here, event)) {
            var left = here.left(event.at(), wayOut(here, event), lead.managerId());
            leftVisit = left.seq();
            entry = left.endedAt();
            changes.put(left);
            here = null;
        }
        if (here == null && enters(lead)) {
            here = Visit.of(lead, ++visits, entry);
            changes.put(here);
        }
        int states = followState(before.states(), known == null ? lead.createdAt() : event.at(), lead);
        boolean reopened = closing != null && !closing.isMerge() && lead.isOpen();
        var openedAt = reopened ? event.at() : before.openedAt();
        int closings = followEnd(before.closings(), event, openedAt, leftVisit);
        int waits = followWait(before.waits(), event, reopened);
        if (event.isHumanAction()) {
            changes.act(event);
        }
        fact = new LeadFact(
                lead.id(),
                lead.number(),
                lead.version(),
                before.createdAt(),
                before.receivedAt(),
                lead.sourceId(),
                lead.channel(),
                lead.first(),
                openedAt,
                visits,
                states,
                closings,
                waits);
        changes.put(fact);
    }

    /** The first that is heard of a lead; when it was not its creation, the stage that it left is taken from the event. */
    private LeadFact meet(LeadEvent event) {
        var lead = event.lead();
        var from = event.details().from();
        if (from != null) {
            var entered = from.enteredAt() == null ? lead.createdAt() : LeadEvent.stored(from.enteredAt());
            here = new Visit(
                    lead.id(),
                    1,
                    from.pipelineId(),
                    from.stageId(),
                    from.stageRank(),
                    from.stageKind(),
                    entered,
                    lead.managerId(),
                    null,
                    null,
                    null,
                    null,
                    null);
            changes.put(here);
        }
        return new LeadFact(
                lead.id(),
                lead.number(),
                lead.version(),
                lead.createdAt(),
                event.details().receivedAt(),
                lead.sourceId(),
                lead.channel(),
                lead.first(),
                lead.createdAt(),
                from == null ? 0 : 1,
                0,
                0,
                0);
    }

    private boolean leaves(Visit visit, LeadEvent event) {
        var lead = event.lead();
        return isGone(lead) || !visit.isIn(lead) || isRejectedInPlace(lead);
    }

    /** It stands in no stage any more; a merged one until the merge is undone. */
    private static boolean isGone(LeadSnapshot lead) {
        return lead.isExcluded() || lead.isMerged();
    }

    /** In a pipeline without a lost stage a rejected card stays where it was. */
    private boolean isRejectedInPlace(LeadSnapshot lead) {
        return lead.isRejected() && closing == null && !lead.stageKind().equals(LeadSnapshot.LOST);
    }

    private static String wayOut(Visit visit, LeadEvent event) {
        if (isGone(event.lead())) {
            return Visit.LEFT;
        }
        return visit.isIn(event.lead()) ? Visit.REJECTED : visit.wayTo(event);
    }

    private static boolean enters(LeadSnapshot lead) {
        return lead.isOpen() || (!isGone(lead) && !lead.stageKind().equals(LeadSnapshot.OPEN));
    }

    private int followState(int states, Instant at, LeadSnapshot lead) {
        var since = state == null || !at.isBefore(state.since()) ? at : state.since();
        var next = LeadState.of(lead, states + 1, since);
        if (state != null && state.isSameAs(next)) {
            return states;
        }
        if (state != null) {
            changes.put(state.until(since));
        }
        state = next;
        changes.put(next);
        return states + 1;
    }

    private int followEnd(int closings, LeadEvent event, Instant openedAt, @Nullable Integer leftVisit) {
        var lead = event.lead();
        if (closing != null && lead.isMerged()) {
            // What it ended with stands, and is told once: it is the same end when the merge is undone.
            return closings;
        }
        if (closing != null && !closing.outcome().equals(lead.outcome())) {
            changes.put(closing.until(event.at()));
            closing = null;
        }
        var reason = event.details().reasonId();
        if (closing != null && closing.reasonId() == null && reason != null) {
            // Several events of one change tell the same card: an edit that came with the rejection came first.
            closing = closing.because(reason);
            changes.put(closing);
        }
        if (closing != null || lead.isOpen()) {
            return closings;
        }
        closing = Closing.of(event, closings + 1, openedAt, leftVisit);
        changes.put(closing);
        return closings + 1;
    }

    private int followWait(int waits, LeadEvent event, boolean reopened) {
        var lead = event.lead();
        // Somebody who stands in front of the desk waits for no channel.
        boolean byChannel = !lead.channel().equals("manual");
        if (reopened && byChannel) {
            if (wait != null && wait.isOpen()) {
                changes.put(wait.restarted(event.at()));
            }
            return startWait(lead, waits + 1, event.at());
        }
        var received = event.details().receivedAt();
        boolean asks = (event.is(LeadEvent.CREATED) && byChannel) || event.is(LeadEvent.MESSAGE_RECEIVED);
        if (wait == null && received != null && asks) {
            return startWait(lead, waits + 1, received);
        }
        if (wait != null && wait.isOpen() && event.is(LeadEvent.RESPONDED)) {
            wait = wait.answeredBy(event);
            changes.put(wait);
        }
        return waits;
    }

    private int startWait(LeadSnapshot lead, int seq, Instant since) {
        wait = Wait.since(lead, seq, since);
        changes.put(wait);
        return seq;
    }
}
