package io.potik.gateway.problem;

import java.time.Duration;

/** Asked too often. Answered with 429 and when to come again. */
public final class TooMany extends RuntimeException {

    private final Duration wait;

    /**
     * Asked too often.
     *
     * @param wait after which it will be answered again
     */
    public TooMany(Duration wait) {
        super("That was too often. Try again in " + seconds(wait) + " seconds.");
        this.wait = wait;
    }

    /** Whole seconds to wait, at least one. */
    public long seconds() {
        return seconds(wait);
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
