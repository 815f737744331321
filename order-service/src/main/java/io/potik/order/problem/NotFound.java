package io.potik.order.problem;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Nothing is there, or nothing that the caller may see; both are answered alike. */
public final class NotFound extends Refusal {

    /**
     * Nothing is there.
     *
     * @param what the noun that was looked for, in the API's words: "order", "customer"
     */
    public NotFound(String what) {
        super("There is no such " + what + ".");
    }

    @Override
    ProblemDetail told() {
        return Problems.of(HttpStatus.NOT_FOUND, "not-found", "Not found", text());
    }
}
