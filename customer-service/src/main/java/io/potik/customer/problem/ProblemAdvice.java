package io.potik.customer.problem;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
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

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String UNREADABLE = "This cannot be read here.";

    @ExceptionHandler
    ProblemDetail told(Refusal problem) {
        return problem.told();
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
        log.warn("Answered 503: {}", problem.toString());
        var body = Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "unavailable",
                "Not available now",
                "Nothing was stored. Try again in a few seconds.");
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(body);
    }

    /** What nobody thought of: the text stays in the log, the caller gets the id to find it by. */
    @ExceptionHandler
    ProblemDetail unexpected(Exception problem) {
        return unexpected(UUID.randomUUID(), problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException problem, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = problem.getBindingResult().getAllErrors().stream()
                .map(error -> new Invalid.Field(
                        error instanceof FieldError field ? field.getField() : error.getObjectName(),
                        words(error.getDefaultMessage())))
                .toList();
        return answer(new Invalid(errors).told());
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
        return answer(new Invalid(errors).told());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException problem, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (!(problem.getCause() instanceof JacksonException cause)) {
            return answer(unreadable("A JSON body is needed.", List.of()));
        }
        var where = JsonPaths.of(cause);
        return answer(unreadable(
                "The body is not the JSON that this path takes.",
                where.isEmpty() ? List.of() : List.of(new Invalid.Field(where, UNREADABLE))));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException problem, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var field = problem instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : words(problem.getPropertyName());
        return answer(unreadableParameter(field, UNREADABLE));
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
            return answer(unexpected(problem));
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

    private static ProblemDetail unexpected(UUID id, Exception problem) {
        log.error("Answered 500, id {}", id, problem);
        var body = Problems.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "unexpected",
                "Something went wrong here",
                "It is not your fault. It was written down under " + id + "; tell support this id.");
        body.setProperty("id", id);
        return body;
    }

    private static ProblemDetail unreadableParameter(String field, String message) {
        return unreadable(field + ": " + message, List.of(new Invalid.Field(field, message)));
    }

    private static ProblemDetail unreadable(String detail, List<Invalid.Field> errors) {
        var body = Problems.of(HttpStatus.BAD_REQUEST, "unreadable", "Not readable", detail);
        if (!errors.isEmpty()) {
            body.setProperty(Refusal.ERRORS, errors);
        }
        return body;
    }

    private static ResponseEntity<Object> answer(ProblemDetail body) {
        return ResponseEntity.status(body.getStatus()).body(body);
    }

    private static String words(@Nullable String text) {
        return text == null ? "" : text;
    }
}
