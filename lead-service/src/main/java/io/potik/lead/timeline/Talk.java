package io.potik.lead.timeline;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the conversation with a person stands: what was said last, who waits for whom, and how to answer.
 *
 * @param openedAt from when an answer is due if nobody wrote: the receipt that made the lead, or the reopening
 * @param last what was said last, by either side
 * @param waitingSince the receipt of the earliest message that nobody answered; null when nobody waits
 * @param firstResponseAt the first message or call by a human since the lead was opened
 * @param answerBy where an answer goes, or null when no channel can be answered
 */
public record Talk(
        UUID lead,
        Instant openedAt,
        @Nullable Said last,
        @Nullable Instant waitingSince,
        @Nullable Instant firstResponseAt,
        @Nullable Route answerBy) {

    /** Words with their time and direction, in or out. */
    public record Said(@Nullable String text, Instant at, String direction) {}

    /**
     * Where an answer goes.
     *
     * @param label the connection's name
     * @param conversation the provider's name of the conversation
     * @param kind kind of the contact point that gets the answer
     * @param value its value
     */
    public record Route(
            UUID connection, String channel, String label, String conversation, String kind, String value) {}

    /** Nothing was said yet. */
    public static Talk opened(UUID lead, Instant at) {
        return new Talk(lead, at, null, null, null, null);
    }

    /**
     * The person wrote.
     *
     * @param said when it was said; an older one than the last does not become the last
     * @param received when we got it, from which on the person waits
     * @param route where an answer goes, or null when it cannot be answered there
     */
    public Talk received(@Nullable String text, Instant said, Instant received, @Nullable Route route) {
        var since = waitingSince == null || received.isBefore(waitingSince) ? received : waitingSince;
        return new Talk(
                lead,
                openedAt,
                later(new Said(text, said, "in")),
                since,
                firstResponseAt,
                route == null ? answerBy : route);
    }

    /** What the person said last was edited. */
    public Talk revised(@Nullable String text, Instant at) {
        return last != null && last.at().equals(at) && last.direction().equals("in")
                ? new Talk(lead, openedAt, new Said(text, at, "in"), waitingSince, firstResponseAt, answerBy)
                : this;
    }

    /**
     * A human answered: nobody waits any more.
     *
     * @param text what was written; null for a call
     */
    public Talk answered(@Nullable String text, Instant at) {
        var said = text == null ? last : later(new Said(text, at, "out"));
        return new Talk(lead, openedAt, said, null, firstResponseAt == null ? at : firstResponseAt, answerBy);
    }

    /** The lead is worked on again: the clock of the first response starts anew. */
    public Talk reopened(Instant at) {
        return new Talk(lead, at, last, waitingSince, null, answerBy);
    }

    /**
     * Goes on together with another conversation of the same person.
     *
     * @param waits whether the person waits there too: that lead is open
     */
    public Talk with(Talk other, boolean waits) {
        var theirs = waits ? other.waitingSince : null;
        var since = waitingSince == null || (theirs != null && theirs.isBefore(waitingSince)) ? theirs : waitingSince;
        boolean laterThere =
                other.last != null && (last == null || other.last.at().isAfter(last.at()));
        return new Talk(
                lead,
                openedAt,
                laterThere ? other.last : last,
                since,
                firstResponseAt,
                answerBy == null || (laterThere && other.answerBy != null) ? other.answerBy : answerBy);
    }

    /**
     * Goes on without a conversation that was merged into it: what came from there is as it was before.
     *
     * @param before this one before the merge
     * @param wroteAgainAt when the person first wrote here after the merge, or null
     */
    public Talk without(Talk other, Talk before, @Nullable Instant wroteAgainAt) {
        boolean waitsFromThere = waitingSince != null
                && waitingSince.equals(other.waitingSince)
                && !waitingSince.equals(before.waitingSince);
        var since = before.waitingSince == null ? wroteAgainAt : before.waitingSince;
        return new Talk(
                lead,
                openedAt,
                Objects.equals(last, other.last) ? before.last : last,
                waitsFromThere ? since : waitingSince,
                firstResponseAt,
                Objects.equals(answerBy, other.answerBy) ? before.answerBy : answerBy);
    }

    /** From when the time to an answer counts that is given now. */
    public Instant clock() {
        return waitingSince == null ? openedAt : waitingSince;
    }

    private Said later(Said said) {
        return last == null || !said.at().isBefore(last.at()) ? said : last;
    }
}
