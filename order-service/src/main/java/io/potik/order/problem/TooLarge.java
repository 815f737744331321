package io.potik.order.problem;

/** More than may be kept. Answered with 413; nothing of it was stored. */
public final class TooLarge extends RuntimeException {

    private final transient Invalid.Field error;

    /** The field says what is too large, and its message names the limit. */
    public TooLarge(Invalid.Field error) {
        super(error.message());
        this.error = error;
    }

    Invalid.Field error() {
        return error;
    }
}
