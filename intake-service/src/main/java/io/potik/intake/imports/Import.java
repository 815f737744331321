package io.potik.intake.imports;

import io.potik.intake.problem.Conflict;
import io.potik.intake.problem.Invalid;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A table on its way in.
 *
 * @param source the connection by which its things are known again
 * @param name of the file
 * @param columns by name, their place in the file
 * @param things how many there are; 0 until it is started
 * @param taken how many of them are in the ledger
 * @param stoppedBecause why the rest is not taken in, of one that was stopped
 * @param undo null of one that nobody undoes
 */
public record Import(
        UUID id,
        UUID source,
        String sourceName,
        String name,
        Instant broughtAt,
        Map<String, Integer> columns,
        State state,
        long version,
        int things,
        int taken,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable StoppedBecause stoppedBecause,
        @Nullable Undo undo) {

    /** How far it is. */
    public enum State {
        /** Only looked at. */
        DRAFT,
        /** Being taken in. */
        RUNNING,
        /** All of it was taken in. */
        DONE,
        /** What was taken in stays, the rest is not taken in. */
        STOPPED,
        /** Its orders are being taken back. */
        UNDOING,
        /** Each of its orders was cancelled, or left with a reason. */
        UNDONE;

        /** The state in the API's words. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why the rest of it is not taken in. */
    public enum StoppedBecause {
        /** Where it came from is there no more. */
        SOURCE_REMOVED("sourceRemoved"),
        /** Somebody in it is to be forgotten. */
        FORGOTTEN("forgotten"),
        /** It cannot be taken in, for a reason that the log tells. */
        FAILED("failed");

        private final String word;

        StoppedBecause(String word) {
            this.word = word;
        }

        /** As the API and the table write it. */
        public String word() {
            return word;
        }

        static StoppedBecause of(String word) {
            return Arrays.stream(values())
                    .filter(reason -> reason.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Nothing stops because of " + word));
        }
    }

    /**
     * How it is undone.
     *
     * @param by who asked for it
     * @param orders how many came of it
     * @param cancelled how many of them were
     * @param left how many of them stay, as somebody else had a hand in them
     */
    public record Undo(UUID by, Instant startedAt, @Nullable Instant endedAt, int orders, int cancelled, int left) {

        boolean isAnswered() {
            return cancelled + left >= orders;
        }
    }

    /** Copies the columns. */
    public Import {
        columns = Map.copyOf(columns);
    }

    /**
     * Refuses what somebody bases on another version.
     *
     * @param seen null if they did not say
     */
    void seenAs(@Nullable Long seen) {
        if (seen != null && seen != version) {
            throw new Conflict("import", Map.of("id", id, "version", version));
        }
    }

    /** With other columns. */
    Import mapped(Map<String, Integer> chosen) {
        draft();
        return with(chosen, State.DRAFT, 0, 0, null, null, null);
    }

    /** On its way; to start what was started is no change. */
    Import started(int all, Instant at) {
        if (state == State.RUNNING || state == State.DONE) {
            return this;
        }
        draft();
        return with(columns, State.RUNNING, all, 0, at, null, null);
    }

    /** Some more of it is in the ledger. */
    Import took(int more, Instant at) {
        boolean all = taken + more == things;
        return with(columns, all ? State.DONE : State.RUNNING, things, taken + more, startedAt, all ? at : null, null);
    }

    /** The rest of it is not taken in. */
    Import stopped(StoppedBecause why, Instant at) {
        return with(columns, State.STOPPED, things, taken, startedAt, at, why);
    }

    boolean isUndone() {
        return state == State.UNDOING || state == State.UNDONE;
    }

    /** Refuses to undo what is not in the ledger yet. */
    void takenIn() {
        if (state != State.DONE && state != State.STOPPED) {
            throw new Invalid("state", "Only what was taken in can be undone.");
        }
    }

    /** On its way back. */
    Import undone(UUID by, int orders, Instant at) {
        takenIn();
        return with(State.UNDOING, new Undo(by, at, null, orders, 0, 0));
    }

    /** Whatever became of its orders is known. */
    Import undone(Instant at) {
        var asked = Objects.requireNonNull(undo);
        return with(
                State.UNDONE,
                new Undo(asked.by(), asked.startedAt(), at, asked.orders(), asked.cancelled(), asked.left()));
    }

    void draft() {
        if (state != State.DRAFT) {
            throw new Invalid("state", "This is no draft any more; bring the file again to change anything.");
        }
    }

    private Import with(
            Map<String, Integer> chosen,
            State next,
            int all,
            int now,
            @Nullable Instant started,
            @Nullable Instant ended,
            @Nullable StoppedBecause why) {
        return new Import(
                id,
                source,
                sourceName,
                name,
                broughtAt,
                chosen,
                next,
                version + 1,
                all,
                now,
                started,
                ended,
                why,
                undo);
    }

    private Import with(State next, Undo now) {
        return new Import(
                id,
                source,
                sourceName,
                name,
                broughtAt,
                columns,
                next,
                version + 1,
                things,
                taken,
                startedAt,
                endedAt,
                stoppedBecause,
                now);
    }
}
