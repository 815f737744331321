package io.potik.analytics.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the leads created in the window cost and brought, by where they came from. */
public record SourceFigures(
        LocalDate from,
        LocalDate to,

        @Schema(description = "Always of the leads created in the window.")
        Cohort cohort,

        @Nullable LocalDate asOf,
        String timeZone,
        List<Item> items,

        @Schema(description = "The store is being rebuilt: figures are not yet complete.")
        boolean rebuilding)
        implements Report {

    /** One source; null for leads that came from none. */
    public record Item(
            @Nullable Ref source,
            long leads,

            @Schema(description = "How many of these leads were won.")
            long won,

            @Schema(
                    description =
                            "Costs of the window's days; empty when asked of a part of the leads: of a manager, of a pipeline.")
            List<Money> spend,

            List<Money> costPerLead,

            @Schema(
                    description =
                            "Won with these leads: the amount of each win, else its order's sum. A cancelled order"
                                    + " adds nothing; one of which money was given back, what was kept.")
            List<Money> revenue,

            @Schema(
                    description = "Percent: (revenue − spend) / spend; null without spend, or when it is in"
                            + " several currencies.")
            @JsonProperty("return")
            @Nullable
            BigDecimal gain) {}

    @Override
    public Table table() {
        var table = Table.of("source", "leads", "won", "spend", "costPerLead", "revenue", "return");
        for (var item : items) {
            table.row(
                    item.source == null ? null : item.source.name(),
                    item.leads,
                    item.won,
                    Table.money(item.spend),
                    Table.money(item.costPerLead),
                    Table.money(item.revenue),
                    item.gain);
        }
        return table;
    }
}
