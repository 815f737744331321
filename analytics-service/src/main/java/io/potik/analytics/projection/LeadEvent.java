package io.potik.analytics.projection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a lead.
 *
 * @param type the contract's name, {@code lead.created.v1} and so on; an unknown one still tells by its snapshot
 * @param details what the contract says about it
 */
public record LeadEvent(String type, Details details) {

    static final String CREATED = "lead.created.v1";
    static final String MESSAGE_RECEIVED = "lead.message-received.v1";
    static final String RESPONDED = "lead.responded.v1";
    static final String ASSIGNED = "lead.assigned.v1";
    static final String LINKED = "lead.linked.v1";

    /**
     * @param lead how it stood afterwards
     * @param at when it happened
     * @param actor who did it
     * @param receivedAt of created and message-received: when the channel's delivery was taken in
     * @param waitingSince of responded: since when the person waited
     * @param reasonId of rejected
     * @param from of a change of stage: the visit that ended
     */
    public record Details(
            LeadSnapshot lead,
            Instant at,
            @Nullable Actor actor,
            @Nullable Instant receivedAt,
            @Nullable Instant waitingSince,
            @Nullable UUID reasonId,
            @Nullable From from) {

        /** Keeps what the store can keep: microseconds. */
        public Details {
            at = stored(at);
            receivedAt = receivedAt == null ? null : stored(receivedAt);
            waitingSince = waitingSince == null ? null : stored(waitingSince);
        }
    }

    /**
     * @param kind staff, channel, system or import
     * @param id the member of staff; of an import, the one whose doing was imported
     */
    public record Actor(String kind, @Nullable UUID id) {}

    /** The stage that was left. */
    public record From(
            UUID stageId,
            String stageKind,
            int stageRank,
            UUID pipelineId,
            @Nullable Instant enteredAt) {}

    LeadSnapshot lead() {
        return details.lead();
    }

    Instant at() {
        return details.at();
    }

    boolean is(String other) {
        return type.equals(other);
    }

    /**
     * Whether a member of staff worked on the lead: everything they do to a card or write to its person. Being handed a
     * lead is not yet work; taking one is.
     */
    boolean isHumanAction() {
        var actor = details.actor();
        if (actor == null || actor.id() == null) {
            return false;
        }
        boolean human = actor.kind().equals("staff") || (actor.kind().equals("import") && !is(CREATED));
        return human
                && !is(MESSAGE_RECEIVED)
                && !is(LINKED)
                && (!is(ASSIGNED) || actor.id().equals(lead().managerId()));
    }

    static Instant stored(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
