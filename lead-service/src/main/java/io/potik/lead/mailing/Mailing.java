package io.potik.lead.mailing;

import io.potik.lead.problem.Invalid;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * One text for the people of a segment as they were when somebody asked for it. Nothing goes out before somebody who saw
 * whom it reaches has started it.
 */
final class Mailing {

    /** How far it is. */
    enum State {
        /** Its people are coming in. */
        GATHERING,
        /** All people are there; nobody was written to. */
        READY,
        SENDING,
        /** Nobody new is written to. */
        PAUSED,
        /** Everybody was written to, as far as they could be. */
        DONE,
        /** Whoever was not written to is not any more. */
        CANCELLED;

        /** As the API writes it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final UUID id;
    private final String segment;
    private final String text;
    private final UUID by;
    private final Instant at;
    private State state;

    Mailing(UUID id, String segment, String text, UUID by, Instant at, State state) {
        this.id = id;
        this.segment = segment;
        this.text = text;
        this.by = by;
        this.at = at;
        this.state = state;
    }

    /** No more people come; what went on meanwhile stays so. */
    void gathered() {
        if (state == State.GATHERING) {
            state = State.READY;
        }
    }

    /**
     * Writes to people from now on; again after a pause.
     *
     * @throws Invalid unless it is ready or paused
     */
    void start() {
        move(State.SENDING, state == State.READY || state == State.PAUSED, "This mailing cannot be started now.");
    }

    /**
     * Writes to nobody new until it is started again.
     *
     * @throws Invalid unless it is being sent
     */
    void pause() {
        move(State.PAUSED, state == State.SENDING, "Only a mailing that is being sent can be paused.");
    }

    /**
     * Writes to nobody any more.
     *
     * @throws Invalid when it is over already
     */
    void cancel() {
        move(State.CANCELLED, state != State.DONE, "This mailing is over already.");
    }

    /** Nobody is left to write to, and of everybody it is known what became of it. */
    void finished() {
        state = State.DONE;
    }

    private void move(State to, boolean may, String otherwise) {
        if (state == to) {
            return;
        }
        if (!may) {
            throw new Invalid("state", otherwise);
        }
        state = to;
    }

    UUID id() {
        return id;
    }

    String segment() {
        return segment;
    }

    String text() {
        return text;
    }

    UUID by() {
        return by;
    }

    Instant at() {
        return at;
    }

    State state() {
        return state;
    }
}
