package io.potik.lead.view;

import io.potik.lead.board.LeadQuery;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/views")
@Tag(name = "Views", description = "Filters, board or list, columns and sorting, kept under a name")
class ViewController {

    private static final int LONGEST = 100;

    private final ShowViews show;
    private final KeepView keep;

    ViewController(ShowViews show, KeepView keep) {
        this.show = show;
        this.keep = keep;
    }

    record ViewList(List<ShowViews.Shown> items, @Nullable String next) {}

    record WrittenShow(
            @Nullable UUID pipelineId,
            @NotNull @Pattern(regexp = "board|list") String layout,
            @Nullable @Valid LeadQuery filters,
            @Nullable @Size(max = 30) List<@NotNull @Size(max = 50) String> columns,
            @Nullable @Size(max = 30) String sort) {

        SavedView.Show show() {
            return new SavedView.Show(
                    pipelineId,
                    layout,
                    filters == null ? LeadQuery.ANY : filters,
                    columns == null ? List.of() : columns,
                    sort);
        }
    }

    record NewView(
            @NotBlank @Size(max = LONGEST) String name,
            @Nullable Boolean shared,
            @NotNull @Valid WrittenShow show) {}

    record ViewChange(
            @Nullable Long version,
            @Nullable @Size(max = LONGEST) String name,
            @Nullable Boolean shared,
            @Nullable @Valid WrittenShow show) {}

    @GetMapping
    @Operation(
            summary = "My views and those for everybody, by name; gone says what they name that is not there any more")
    ViewList all(Caller caller) {
        return new ViewList(show.all(caller), null);
    }

    @PostMapping
    @Operation(summary = "Keep a view; owners and team leads may share it with everybody")
    ResponseEntity<ShowViews.Shown> add(Caller caller, @Valid @RequestBody NewView wanted) {
        var view = keep.anew(
                caller,
                wanted.name(),
                Boolean.TRUE.equals(wanted.shared()),
                wanted.show().show());
        return ResponseEntity.created(URI.create("/api/views/" + view.id()))
                .eTag(ExpectedVersion.tag(view.version()))
                .body(show.of(caller, view));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Rename a view, share it, or let it show something else; what is left out stays")
    ResponseEntity<ShowViews.Shown> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ViewChange wanted) {
        var view = keep.change(
                caller,
                id,
                ExpectedVersion.of(ifMatch, wanted.version()),
                wanted.name(),
                wanted.shared(),
                wanted.show() == null ? null : wanted.show().show());
        return ResponseEntity.ok().eTag(ExpectedVersion.tag(view.version())).body(show.of(caller, view));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a view away; the leads stay")
    void remove(Caller caller, @PathVariable UUID id) {
        keep.remove(caller, id);
    }
}
