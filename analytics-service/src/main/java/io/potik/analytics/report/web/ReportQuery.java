package io.potik.analytics.report.web;

import io.potik.analytics.Workspace;
import io.potik.analytics.problem.Invalid;
import io.potik.analytics.problem.NotFound;
import io.potik.analytics.report.Question;
import io.potik.analytics.security.Caller;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/** What every report can be asked with; days are days in the workspace's zone. */
record ReportQuery(
        @Parameter(description = "First day of the window; without it, 90 days up to the last.")
        @DateTimeFormat(iso = ISO.DATE)
        @Nullable
        LocalDate from,

        @Parameter(description = "Last day of the window; without it, today.") @DateTimeFormat(iso = ISO.DATE) @Nullable
        LocalDate to,

        @Parameter(description = "The day at whose end the report is to stand; without it, now.")
        @DateTimeFormat(iso = ISO.DATE)
        @Nullable
        LocalDate asOf,

        @Parameter(description = "Without it, the default pipeline for a funnel, else all.") @Nullable
        UUID pipelineId,

        @Parameter(description = "Only what is credited to this member of staff.") @Nullable
        UUID managerId,

        @Parameter(description = "Only leads that came from this source.") @Nullable
        UUID sourceId) {

    private static final int DAYS = 90;

    /**
     * The question of this caller.
     *
     * @throws Invalid when the window ends before it begins
     * @throws NotFound when the manager's figures are not the caller's to see
     */
    Question by(Caller caller, Workspace workspace) {
        var last = to == null ? latest(workspace.day(Instant.now())) : to;
        var first = from == null ? last.minusDays(DAYS - 1L) : from;
        if (last.isBefore(first)) {
            throw new Invalid("to", "The window must not end before it begins.");
        }
        return new Question(first, last, asOf, workspace.timeZone(), owners(caller), pipelineId, sourceId);
    }

    private LocalDate latest(LocalDate today) {
        return from != null && from.isAfter(today) ? from : today;
    }

    private @Nullable Set<UUID> owners(Caller caller) {
        if (managerId == null) {
            return caller.sees().all() ? null : caller.sees().staff();
        }
        if (!caller.sees().sees(managerId)) {
            throw new NotFound("manager");
        }
        return Set.of(managerId);
    }
}
