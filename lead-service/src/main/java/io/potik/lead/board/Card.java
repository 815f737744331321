package io.potik.lead.board;

import io.potik.lead.money.Money;
import io.potik.lead.pipeline.Stage;
import io.potik.lead.timeline.Ref;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead as a column or a list shows it.
 *
 * @param outcome open, won, kept, declined, or merged of one that is part of another
 * @param temperature of the stage, unless somebody set another one
 * @param temperatureByHand whether somebody did
 * @param waitingSince the receipt of the earliest message that nobody answered
 * @param staleAt from when on it is stale in its stage if nothing happens; null where the stage has no age, and as long as
 *     somebody waits or something is planned
 * @param nextStep the open task that is due first, or null
 */
public record Card(
        UUID id,
        long number,
        long version,
        String title,
        UUID pipelineId,
        UUID stageId,
        String outcome,
        boolean first,
        Stage.Temperature temperature,
        boolean temperatureByHand,
        String channel,
        @Nullable Ref source,
        @Nullable Ref customer,
        @Nullable Ref manager,
        @Nullable Money amount,
        List<String> tags,
        @Nullable LastMessage lastMessage,
        @Nullable Instant waitingSince,
        Instant createdAt,
        Instant stageEnteredAt,
        @Nullable Instant staleAt,
        @Nullable NextStep nextStep) {

    /** What was said last; {@code direction} is in or out. */
    public record LastMessage(@Nullable String text, Instant at, String direction) {}

    /** What is to be done next; {@code kind} is task or call. */
    public record NextStep(UUID id, String kind, String text, Instant dueAt, Ref assignee) {}
}
