package io.potik.gateway.problem;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Makes problem details with the stable types of this API. */
public final class Problems {

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

    /** Nobody is signed in. */
    public static ProblemDetail notSignedIn() {
        return of(
                HttpStatus.UNAUTHORIZED,
                "not-signed-in",
                "Not signed in",
                "Sign in first, or send a token that works.");
    }

    /** The token against forged requests is missing or old. */
    public static ProblemDetail csrf() {
        return of(
                HttpStatus.FORBIDDEN,
                "csrf",
                "Sent without its token",
                "Send the value of the cookie XSRF-TOKEN in the header X-XSRF-TOKEN. Nothing was changed.");
    }

    /** Asked too often. */
    public static ProblemDetail tooMany(TooMany problem) {
        return of(HttpStatus.TOO_MANY_REQUESTS, "too-many", "Too many attempts", text(problem));
    }

    /** The body is larger than this path takes. */
    public static ProblemDetail tooLarge(TooLarge problem) {
        return of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "Too large", text(problem));
    }

    /** The body broke off. */
    public static ProblemDetail unreadable(Unreadable problem) {
        return of(HttpStatus.BAD_REQUEST, "unreadable", "Not readable", text(problem));
    }

    /** One service is away; the others go on. */
    public static ProblemDetail serviceDown(ServiceDown problem) {
        var body = of(HttpStatus.SERVICE_UNAVAILABLE, "service-down", problem.title(), text(problem));
        body.setProperty("service", problem.service());
        return body;
    }

    /** A fault of ours that has no better word. */
    static ProblemDetail unexpected() {
        return of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "unexpected",
                "Something went wrong here",
                "It is not your fault. Try again; if it stays, tell support the time.");
    }

    private static String text(RuntimeException problem) {
        var text = problem.getMessage();
        return text == null ? "" : text;
    }

    static URI type(String slug) {
        return URI.create(TYPES + slug);
    }

    /** The caller's role does not allow it. */
    public static ProblemDetail forbidden() {
        return of(HttpStatus.FORBIDDEN, "not-allowed", "Not allowed", "Your role does not allow this.");
    }
}
