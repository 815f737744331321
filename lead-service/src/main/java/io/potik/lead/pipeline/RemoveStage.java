package io.potik.lead.pipeline;

import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a stage out of its pipeline after the last of its leads has gone where they go; old versions keep it. */
@Service
public class RemoveStage {

    private final PipelineTables tables;
    private final Pipelines pipelines;
    private final TransactionTemplate transaction;

    RemoveStage(PipelineTables tables, Pipelines pipelines, TransactionTemplate transaction) {
        this.tables = tables;
        this.pipelines = pipelines;
        this.transaction = transaction;
    }

    /**
     * Makes the pipeline's next version without the stage, if that is going and no lead stands there any more; else, and
     * when it is gone already, nothing. In a transaction of its own.
     *
     * @throws io.potik.lead.problem.NotFound when there is no such pipeline
     */
    public void ifEmpty(UUID pipeline, UUID stage) {
        boolean removed = Objects.requireNonNull(transaction.execute(open -> {
            var last = tables.locked(pipeline);
            boolean going = last.stage(stage).filter(one -> !one.stays()).isPresent();
            if (!going || tables.hasLeads(stage)) {
                return false;
            }
            tables.replace(last, last.emptied(stage), null);
            return true;
        }));
        if (removed) {
            pipelines.forget();
        }
    }
}
