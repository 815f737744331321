package io.potik.gateway.problem;

/** The body could not be read to its end: whoever sent it went away or broke off. Answered with 400. */
public final class Unreadable extends RuntimeException {

    /** A body that broke off. */
    public Unreadable(Throwable cause) {
        super("The body broke off before its end. Nothing was stored.", cause);
    }
}
