package io.potik.analytics.report;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who sells and how fast they answer; every event is credited to whose lead it was at that moment. */
public record ManagerFigures(
        LocalDate from,
        LocalDate to,
        @Nullable LocalDate asOf,
        String timeZone,
        List<Item> items,

        @Schema(description = "The store is being rebuilt: figures are not yet complete.")
        boolean rebuilding)
        implements Report {

    /** One manager's figures; the manager is null for leads that were nobody's. */
    public record Item(
            @Nullable Ref manager,

            @Schema(description = "Distinct leads on which a human did something in the window.")
            long processed,

            long won,
            long rejected,

            @Schema(
                    description =
                            "Amounts won, else the sums of their orders. A cancelled order adds nothing; one of which"
                                    + " money was given back, what was kept.")
            List<Money> sums,

            @Schema(description = "Sum won by leads won.") List<Money> averageChecks,

            @Schema(description = "Percent: won / (won + rejected).") @Nullable
            BigDecimal winRate,

            Responses firstResponse,
            Speed close) {}

    /** First answers to the waits that began in the window. */
    public record Responses(
            @Nullable Long medianSeconds,
            @Nullable Long p90Seconds,
            long answered,

            @Schema(description = "Still without an answer; never left out.")
            long waiting) {}

    /** From open to closed. */
    public record Speed(
            @Nullable Long medianSeconds, @Nullable Long p90Seconds) {}

    @Override
    public Table table() {
        var table = Table.of(
                "manager",
                "processed",
                "won",
                "rejected",
                "sums",
                "averageChecks",
                "winRate",
                "firstResponseMedianSeconds",
                "firstResponseP90Seconds",
                "answered",
                "waiting",
                "closeMedianSeconds",
                "closeP90Seconds");
        for (var item : items) {
            table.row(
                    item.manager == null ? null : item.manager.name(),
                    item.processed,
                    item.won,
                    item.rejected,
                    Table.money(item.sums),
                    Table.money(item.averageChecks),
                    item.winRate,
                    item.firstResponse.medianSeconds,
                    item.firstResponse.p90Seconds,
                    item.firstResponse.answered,
                    item.firstResponse.waiting,
                    item.close.medianSeconds,
                    item.close.p90Seconds);
        }
        return table;
    }
}
