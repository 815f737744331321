package io.potik.order.problem;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** More than may be kept. Answered with 413; nothing of it was stored. */
public final class TooLarge extends Refusal {

    private final transient Invalid.Field error;

    /** The field says what is too large, and its message names the limit. */
    public TooLarge(Invalid.Field error) {
        super(error.message());
        this.error = error;
    }

    @Override
    ProblemDetail told() {
        var body = Problems.of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "Too large", text());
        body.setProperty(ERRORS, List.of(error));
        return body;
    }
}
