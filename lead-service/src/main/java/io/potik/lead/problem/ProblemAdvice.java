package io.potik.lead.problem;

import io.potik.lead.transaction.LostRace;
import jakarta.persistence.PersistenceException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Turns what controllers throw into problem details: one place, one shape. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final String ERRORS = Problems.ERRORS;

    @ExceptionHandler
    ProblemDetail notFound(NotFound problem) {
        return Problems.of(problem);
    }

    @ExceptionHandler
    ProblemDetail conflict(Conflict problem) {
        return Problems.of(problem);
    }

    @ExceptionHandler
    ProblemDetail invalid(Invalid problem) {
        return Problems.of(problem);
    }

    @ExceptionHandler
    ProblemDetail tooLarge(TooLarge problem) {
        return Problems.of(problem);
    }

    @ExceptionHandler
    ProblemDetail forbidden(AccessDeniedException problem) {
        return Problems.forbidden();
    }

    /** Left to the security filters, which know the challenge. */
    @ExceptionHandler
    void notSignedIn(AuthenticationException problem) {
        throw problem;
    }

    /** The database is away or overloaded: that is no answer to what was asked, and it passes. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<ProblemDetail> unavailable(Exception problem) {
        return Problems.later(problem);
    }

    /** Left to who began the transaction, as long as it is open. */
    @ExceptionHandler({ConcurrencyFailureException.class, PersistenceException.class})
    ResponseEntity<ProblemDetail> lostRace(RuntimeException problem) {
        if (LostRace.isRunAgain(problem)) {
            throw problem;
        }
        return LostRace.isBehind(problem)
                ? Problems.later(problem)
                : ResponseEntity.internalServerError().body(Problems.unexpected(problem));
    }

    /** What nobody thought of: the text stays in the log, the caller gets the id to find it by. */
    @ExceptionHandler
    ProblemDetail unexpected(Exception problem) {
        return Problems.unexpected(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException problem, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var unread = problem.getBindingResult().getFieldErrors().stream()
                .filter(FieldError::isBindingFailure)
                .findFirst();
        if (unread.isPresent()) {
            return answer(unreadableParameter(unread.get().getField(), "This cannot be read here."));
        }
        var errors = problem.getBindingResult().getAllErrors().stream()
                .map(error -> new Invalid.Field(
                        error instanceof FieldError field ? field.getField() : error.getObjectName(),
                        words(error.getDefaultMessage())))
                .toList();
        return answer(Problems.of(new Invalid(errors)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException problem, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = problem.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new Invalid.Field(
                                error instanceof FieldError field
                                        ? field.getField()
                                        : words(result.getMethodParameter().getParameterName()),
                                words(error.getDefaultMessage()))))
                .toList();
        return answer(Problems.of(new Invalid(errors)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException problem, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var body = Problems.of(
                HttpStatus.BAD_REQUEST,
                "unreadable",
                "Not readable",
                problem.getCause() instanceof JacksonException
                        ? "The body is not the JSON that this path takes."
                        : "A JSON body is needed.");
        if (problem.getCause() instanceof JacksonException cause) {
            var where = JsonPaths.of(cause);
            if (!where.isEmpty()) {
                body.setProperty(ERRORS, List.of(new Invalid.Field(where, "This cannot be read here.")));
            }
        }
        return answer(body);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException problem, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var field = problem instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : words(problem.getPropertyName());
        return answer(unreadableParameter(field, "This cannot be read here."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException problem,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(unreadableParameter(problem.getParameterName(), "This is needed."));
    }

    /** What Spring MVC itself cannot do is as unexpected as anything else. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception problem, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError() && status.value() != HttpStatus.SERVICE_UNAVAILABLE.value()) {
            return answer(Problems.unexpected(problem));
        }
        return super.handleExceptionInternal(problem, body, headers, status, request);
    }

    /** Everything else that Spring MVC refuses (405, 406, 415, no such path) gets a type of ours: its title as a slug. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail detail
                && (detail.getType() == null || URI.create("about:blank").equals(detail.getType()))) {
            var title = words(detail.getTitle());
            detail.setType(Problems.type(title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-")));
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    private static ProblemDetail unreadableParameter(String field, String message) {
        var body = Problems.of(HttpStatus.BAD_REQUEST, "unreadable", "Not readable", field + ": " + message);
        body.setProperty(ERRORS, List.of(new Invalid.Field(field, message)));
        return body;
    }

    private static ResponseEntity<Object> answer(ProblemDetail body) {
        return ResponseEntity.status(body.getStatus()).body(body);
    }

    private static String words(@Nullable String text) {
        return text == null ? "" : text;
    }
}
