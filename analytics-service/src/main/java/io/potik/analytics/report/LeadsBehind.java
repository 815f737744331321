package io.potik.analytics.report;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of the leads behind a figure, the highest number first.
 *
 * @param next the cursor of the next page, null at the end
 */
public record LeadsBehind(
        List<Item> items,
        @Nullable String next,

        @Schema(description = "The figure itself, as the report says it.")
        long count,

        @Schema(description = "Distinct leads behind it: fewer than count where a lead counts more than once.")
        long leads) {

    /**
     * A lead.
     *
     * @param number what people call it by
     */
    public record Item(
            UUID leadId,
            long number,

            @Schema(description = "How often it is counted in the figure.")
            long times) {}
}
