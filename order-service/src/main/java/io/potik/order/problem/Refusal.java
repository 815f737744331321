package io.potik.order.problem;

import org.springframework.http.ProblemDetail;

/** What a caller is told in the place of what was asked for. */
abstract class Refusal extends RuntimeException {

    static final String ERRORS = "errors";

    private final String text;

    /** The text is for people: what happened here and what to do about it. */
    Refusal(String text) {
        super(text);
        this.text = text;
    }

    final String text() {
        return text;
    }

    /** As it is told. */
    abstract ProblemDetail told();
}
