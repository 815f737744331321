package io.potik.analytics.problem;

/** Nothing is there, or nothing that the caller may see; both are answered alike. */
public final class NotFound extends RuntimeException {

    /**
     * Nothing is there.
     *
     * @param what the noun that was looked for, in the API's words: "lead", "pipeline"
     */
    public NotFound(String what) {
        super("There is no such " + what + ".");
    }
}
