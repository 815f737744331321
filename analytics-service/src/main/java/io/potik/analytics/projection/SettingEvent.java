package io.potik.analytics.projection;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the workspace calls things, and what its sources cost. */
public sealed interface SettingEvent {

    /** A version of a pipeline; stages that it does not name are gone. */
    record PipelineDefined(
            UUID id,
            String name,
            long version,
            @JsonProperty("default") boolean isDefault,
            List<StageDefined> stages,
            Instant at)
            implements SettingEvent {}

    /** A stage of it. */
    record StageDefined(UUID id, String name, String kind, int rank) {}

    /** A reason to reject a lead. */
    record ReasonDefined(UUID id, String name, Instant at) implements SettingEvent {}

    /** Where leads come from. */
    record SourceDefined(UUID id, String name, String channel, Instant at) implements SettingEvent {}

    /** What a source cost on the days {@code from} to {@code to}, both included. */
    record SourceCostSet(UUID id, UUID sourceId, LocalDate from, LocalDate to, Amount amount, Instant at)
            implements SettingEvent {}
}
