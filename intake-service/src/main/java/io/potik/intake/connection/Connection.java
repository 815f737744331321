package io.potik.intake.connection;

import io.potik.intake.channel.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One configured account of a channel, without its secrets.
 *
 * @param hookKey the secret part of the address that the provider posts to
 * @param off whether it was stopped by people
 * @param lastReceivedAt when the last delivery was accepted, or null before the first
 * @param lastError why the last refused delivery was refused, or the provider could not be reached, or null
 * @param rejected how many deliveries were refused
 * @param reachedAt when a provider that is listened to was reached last, or null
 * @param rhythm how often things come, or null where that was not asked for
 */
public record Connection(
        UUID id,
        String provider,
        String channel,
        String name,
        String hookKey,
        Settings settings,
        boolean off,
        long version,
        Instant createdAt,
        @Nullable Instant lastReceivedAt,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt,
        long rejected,
        @Nullable Instant reachedAt,
        @Nullable Rhythm rhythm) {

    /** How the last error begins while answers are held back; the first that gets through takes it away. */
    static final String SENDING_PAUSED = "Sending is paused";

    private static final Duration NEVER_UNUSUAL = Duration.ofDays(1);
    private static final int TIMES_THE_USUAL = 3;
    private static final int ENOUGH_GAPS = 5;

    /**
     * How often things come, of late.
     *
     * @param usualGap from one hour in which something came to the next, on average
     * @param longestGap the longest of them
     * @param gaps how many there were
     */
    public record Rhythm(Duration usualGap, Duration longestGap, int gaps) {

        /** Whether nothing for that long is unusual: longer than ever, and much longer than on average. */
        boolean isUnusual(Duration silence) {
            return gaps >= ENOUGH_GAPS
                    && silence.compareTo(NEVER_UNUSUAL) > 0
                    && silence.compareTo(usualGap.multipliedBy(TIMES_THE_USUAL)) > 0
                    && silence.compareTo(longestGap) > 0;
        }
    }

    /** How a connection stands. */
    public enum State {
        /** Nothing has come yet. */
        WAITING,
        /** The last thing that came was accepted. */
        WORKING,
        /** Nothing has come for unusually long. */
        SILENT,
        /** The last thing that came was refused, the provider cannot be reached, or answers do not get through. */
        FAILING,
        /** Stopped by people. */
        OFF;

        /** The state in the API's words. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it stands now. */
    public State state() {
        return state(Instant.now());
    }

    State state(Instant now) {
        if (off) {
            return State.OFF;
        }
        var worked = reachedAt == null || (lastReceivedAt != null && lastReceivedAt.isAfter(reachedAt))
                ? lastReceivedAt
                : reachedAt;
        boolean paused = lastError != null && lastError.startsWith(SENDING_PAUSED);
        if (lastErrorAt != null && (paused || worked == null || lastErrorAt.isAfter(worked))) {
            return State.FAILING;
        }
        if (worked == null) {
            return State.WAITING;
        }
        return lastReceivedAt != null && rhythm != null && rhythm.isUnusual(Duration.between(lastReceivedAt, now))
                ? State.SILENT
                : State.WORKING;
    }

    /** With another name, other settings, switched on or off; the version grows. */
    Connection changed(String name, Settings settings, boolean off) {
        return new Connection(
                id,
                provider,
                channel,
                name,
                hookKey,
                settings,
                off,
                version + 1,
                createdAt,
                lastReceivedAt,
                lastError,
                lastErrorAt,
                rejected,
                reachedAt,
                rhythm);
    }
}
