package io.potik.analytics.report;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pipeline as it was defined at some moment.
 *
 * @param stages its stages by rank
 * @param removed stages that it had in other versions, by rank
 */
record PipelineDefinition(
        UUID id,
        String name,
        List<StageDefinition> stages,
        List<StageDefinition> removed,
        List<StageDefinition> ladder,
        Map<UUID, Integer> ranks) {

    /** A stage of it. */
    record StageDefinition(UUID id, String name, String kind, int rank) {

        boolean isLost() {
            return kind.equals("lost");
        }
    }

    /** The ladder is the stages that one climbs, in order; a lost stage, and one that is gone, is beside it. */
    static PipelineDefinition of(UUID id, String name, List<StageDefinition> stages, List<StageDefinition> removed) {
        var ladder = stages.stream().filter(stage -> !stage.isLost()).toList();
        var ranks = Stream.concat(ladder.stream(), removed.stream().filter(stage -> !stage.isLost()))
                .collect(Collectors.toMap(StageDefinition::id, StageDefinition::rank));
        return new PipelineDefinition(id, name, stages, removed, ladder, ranks);
    }

    /** How high a visit of that stage is: its rank, below everything when it is lost or was never defined. */
    int rankOfClimbed(UUID stage) {
        return ranks.getOrDefault(stage, Integer.MIN_VALUE);
    }
}
