package io.potik.customer.problem;

import org.jspecify.annotations.Nullable;

/** A contact point is somebody else's. Answered with 409 and whose it is, if the caller may see them. */
public final class Taken extends RuntimeException {

    private final String field;
    private final transient @Nullable Object current;

    /**
     * A contact point that somebody has.
     *
     * @param field where it stands in what was sent
     * @param message for people: whose it is, as far as they may know
     * @param current who has it, as the API shows them; null for somebody whom the caller does not see
     */
    public Taken(String field, String message, @Nullable Object current) {
        super(message);
        this.field = field;
        this.current = current;
    }

    String field() {
        return field;
    }

    @Nullable
    Object current() {
        return current;
    }
}
