package io.potik.local;

import java.time.Duration;
import java.util.Locale;

/** Tells the person at the terminal what goes on, a line a step. */
@FunctionalInterface
public interface Progress {

    /** One finished line. */
    void say(String line);

    /** A part of the suite is ready, and how long it took since {@code nanoTime}. */
    default void ready(String part, long since) {
        step(part, "ready", since);
    }

    /** Something is done with a part of the suite, and how long it took since {@code nanoTime}. */
    default void step(String part, String done, long since) {
        double seconds = Duration.ofNanos(System.nanoTime() - since).toMillis() / 1000.0;
        say(String.format(Locale.ROOT, "  %-20s %-8s %6.1f s", part, done, seconds));
    }
}
