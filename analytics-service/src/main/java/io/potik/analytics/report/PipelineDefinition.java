package io.potik.analytics.report;

import java.util.List;
import java.util.UUID;

/** A pipeline as it was defined at some moment; its stages by rank. */
record PipelineDefinition(UUID id, String name, List<StageDefinition> stages) {

    /** A stage of it. */
    record StageDefinition(UUID id, String name, String kind, int rank) {

        boolean isLost() {
            return kind.equals("lost");
        }
    }

    /** The stages that one climbs, in order; a lost stage is beside the ladder. */
    List<StageDefinition> ladder() {
        return stages.stream().filter(stage -> !stage.isLost()).toList();
    }
}
