package io.potik.analytics.problem;

/** What it depends on is away; that passes. Answered with 503 and Retry-After. */
public final class Unavailable extends RuntimeException {

    /**
     * Something is away.
     *
     * @param detail what is away and what that means for what was asked; shown to people
     */
    public Unavailable(String detail, Throwable cause) {
        super(detail, cause);
    }
}
