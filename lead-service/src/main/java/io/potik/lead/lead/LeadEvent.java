package io.potik.lead.lead;

import io.potik.lead.timeline.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What {@code lead.events} tells about a lead; kept for ever, so there is nothing personal in it. */
public sealed interface LeadEvent {

    /** The lead after the change. */
    LeadSnapshot lead();

    /** When it happened. */
    Instant at();

    /** Who did it. */
    Actor actor();

    /** The contract's name. */
    default String type() {
        return switch (this) {
            case Created event -> "lead.created.v1";
            case MessageReceived event -> "lead.message-received.v1";
            case StageChanged event -> "lead.stage-changed.v1";
            case Won event -> "lead.won.v1";
            case Rejected event -> "lead.rejected.v1";
            case Reopened event -> "lead.reopened.v1";
            case Excluded event -> "lead.excluded.v1";
            case Responded event -> "lead.responded.v1";
            case AmountChanged event -> "lead.amount-changed.v1";
            case Assigned event -> "lead.assigned.v1";
            case Edited event -> "lead.edited.v1";
            case Noted event -> "lead.noted.v1";
            case Linked event -> "lead.linked.v1";
            case Merged event -> "lead.merged.v1";
            case Unmerged event -> "lead.unmerged.v1";
        };
    }

    /** {@code receivedAt} is the channel's receipt, from which on the person waits. */
    record Created(LeadSnapshot lead, Instant at, Actor actor, Instant receivedAt) implements LeadEvent {}

    /** A further message of the person, or an edit of one. */
    record MessageReceived(LeadSnapshot lead, Instant at, Actor actor, Instant receivedAt) implements LeadEvent {}

    /** To another open stage, perhaps of another pipeline; a closed one only when its stage is removed. */
    record StageChanged(LeadSnapshot lead, Instant at, Actor actor, From from) implements LeadEvent {}

    /** It became a deal. */
    record Won(
            LeadSnapshot lead,
            Instant at,
            Actor actor,
            From from,
            UUID customerId,
            @Nullable UUID orderId) implements LeadEvent {}

    /** It became no deal; the snapshot's outcome is kept or declined. */
    record Rejected(LeadSnapshot lead, Instant at, Actor actor, From from, UUID reasonId) implements LeadEvent {}

    /** It is worked on again. */
    record Reopened(LeadSnapshot lead, Instant at, Actor actor, From from) implements LeadEvent {}

    /** It was none, and is deleted. */
    record Excluded(LeadSnapshot lead, Instant at, Actor actor, From from) implements LeadEvent {}

    /** The first message or call by a human since the lead was opened. */
    record Responded(LeadSnapshot lead, Instant at, Actor actor, Instant waitingSince) implements LeadEvent {}

    /** The snapshot has the new amount. */
    record AmountChanged(LeadSnapshot lead, Instant at, Actor actor) implements LeadEvent {}

    /** The snapshot has the new manager. */
    record Assigned(
            LeadSnapshot lead,
            Instant at,
            Actor actor,
            @Nullable UUID previousManagerId) implements LeadEvent {}

    /** The names of the fields only: what stands in them may be personal. */
    record Edited(LeadSnapshot lead, Instant at, Actor actor, List<String> fields) implements LeadEvent {}

    /** Something was added to the timeline that changes no card: {@code kind} is note, call or message. */
    record Noted(LeadSnapshot lead, Instant at, Actor actor, String kind) implements LeadEvent {}

    /** It is part of another lead from now on; {@code from} is the visit that ended, of an open lead or a closed one. */
    record Merged(LeadSnapshot lead, Instant at, Actor actor, From from, UUID intoId) implements LeadEvent {}

    /** It is a lead of its own again, as it was before. */
    record Unmerged(LeadSnapshot lead, Instant at, Actor actor, UUID fromLeadId) implements LeadEvent {}

    /** The customer and the order that a conversion promised are there. */
    record Linked(
            LeadSnapshot lead,
            Instant at,
            Actor actor,
            UUID customerId,
            @Nullable UUID orderId) implements LeadEvent {}
}
