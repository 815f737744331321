package io.potik.order.problem;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Somebody else changed it meanwhile. Answered with 409 and what stands there now. */
public final class Conflict extends Refusal {

    private final transient Object current;

    /**
     * A change that was based on a stale version.
     *
     * @param what the noun, in the API's words: "order", "customer"
     * @param current what stands there now, as the API shows it; becomes {@code current} in the answer
     */
    public Conflict(String what, Object current) {
        super("Somebody changed this " + what + " meanwhile. Nothing of yours was stored; look at it and try again.");
        this.current = current;
    }

    @Override
    ProblemDetail told() {
        var body = Problems.of(HttpStatus.CONFLICT, "version-conflict", "Changed meanwhile", text());
        body.setProperty("current", current);
        return body;
    }
}
