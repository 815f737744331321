package io.potik.analytics.report;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where leads are lost and why: the stage that was left and the reason. */
public record Rejections(
        LocalDate from,
        LocalDate to,
        Cohort cohort,
        @Nullable LocalDate asOf,
        String timeZone,
        List<Item> items,

        @Schema(description = "The store is being rebuilt: figures are not yet complete.")
        boolean rebuilding)
        implements Report {

    /** Visits of a stage that ended with a rejection for a reason. */
    public record Item(
            UUID pipelineId,
            UUID stageId,
            String stageName,

            @Schema(description = "Null when none was given.") @Nullable
            UUID reasonId,

            @Nullable String reasonName,
            long count,

            @Schema(description = "Of the visits that began in the stage.") @Nullable
            BigDecimal percentOfEntries) {}

    @Override
    public Table table() {
        var table = Table.of("stage", "reason", "count", "percentOfEntries");
        for (var item : items) {
            table.row(item.stageName, item.reasonName, item.count, item.percentOfEntries);
        }
        return table;
    }
}
