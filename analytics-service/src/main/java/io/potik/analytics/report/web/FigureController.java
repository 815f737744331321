package io.potik.analytics.report.web;

import io.potik.analytics.Workspace;
import io.potik.analytics.problem.Invalid;
import io.potik.analytics.report.Basis;
import io.potik.analytics.report.Cohort;
import io.potik.analytics.report.FunnelFigure;
import io.potik.analytics.report.LeadsBehind;
import io.potik.analytics.report.ManagerFigure;
import io.potik.analytics.report.OpenFigure;
import io.potik.analytics.report.SourceFigure;
import io.potik.analytics.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/reports", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Reports")
class FigureController {

    private static final String SAME = "Asked with what the report was asked with, it adds up to the report's figure.";

    private final Workspace workspace;
    private final OpenFigure openFigure;

    FigureController(Workspace workspace, OpenFigure openFigure) {
        this.workspace = workspace;
        this.openFigure = openFigure;
    }

    @GetMapping("/funnel/leads")
    @Operation(summary = "The leads behind a figure of a funnel", description = SAME)
    LeadsBehind funnel(
            @Schema(
                            allowableValues = {
                                "leads",
                                "open",
                                "entered",
                                "visited",
                                "reached",
                                "strict",
                                "count",
                                "passed",
                                "advanced",
                                "movedBack",
                                "rejected",
                                "left",
                                "here"
                            })
                    @RequestParam
                    String figure,
            @RequestParam(required = false) @Nullable UUID stageId,
            @Schema(implementation = Cohort.class) @RequestParam(defaultValue = "created") String cohort,
            @Schema(implementation = Basis.class) @RequestParam(defaultValue = "reached") String basis,
            @ParameterObject @ModelAttribute ReportQuery query,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            Caller caller) {
        return openFigure.ofFunnel(
                named(FunnelFigure.class, figure),
                stageId,
                Cohort.of(cohort),
                Basis.of(basis),
                query.by(caller, workspace),
                new OpenFigure.Page(after, limit));
    }

    @GetMapping("/rejections/leads")
    @Operation(
            summary = "The leads that were rejected, of a stage and a reason or over all of them",
            description = SAME)
    LeadsBehind rejections(
            @RequestParam(required = false) @Nullable UUID stageId,
            @RequestParam(required = false) @Nullable UUID reasonId,
            @Schema(description = "Only those without a reason.") @RequestParam(defaultValue = "false")
                    boolean noReason,
            @Schema(implementation = Cohort.class) @RequestParam(defaultValue = "created") String cohort,
            @ParameterObject @ModelAttribute ReportQuery query,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            Caller caller) {
        return openFigure.ofRejections(
                stageId,
                reasonId,
                noReason,
                Cohort.of(cohort),
                query.by(caller, workspace),
                new OpenFigure.Page(after, limit));
    }

    @GetMapping("/managers/leads")
    @Operation(summary = "The leads behind a figure of the manager that managerId names", description = SAME)
    LeadsBehind managers(
            @Schema(allowableValues = {"processed", "won", "rejected", "answered", "waiting"}) @RequestParam
                    String figure,
            @Schema(description = "Only what was credited to nobody.") @RequestParam(defaultValue = "false")
                    boolean nobody,
            @ParameterObject @ModelAttribute ReportQuery query,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            Caller caller) {
        return openFigure.ofManagers(
                named(ManagerFigure.class, figure),
                nobody,
                query.by(caller, workspace),
                new OpenFigure.Page(after, limit));
    }

    @GetMapping("/sources/leads")
    @Operation(summary = "The leads behind a figure of the source that sourceId names", description = SAME)
    LeadsBehind sources(
            @Schema(allowableValues = {"leads", "won"}) @RequestParam String figure,
            @Schema(description = "Only leads that came from no source.") @RequestParam(defaultValue = "false")
                    boolean unknown,
            @ParameterObject @ModelAttribute ReportQuery query,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            Caller caller) {
        return openFigure.ofSources(
                named(SourceFigure.class, figure),
                unknown,
                query.by(caller, workspace),
                new OpenFigure.Page(after, limit));
    }

    private static <F extends Enum<F>> F named(Class<F> figures, String word) {
        return Arrays.stream(figures.getEnumConstants())
                .filter(figure -> word(figure).equals(word))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        "figure",
                        "One of %s is possible here."
                                .formatted(Arrays.stream(figures.getEnumConstants())
                                        .map(FigureController::word)
                                        .collect(Collectors.joining(", ")))));
    }

    /** MOVED_BACK is movedBack. */
    private static String word(Enum<?> figure) {
        var parts = figure.name().toLowerCase(Locale.ROOT).split("_", -1);
        return parts[0]
                + Arrays.stream(parts)
                        .skip(1)
                        .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
                        .collect(Collectors.joining());
    }
}
