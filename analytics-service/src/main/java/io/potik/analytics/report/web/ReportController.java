package io.potik.analytics.report.web;

import io.potik.analytics.Workspace;
import io.potik.analytics.report.Basis;
import io.potik.analytics.report.Cohort;
import io.potik.analytics.report.CompareManagers;
import io.potik.analytics.report.CompareSources;
import io.potik.analytics.report.CountRejections;
import io.potik.analytics.report.DrawFunnel;
import io.potik.analytics.report.Funnel;
import io.potik.analytics.report.ManagerFigures;
import io.potik.analytics.report.Rejections;
import io.potik.analytics.report.SourceFigures;
import io.potik.analytics.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(
        path = "/api/reports",
        produces = {MediaType.APPLICATION_JSON_VALUE, CsvReports.TEXT_CSV})
@Tag(name = "Reports", description = "As JSON, or as CSV with Accept: text/csv or ?format=csv")
class ReportController {

    private final Workspace workspace;
    private final DrawFunnel drawFunnel;
    private final CountRejections countRejections;
    private final CompareManagers compareManagers;
    private final CompareSources compareSources;

    ReportController(
            Workspace workspace,
            DrawFunnel drawFunnel,
            CountRejections countRejections,
            CompareManagers compareManagers,
            CompareSources compareSources) {
        this.workspace = workspace;
        this.drawFunnel = drawFunnel;
        this.countRejections = countRejections;
        this.compareManagers = compareManagers;
        this.compareSources = compareSources;
    }

    @GetMapping("/funnel")
    @Operation(
            summary = "The funnel of a pipeline",
            description = "For each stage: entered = advanced + movedBack + rejected + left + here.")
    Funnel funnel(
            @Schema(implementation = Cohort.class) @RequestParam(defaultValue = "created") String cohort,
            @Schema(implementation = Basis.class) @RequestParam(defaultValue = "reached") String basis,
            @ParameterObject @ModelAttribute ReportQuery query,
            Caller caller) {
        return drawFunnel.draw(Cohort.of(cohort), Basis.of(basis), query.by(caller, workspace));
    }

    @GetMapping("/rejections")
    @Operation(summary = "Rejections by the stage that was left and the reason")
    Rejections rejections(
            @Schema(implementation = Cohort.class) @RequestParam(defaultValue = "created") String cohort,
            @ParameterObject @ModelAttribute ReportQuery query,
            Caller caller) {
        return countRejections.count(Cohort.of(cohort), query.by(caller, workspace));
    }

    @GetMapping("/managers")
    @Operation(
            summary = "Managers side by side",
            description = "What happened in the window, credited to whose lead it was at that moment.")
    ManagerFigures managers(@ParameterObject @ModelAttribute ReportQuery query, Caller caller) {
        return compareManagers.compare(query.by(caller, workspace));
    }

    @GetMapping("/sources")
    @Operation(
            summary = "Sources side by side",
            description = "Of the leads that were created in the window; with a pipeline, of those that were in it.")
    SourceFigures sources(@ParameterObject @ModelAttribute ReportQuery query, Caller caller) {
        return compareSources.compare(query.by(caller, workspace));
    }
}
