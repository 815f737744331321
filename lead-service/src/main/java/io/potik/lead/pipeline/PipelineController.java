package io.potik.lead.pipeline;

import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/pipelines")
@Tag(name = "Pipelines", description = "The stages through which leads go")
class PipelineController {

    private final PipelineTables tables;
    private final DefinePipeline define;

    PipelineController(PipelineTables tables, DefinePipeline define) {
        this.tables = tables;
        this.define = define;
    }

    record PipelineList(List<Pipeline> items, @Nullable String next) {}

    record NewPipeline(
            @NotBlank @Size(max = 100) String name,
            @NotEmpty @Size(max = 50) List<@Valid StageDraft> stages) {}

    record ChangedPipeline(
            @Nullable Long version,
            @NotBlank @Size(max = 100) String name,
            @NotEmpty @Size(max = 50) List<@Valid StageDraft> stages) {}

    @GetMapping
    @Operation(summary = "All pipelines, the default first")
    PipelineList all() {
        return new PipelineList(tables.all(), null);
    }

    @PostMapping
    @Operation(summary = "Set up a pipeline; the order of the stages is their rank")
    ResponseEntity<Pipeline> define(@Valid @RequestBody NewPipeline wanted, Caller caller) {
        var pipeline = define.anew(wanted.name, wanted.stages, caller.staffId());
        return ResponseEntity.created(URI.create("/api/pipelines/" + pipeline.id()))
                .eTag(ExpectedVersion.tag(pipeline.version()))
                .body(pipeline);
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Change a pipeline into its next version",
            description = "A stage with an id is changed, one without is new, one that is left out is removed; a stage"
                    + " that still has leads can neither be left out nor become open, won or lost. To remove it, name"
                    + " in `into` the stage to which they go: they are moved one after the other, nobody enters it any"
                    + " more, and after the last it is gone, in a version of its own. Without `into` again it stays.")
    ResponseEntity<Pipeline> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ChangedPipeline wanted,
            Caller caller) {
        var expected = ExpectedVersion.of(ifMatch, wanted.version);
        var pipeline = define.change(id, expected, wanted.name, wanted.stages, caller.staffId());
        return ResponseEntity.ok().eTag(ExpectedVersion.tag(pipeline.version())).body(pipeline);
    }
}
