package io.potik.lead.problem;

import org.jspecify.annotations.Nullable;

/** The body is larger than this path takes. Answered with 413; nothing of it was stored. */
public final class TooLarge extends RuntimeException {

    private final transient Invalid.@Nullable Field error;

    /**
     * A body over the limit.
     *
     * @param megabytes the limit
     */
    public TooLarge(long megabytes) {
        super("At most " + megabytes + " MB are taken at once. Nothing was stored; send it in parts.");
        this.error = null;
    }

    /** What is more than may be kept; the field says of what, and its message names the limit. */
    public TooLarge(Invalid.Field error) {
        super(error.message());
        this.error = error;
    }

    Invalid.@Nullable Field error() {
        return error;
    }
}
