package io.potik.lead.lead.web;

import io.potik.lead.board.LeadViews;
import io.potik.lead.lead.ChangedMeanwhile;
import io.potik.lead.lead.HasOpenLead;
import io.potik.lead.lead.TooLate;
import io.potik.lead.problem.Problems;
import io.potik.lead.security.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Conflicts over a lead, answered together with how the lead stands now. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class LeadProblems {

    private final LeadViews views;

    LeadProblems(LeadViews views) {
        this.views = views;
    }

    @ExceptionHandler
    ProblemDetail changed(ChangedMeanwhile problem, Caller caller) {
        return withCurrent(
                Problems.of(HttpStatus.CONFLICT, "version-conflict", "Changed meanwhile", text(problem)),
                problem.lead(),
                caller);
    }

    @ExceptionHandler
    ProblemDetail hasOpenLead(HasOpenLead problem, Caller caller) {
        return withCurrent(
                Problems.of(HttpStatus.CONFLICT, "has-open-lead", "Has an open lead", text(problem)),
                problem.lead(),
                caller);
    }

    @ExceptionHandler
    ProblemDetail tooLate(TooLate problem, Caller caller) {
        return withCurrent(
                Problems.of(HttpStatus.CONFLICT, "too-late-to-undo", "Too late to undo", text(problem)),
                problem.lead(),
                caller);
    }

    private ProblemDetail withCurrent(ProblemDetail problem, UUID lead, Caller caller) {
        views.find(caller.sees(), lead).ifPresent(view -> problem.setProperty("current", view));
        return problem;
    }

    private static String text(RuntimeException problem) {
        @Nullable String text = problem.getMessage();
        return text == null ? "" : text;
    }
}
