package io.potik.order.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** What was sent can be read, but makes no sense. Answered with 422 and the errors by field. */
public final class Invalid extends Refusal {

    private final transient List<Field> errors;

    /**
     * One field that makes no sense.
     *
     * @param field its path in what was sent: {@code stages[2].name}
     * @param message for people: what is wrong and what would be right
     * @param code for programs that act on it, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Field(
            String field, String message, @Nullable String code) {

        /** An error that no program needs to tell from others. */
        public Field(String field, String message) {
            this(field, message, null);
        }
    }

    /**
     * Several fields make no sense.
     *
     * @param errors at least one
     */
    public Invalid(List<Field> errors) {
        super(errors.getFirst().message());
        this.errors = List.copyOf(errors);
    }

    /** One field makes no sense. */
    public Invalid(String field, String message) {
        this(List.of(new Field(field, message)));
    }

    /** The errors by field; never empty. */
    public List<Field> errors() {
        return errors;
    }

    @Override
    ProblemDetail told() {
        var detail = errors.size() == 1 ? text() : errors.size() + " fields make no sense.";
        var body = Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", "Makes no sense", detail);
        body.setProperty(ERRORS, errors);
        return body;
    }
}
