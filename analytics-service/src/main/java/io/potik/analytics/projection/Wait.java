package io.potik.analytics.projection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who waits for the first answer.
 *
 * @param pipelineId where the lead stood when it began
 * @param since the channel's receipt, or the reopening
 * @param askedAt of an answered one: when the message came that was answered, if that was after {@code since}
 * @param respondedAt when a human first answered
 * @param restartedAt when the lead was reopened while nobody had answered: the next wait takes its place
 * @param ownerId whose lead it was when it was answered
 * @param staffId who answered
 */
record Wait(
        UUID leadId,
        int seq,
        UUID pipelineId,
        Instant since,
        @Nullable Instant askedAt,
        @Nullable Instant respondedAt,
        @Nullable Instant restartedAt,
        @Nullable UUID ownerId,
        @Nullable UUID staffId) {

    static Wait since(LeadSnapshot lead, int seq, Instant since) {
        return new Wait(lead.id(), seq, lead.pipelineId(), since, null, null, null, null, null);
    }

    boolean isOpen() {
        return respondedAt == null && restartedAt == null;
    }

    /** Answered; a message that came after a reopening starts the clock later than the reopening did. */
    Wait answeredBy(LeadEvent event) {
        var details = event.details();
        var asked = details.waitingSince();
        var begin = asked != null && asked.isAfter(since) ? asked : since;
        var end = event.at().isBefore(begin) ? begin : event.at();
        var actor = details.actor();
        return new Wait(
                leadId,
                seq,
                pipelineId,
                since,
                begin.equals(since) ? null : begin,
                end,
                null,
                event.lead().managerId(),
                actor == null ? null : actor.id());
    }

    Wait restarted(Instant at) {
        return new Wait(leadId, seq, pipelineId, since, null, null, at.isBefore(since) ? since : at, null, null);
    }
}
