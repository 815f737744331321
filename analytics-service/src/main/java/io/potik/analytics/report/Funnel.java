package io.potik.analytics.report;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline's funnel.
 *
 * @param leads distinct leads in it
 * @param open how many of them were open
 */
public record Funnel(
        UUID pipelineId,
        String pipelineName,
        LocalDate from,
        LocalDate to,
        Cohort cohort,
        Basis basis,

        @Schema(description = "The day at whose end it stands; null is now.") @Nullable
        LocalDate asOf,

        String timeZone,
        long leads,

        @Schema(description = "Leads of the funnel that were open: in the raw shares, not in the settled ones.")
        long open,

        List<Stage> stages,

        @Schema(description = "The store is being rebuilt: figures are not yet complete.")
        boolean rebuilding)
        implements Report {

    /** One stage: entered = advanced + movedBack + rejected + left + here, always. */
    public record Stage(
            UUID stageId,
            String name,

            @Schema(allowableValues = {"open", "won", "lost"})
            String kind,

            int rank,

            @Schema(description = "The pipeline does not have it any more.")
            boolean removed,

            @Schema(description = "Visits that began here.") long entered,

            @Schema(description = "Distinct leads that were here.")
            long visited,

            @Schema(description = "Distinct leads that came this far or farther; rejected ones only where they were.")
            long reached,

            @Schema(description = "Distinct leads that were in every stage up to here, in order.")
            long strict,

            @Schema(description = "The one of visited, reached, strict that the shares are of.")
            long count,

            @Schema(description = "Share that goes on to the next stage.") @Nullable
            BigDecimal stepPercent,

            @Schema(description = "The same without open leads.") @Nullable
            BigDecimal settledStepPercent,

            @Schema(description = "Share of the first stage.") @Nullable
            BigDecimal cumulativePercent,

            @Schema(description = "The same without open leads.") @Nullable
            BigDecimal settledCumulativePercent,

            @Schema(description = "Amounts when they (last) entered, each lead once.")
            List<Money> sums,

            @Schema(description = "Amounts of the same leads today (or as of the day asked for).")
            List<Money> currentSums,

            long advanced,
            long movedBack,
            long rejected,

            @Schema(description = "Left the pipeline: moved to another, merged, excluded.")
            long left,

            long here) {}

    @Override
    public Table table() {
        var table = Table.of(
                "stage",
                "kind",
                "entered",
                "visited",
                "reached",
                "strict",
                "stepPercent",
                "settledStepPercent",
                "cumulativePercent",
                "sums",
                "currentSums",
                "advanced",
                "movedBack",
                "rejected",
                "left",
                "here");
        for (var stage : stages) {
            table.row(
                    stage.name,
                    stage.kind,
                    stage.entered,
                    stage.visited,
                    stage.reached,
                    stage.strict,
                    stage.stepPercent,
                    stage.settledStepPercent,
                    stage.cumulativePercent,
                    Table.money(stage.sums),
                    Table.money(stage.currentSums),
                    stage.advanced,
                    stage.movedBack,
                    stage.rejected,
                    stage.left,
                    stage.here);
        }
        return table;
    }
}
