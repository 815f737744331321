package io.potik.customer.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A contact point is somebody else's. Answered with 409 and whose it is, if the caller may see them. */
public final class Taken extends Refusal {

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

    @Override
    ProblemDetail told() {
        var body = Problems.of(HttpStatus.CONFLICT, "contact-point-taken", "Somebody else's", text());
        body.setProperty(ERRORS, List.of(new Invalid.Field(field, text())));
        if (current != null) {
            body.setProperty("current", current);
        }
        return body;
    }
}
