package io.potik.lead.pipeline;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stage as somebody wants it; its rank is its place in the list.
 *
 * @param id the stage that it changes, or null for a new one
 * @param temperature null is cold
 * @param color null is grey
 * @param requiredFields null is none
 * @param cardLimit null is none; only an open stage has one
 * @param staleAfterDays null is the general one; only an open stage has one of its own
 * @param into the stage to which its leads go, after which it is removed; null when it stays
 */
record StageDraft(
        @Nullable UUID id,
        @NotBlank @Size(max = 60) String name,
        @NotNull(message = "open, won or lost") Stage.Kind kind,
        Stage.@Nullable Temperature temperature,

        @Nullable @Pattern(regexp = "#[0-9a-fA-F]{6}", message = "a colour like #4c6ef5")
        String color,

        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 60) String> requiredFields,
        @Nullable @Min(1) @Max(100_000) Integer cardLimit,
        @Nullable @Min(1) @Max(365) Integer staleAfterDays,
        @Nullable UUID into) {

    private static final String GREY = "#868e96";

    Stage at(int rank, UUID stageId) {
        return new Stage(
                stageId,
                name.strip(),
                kind,
                rank,
                temperature == null ? Stage.Temperature.COLD : temperature,
                color == null ? GREY : color,
                requiredFields == null
                        ? List.of()
                        : requiredFields.stream().distinct().toList(),
                cardLimit,
                staleAfterDays,
                into);
    }
}
