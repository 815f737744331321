package io.potik.lead.imports;

import io.potik.lead.lead.Line;
import io.potik.lead.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a history as it is sent: a lead of another CRM. Everything may be missing until {@link HistoryReader} has
 * looked at it.
 *
 * @param pipeline by its name; null is the default one
 * @param manager staff id
 */
record HistoryLine(
        @Nullable String externalId,
        @Nullable String title,
        @Nullable String name,
        @Nullable List<@Nullable Point> contactPoints,
        @Nullable Origin source,
        @Nullable String pipeline,
        @Nullable Instant createdAt,
        @Nullable UUID manager,
        @Nullable List<@Nullable Step> moves,
        @Nullable List<@Nullable Said> messages,
        @Nullable Money amount,
        @Nullable List<@Nullable Line> lines,
        @Nullable Ending end,
        @Nullable List<@Nullable String> tags) {

    /** A contact point in any usual spelling. */
    record Point(@Nullable String kind, @Nullable String value) {}

    /** A source by its name; null channel is {@code manual}. */
    record Origin(@Nullable String name, @Nullable String channel) {}

    /** A move into a stage, by its name. */
    record Step(
            @Nullable String stage,
            @Nullable Instant at,
            @Nullable UUID by) {}

    /** A message; direction is {@code in} or {@code out}. */
    record Said(
            @Nullable String direction,
            @Nullable String text,
            @Nullable Instant at,
            @Nullable UUID by) {}

    /** How it ended; kind is {@code won} or {@code rejected}, the reason is one of the workspace's, by its name. */
    record Ending(
            @Nullable String kind,
            @Nullable Instant at,
            @Nullable UUID by,
            @Nullable String reason,
            @Nullable String company) {}
}
