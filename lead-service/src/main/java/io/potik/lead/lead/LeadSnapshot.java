package io.potik.lead.lead;

import io.potik.lead.board.Slot;
import io.potik.lead.money.Money;
import io.potik.lead.pipeline.Pipeline;
import io.potik.lead.pipeline.Stage;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead as events carry it: everything that reports need, and nothing personal.
 *
 * @param customerId whom the person is known as; null as long as it is nobody
 */
public record LeadSnapshot(
        UUID id,
        long number,
        long version,
        UUID pipelineId,
        long pipelineVersion,
        UUID stageId,
        Stage.Kind stageKind,
        int stageRank,
        Outcome outcome,
        boolean first,
        @Nullable UUID managerId,
        @Nullable UUID sourceId,
        @Nullable UUID customerId,
        String channel,
        @Nullable Money amount,
        Instant createdAt,
        @Nullable Instant closedAt) {

    /** Completes what the lead knows with what its pipeline knows of the stage. */
    static LeadSnapshot of(Lead lead, Pipeline pipeline) {
        var stage = lead.stageIn(pipeline);
        return new LeadSnapshot(
                lead.id(),
                lead.number(),
                lead.version(),
                pipeline.id(),
                pipeline.version(),
                stage.id(),
                stage.kind(),
                stage.rank(),
                lead.outcome(),
                lead.isFirst(),
                lead.managerId(),
                lead.sourceId(),
                lead.customerId(),
                lead.channel(),
                lead.amount(),
                lead.createdAt(),
                lead.closedAt());
    }

    /** The same after its next change: it stands in another stage of its pipeline. */
    LeadSnapshot in(Stage stage) {
        return new LeadSnapshot(
                id,
                number,
                version + 1,
                pipelineId,
                pipelineVersion,
                stage.id(),
                stage.kind(),
                stage.rank(),
                outcome,
                first,
                managerId,
                sourceId,
                customerId,
                channel,
                amount,
                createdAt,
                closedAt);
    }

    /** Where it counts on the board. */
    Slot slot() {
        return new Slot(
                stageId,
                managerId,
                sourceId,
                amount == null ? null : amount.currency(),
                amount == null ? null : amount.amount());
    }

    /** The last that is told of a lead which was excluded. */
    LeadSnapshot excluded(Instant at) {
        return new LeadSnapshot(
                id,
                number,
                version + 1,
                pipelineId,
                pipelineVersion,
                stageId,
                stageKind,
                stageRank,
                Outcome.EXCLUDED,
                first,
                managerId,
                sourceId,
                customerId,
                channel,
                amount,
                createdAt,
                at);
    }
}
