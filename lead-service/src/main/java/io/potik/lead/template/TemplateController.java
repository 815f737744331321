package io.potik.lead.template;

import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Templates", description = "Answers that are written once and used often")
class TemplateController {

    private static final String CHANNEL = "[a-z]{0,30}";
    private static final String CHANNEL_WANTED = "a kind of channel, such as telegram, or nothing for all";
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 4096;

    private final Templates templates;
    private final WriteTemplate write;
    private final FillTemplates fill;

    TemplateController(Templates templates, WriteTemplate write, FillTemplates fill) {
        this.templates = templates;
        this.write = write;
        this.fill = fill;
    }

    record TemplateList(List<Template> items, @Nullable String next) {}

    record FilledList(
            List<FillTemplates.Filled> items, @Nullable String next) {}

    record NewTemplate(
            @NotBlank @Size(max = LONGEST_NAME) String name,
            @NotBlank @Size(max = LONGEST_TEXT) String text,

            @Nullable @Pattern(regexp = CHANNEL, message = CHANNEL_WANTED)
            String channel) {}

    record TemplateChange(
            @Nullable Long version,
            @Nullable @Size(max = LONGEST_NAME) String name,
            @Nullable @Size(max = LONGEST_TEXT) String text,

            @Nullable @Pattern(regexp = CHANNEL, message = CHANNEL_WANTED)
            String channel) {}

    @GetMapping("/api/templates")
    @Operation(summary = "All templates, by name")
    TemplateList all() {
        return new TemplateList(templates.all(), null);
    }

    @GetMapping("/api/leads/{id}/templates")
    @Operation(
            summary = "The templates for the channel by which this lead is answered, filled for who asks",
            description =
                    "{name}, {number}, {manager} (who asks) and {company}; what is not known stays, and is named in"
                            + " missing.")
    FilledList ofLead(Caller caller, @PathVariable UUID id) {
        return new FilledList(fill.of(caller, id), null);
    }

    @PostMapping("/api/templates")
    @Operation(summary = "Add a template; 422 when a placeholder is not known")
    ResponseEntity<Template> add(@Valid @RequestBody NewTemplate wanted) {
        var template = write.anew(Template.of(wanted.name(), wanted.text(), wanted.channel()));
        return ResponseEntity.created(URI.create("/api/templates/" + template.id()))
                .eTag(ExpectedVersion.tag(template.version()))
                .body(template);
    }

    @PatchMapping("/api/templates/{id}")
    @Operation(summary = "Change a template; what was sent by it stays. An empty channel is all channels")
    ResponseEntity<Template> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TemplateChange wanted) {
        var template = write.change(
                id,
                ExpectedVersion.of(ifMatch, wanted.version()),
                last -> last.changed(wanted.name(), wanted.text(), wanted.channel()));
        return ResponseEntity.ok().eTag(ExpectedVersion.tag(template.version())).body(template);
    }

    @DeleteMapping("/api/templates/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a template away")
    void remove(@PathVariable UUID id) {
        write.remove(id);
    }
}
