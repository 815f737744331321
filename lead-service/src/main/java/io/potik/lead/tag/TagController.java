package io.potik.lead.tag;

import io.potik.lead.problem.ExpectedVersion;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tags")
@io.swagger.v3.oas.annotations.tags.Tag(name = "Tags", description = "Words that people put on leads")
class TagController {

    private static final String COLOR = "(#[0-9a-fA-F]{6})?";
    private static final String COLOR_WANTED = "a color such as #4c6ef5, or nothing";

    private final Tags tags;
    private final ChangeTag change;

    TagController(Tags tags, ChangeTag change) {
        this.tags = tags;
        this.change = change;
    }

    record TagList(List<Tag> items, @Nullable String next) {}

    record NewTag(
            @NotBlank @Size(max = Tag.LONGEST) String name,

            @Nullable @Pattern(regexp = COLOR, message = COLOR_WANTED)
            String color) {}

    record TagChange(
            @Nullable Long version,
            @Nullable @Size(max = Tag.LONGEST) String name,

            @Nullable @Pattern(regexp = COLOR, message = COLOR_WANTED)
            String color) {}

    record Merge(@NotNull UUID into) {}

    @GetMapping
    @Operation(summary = "All tags, by name")
    TagList all() {
        return new TagList(tags.all(), null);
    }

    @PostMapping
    @Operation(summary = "Add a tag; writing a new one on a lead does the same")
    ResponseEntity<Tag> add(@Valid @RequestBody NewTag wanted) {
        var tag = change.anew(Tag.of(wanted.name(), wanted.color()));
        return ResponseEntity.created(URI.create("/api/tags/" + tag.id()))
                .eTag(ExpectedVersion.tag(tag.version()))
                .body(tag);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Rename a tag on every lead that carries it, or give it another color; leads says how many")
    ResponseEntity<ChangeTag.Changed> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TagChange wanted) {
        return ResponseEntity.ok(
                change.change(id, ExpectedVersion.of(ifMatch, wanted.version()), wanted.name(), wanted.color()));
    }

    @PostMapping("/{id}/merge")
    @Operation(summary = "Put another tag in its place on every lead that carries it; leads says how many")
    ChangeTag.Changed merge(@PathVariable UUID id, @Valid @RequestBody Merge merge) {
        return change.merge(id, merge.into());
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Take a tag away, and off every lead that carries it; leads says how many")
    ChangeTag.Changed remove(@PathVariable UUID id) {
        return change.remove(id);
    }
}
