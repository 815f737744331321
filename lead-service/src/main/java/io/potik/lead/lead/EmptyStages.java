package io.potik.lead.lead;

import io.potik.lead.board.StageTotals;
import io.potik.lead.pipeline.Pipelines;
import io.potik.lead.pipeline.RemoveStage;
import io.potik.lead.pipeline.Stage;
import io.potik.lead.sql.Rows;
import io.potik.lead.timeline.Activities;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.Happening;
import io.potik.lead.timeline.Ref;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the leads of stages that are going to where they go, open and closed ones, and removes the stage after the last.
 * A batch is one transaction: rows, timelines, totals and events. Leads that somebody holds are left for the next turn, so
 * nobody waits; instances share the work, and what a crash broke off goes on. What a stage requires is not asked for:
 * nobody is there to answer.
 */
@Component
class EmptyStages {

    private static final Logger log = LoggerFactory.getLogger(EmptyStages.class);
    private static final int AT_ONCE = 500;

    /** Then what else is due comes first. */
    private static final int BATCHES = 10;

    private final Pipelines pipelines;
    private final RemoveStage removeStage;
    private final LeadRows rows;
    private final Activities activities;
    private final StageTotals totals;
    private final LeadEvents events;
    private final TransactionTemplate transaction;

    EmptyStages(
            Pipelines pipelines,
            RemoveStage removeStage,
            LeadRows rows,
            Activities activities,
            StageTotals totals,
            LeadEvents events,
            TransactionTemplate transaction) {
        this.pipelines = pipelines;
        this.removeStage = removeStage;
        this.rows = rows;
        this.activities = activities;
        this.totals = totals;
        this.events = events;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${potik.stages.empty-every:1s}")
    void empty() {
        try {
            for (var pipeline : pipelines.all()) {
                pipeline.stages().stream()
                        .filter(stage -> !stage.stays())
                        .forEach(stage -> empty(pipeline.id(), stage.id()));
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("Stages that are going wait: {}", e.getClass().getSimpleName());
        }
    }

    private void empty(UUID pipeline, UUID stage) {
        int moved = AT_ONCE;
        for (int batch = 0; batch < BATCHES && moved == AT_ONCE; batch++) {
            moved = Objects.requireNonNull(transaction.execute(open -> moveSome(pipeline, stage)));
        }
        if (moved < AT_ONCE) {
            removeStage.ifEmpty(pipeline, stage);
        }
    }

    private int moveSome(UUID pipelineId, UUID stageId) {
        // Asked anew: in this transaction it stays true.
        var pipeline = pipelines.withId(pipelineId);
        var stage = pipeline.stage(stageId).orElse(null);
        if (stage == null || stage.into() == null) {
            return 0;
        }
        var into = pipeline.stage(stage.into()).orElseThrow();
        var leads = rows.take(pipeline, stageId, AT_ONCE);
        if (leads.isEmpty()) {
            return 0;
        }
        var at = Rows.now();
        rows.enter(leads.stream().map(lead -> lead.snapshot().id()).toList(), into.id(), at);
        var told = leads.stream()
                .map(lead -> new LeadEvent.StageChanged(
                        lead.snapshot().in(into), at, Actor.SYSTEM, From.of(pipeline, stage, lead.since())))
                .toList();
        activities.add(told.stream()
                .map(event -> Activity.of(event.lead().id(), at, Actor.SYSTEM, moved(stage, into)))
                .toList());
        totals.change(
                leads.stream().map(lead -> lead.snapshot().slot()).toList(),
                told.stream().map(event -> event.lead().slot()).toList());
        events.send(told);
        return leads.size();
    }

    private static Happening moved(Stage from, Stage to) {
        return new Happening.StageChanged(new Ref(from.id(), from.name()), new Ref(to.id(), to.name()));
    }
}
