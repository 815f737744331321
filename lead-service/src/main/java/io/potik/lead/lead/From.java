package io.potik.lead.lead;

import io.potik.lead.pipeline.Pipeline;
import io.potik.lead.pipeline.Stage;
import java.time.Instant;
import java.util.UUID;

/** The visit that ended with a change: the stage the lead stood in, and since when. */
record From(UUID stageId, Stage.Kind stageKind, int stageRank, UUID pipelineId, Instant enteredAt) {

    static From of(Pipeline pipeline, Stage stage, Instant enteredAt) {
        return new From(stage.id(), stage.kind(), stage.rank(), pipeline.id(), enteredAt);
    }
}
