package io.potik.lead.lead;

import io.potik.lead.contact.ContactPoints;
import io.potik.lead.pipeline.Pipeline;
import io.potik.lead.pipeline.Pipelines;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import io.potik.lead.sql.Rows;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.Happening;
import io.potik.lead.timeline.Ref;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a rejected lead up again, where it was. */
@Service
public class ReopenLead {

    private final Desk desk;
    private final ContactPoints points;
    private final Pipelines pipelines;

    ReopenLead(Desk desk, ContactPoints points, Pipelines pipelines) {
        this.desk = desk;
        this.points = points;
        this.pipelines = pipelines;
    }

    /**
     * Opens the lead in the stage where it was rejected; the clock of the first response starts anew.
     *
     * @throws ChangedMeanwhile when it is open, or a deal
     * @throws NotFound when it is not there, or not for who asks
     */
    @Transactional
    public void reopen(Caller caller, UUID id) {
        points.lockThoseOf(id);
        var lead = desk.take(caller.sees(), id);
        var at = Rows.now();
        var actor = Actor.staff(caller.staffId());
        var from = desk.from(lead);
        var rejected = desk.pipelineOf(lead).stage(lead.stageId()).orElseThrow();
        var pipeline = pipelineBefore(lead);
        lead.reopen(pipeline, at);
        points.reopen(id);
        desk.reopenTalk(lead, at);
        var stage = pipeline.stage(lead.stageId()).orElseThrow();
        desk.put(
                lead,
                List.of(Activity.of(
                        id,
                        at,
                        actor,
                        new Happening.Reopened(
                                new Ref(rejected.id(), rejected.name()), new Ref(stage.id(), stage.name())))),
                List.of(snapshot -> new LeadEvent.Reopened(snapshot, at, actor, from)));
    }

    /** The pipeline with the stage where the lead was, or its own when that stage is gone. */
    Pipeline pipelineBefore(Lead lead) {
        var stage = lead.closedFromStageId();
        return pipelines.all().stream()
                .filter(pipeline -> stage != null && pipeline.stage(stage).isPresent())
                .findFirst()
                .orElseGet(() -> desk.pipelineOf(lead));
    }
}
