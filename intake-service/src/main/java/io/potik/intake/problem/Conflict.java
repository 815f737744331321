package io.potik.intake.problem;

/** Somebody else changed it meanwhile. Answered with 409 and what stands there now. */
public final class Conflict extends RuntimeException {

    private final transient Object current;

    /**
     * A change that was based on a stale version.
     *
     * @param what the noun, in the API's words: "lead", "pipeline"
     * @param current what stands there now, as the API shows it; becomes {@code current} in the answer
     */
    public Conflict(String what, Object current) {
        super("Somebody changed this " + what + " meanwhile. Nothing of yours was stored; look at it and try again.");
        this.current = current;
    }

    Object current() {
        return current;
    }
}
