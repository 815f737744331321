package io.potik.lead.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The event {@code pipeline.defined.v1}: a pipeline as it is from now on. */
record PipelineDefined(
        UUID id,
        String name,
        long version,
        @JsonProperty("default") boolean isDefault,
        List<DefinedStage> stages,
        Instant at) {

    static final String TYPE = "pipeline.defined.v1";

    record DefinedStage(UUID id, String name, Stage.Kind kind, int rank, Stage.Temperature temperature) {}

    static PipelineDefined of(Pipeline pipeline, Instant at) {
        var stages = pipeline.stages().stream()
                .map(stage ->
                        new DefinedStage(stage.id(), stage.name(), stage.kind(), stage.rank(), stage.temperature()))
                .toList();
        return new PipelineDefined(
                pipeline.id(), pipeline.name(), pipeline.version(), pipeline.isDefault(), stages, at);
    }
}
