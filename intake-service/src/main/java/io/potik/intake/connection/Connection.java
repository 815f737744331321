package io.potik.intake.connection;

import io.potik.intake.channel.Settings;
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
 * @param lastError why the last refused delivery was refused, or null
 * @param rejected how many deliveries were refused
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
        long rejected) {

    /** How a connection stands. */
    public enum State {
        /** Nothing has come yet. */
        WAITING,
        /** The last thing that came was accepted. */
        WORKING,
        /** The last thing that came was refused. */
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
        if (off) {
            return State.OFF;
        }
        if (lastErrorAt != null && (lastReceivedAt == null || lastErrorAt.isAfter(lastReceivedAt))) {
            return State.FAILING;
        }
        return lastReceivedAt == null ? State.WAITING : State.WORKING;
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
                rejected);
    }
}
