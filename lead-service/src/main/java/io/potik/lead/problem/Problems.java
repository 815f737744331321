package io.potik.lead.problem;

import io.potik.lead.transaction.LostRace;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Makes problem details with the stable types of this API. */
public final class Problems {

    static final String ERRORS = "errors";

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final String TYPES = "https://potik.io/problems/";

    private Problems() {}

    /**
     * A problem.
     *
     * @param slug the last part of the type; stable, callers may branch on it
     * @param title what happened, the same words for every problem of the type
     * @param detail what happened here and what to do about it; shown to people
     */
    public static ProblemDetail of(HttpStatus status, String slug, String title, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(type(slug));
        problem.setTitle(title);
        return problem;
    }

    static URI type(String slug) {
        return URI.create(TYPES + slug);
    }

    /** The caller's role does not allow it. */
    public static ProblemDetail forbidden() {
        return of(HttpStatus.FORBIDDEN, "not-allowed", "Not allowed", "Your role does not allow this.");
    }

    /**
     * Why a use case did not do what it was asked for; what nobody thought of is logged, and told by an id only.
     *
     * @param refusal what it threw
     */
    public static ProblemDetail of(RuntimeException refusal) {
        return switch (refusal) {
            case NotFound problem -> of(HttpStatus.NOT_FOUND, "not-found", "Not found", text(problem));
            case Conflict problem -> {
                var body = of(HttpStatus.CONFLICT, "version-conflict", "Changed meanwhile", text(problem));
                body.setProperty("current", problem.current());
                yield body;
            }
            case Invalid problem -> invalid(problem.errors());
            case TooLarge problem -> {
                var body = of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "Too large", text(problem));
                if (problem.error() != null) {
                    body.setProperty(ERRORS, List.of(problem.error()));
                }
                yield body;
            }
            case AccessDeniedException problem -> forbidden();
            case DataAccessResourceFailureException problem -> unavailable(problem);
            case TransientDataAccessException problem -> unavailable(problem);
            case CannotCreateTransactionException problem -> unavailable(problem);
            default -> LostRace.isBehind(refusal) ? unavailable(refusal) : unexpected(refusal);
        };
    }

    /** That it cannot be done just now, and when to ask again. */
    static ResponseEntity<ProblemDetail> later(Exception problem) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(unavailable(problem));
    }

    private static ProblemDetail unavailable(Exception problem) {
        log.warn("Answered 503: {}", problem.toString());
        return of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "unavailable",
                "Not available now",
                "Nothing was stored. Try again in a few seconds.");
    }

    static ProblemDetail unexpected(Exception problem) {
        var id = UUID.randomUUID();
        log.error("Answered 500, id {}", id, problem);
        var body = of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "unexpected",
                "Something went wrong here",
                "It is not your fault. It was written down under " + id + "; tell support this id.");
        body.setProperty("id", id);
        return body;
    }

    private static ProblemDetail invalid(List<Invalid.Field> errors) {
        var detail = errors.size() == 1 ? errors.getFirst().message() : errors.size() + " fields make no sense.";
        var body = of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", "Makes no sense", detail);
        body.setProperty(ERRORS, errors);
        return body;
    }

    private static String text(RuntimeException problem) {
        @Nullable String text = problem.getMessage();
        return text == null ? "" : text;
    }
}
