package io.potik.analytics.problem;

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

    static URI type(String slug) {
        return URI.create(TYPES + slug);
    }

    /** The caller's role does not allow it. */
    public static ProblemDetail forbidden() {
        return of(HttpStatus.FORBIDDEN, "not-allowed", "Not allowed", "Your role does not allow this.");
    }
}
