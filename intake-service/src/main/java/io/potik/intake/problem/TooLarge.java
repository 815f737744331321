package io.potik.intake.problem;

/** The body is larger than this path takes. Answered with 413; nothing of it was stored. */
public final class TooLarge extends RuntimeException {

    /**
     * A body over the limit.
     *
     * @param megabytes the limit
     */
    public TooLarge(long megabytes) {
        super("At most " + megabytes + " MB are taken at once. Nothing was stored; send it in parts.");
    }
}
