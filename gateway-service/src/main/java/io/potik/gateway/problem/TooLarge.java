package io.potik.gateway.problem;

/** The body is larger than this path takes. Answered with 413. */
public final class TooLarge extends RuntimeException {

    /**
     * A body over the limit.
     *
     * @param bytes the limit
     */
    public TooLarge(long bytes) {
        super("At most " + (bytes >> 20) + " MB are taken at once. Nothing was stored; send it in parts.");
    }
}
