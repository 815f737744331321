package io.potik.lead.lead.web;

import io.potik.lead.board.Duplicates;
import io.potik.lead.board.LeadView;
import io.potik.lead.board.LeadViews;
import io.potik.lead.lead.MergeLeads;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/leads/{id}")
@Tag(name = "Merges", description = "Leads that may be the same, and making one of two")
class MergeController {

    private final MergeLeads mergeLeads;
    private final Duplicates duplicates;
    private final LeadViews views;

    MergeController(MergeLeads mergeLeads, Duplicates duplicates, LeadViews views) {
        this.mergeLeads = mergeLeads;
        this.duplicates = duplicates;
        this.views = views;
    }

    record Found(List<Duplicates.Duplicate> items) {}

    record Merge(
            @NotNull UUID otherId,
            @Nullable Long version,
            @Nullable Long otherVersion) {}

    @GetMapping("/duplicates")
    @Operation(summary = "Other leads that may be the same, each with the reasons; at most ten")
    Found duplicates(Caller caller, @PathVariable UUID id) {
        return new Found(duplicates.of(caller.sees(), id));
    }

    @PostMapping("/merge")
    @Operation(
            summary = "Merge another lead into this one",
            description = "This one has to be open; the other one may be closed, but not with an order.")
    ResponseEntity<LeadView> merge(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Merge merge) {
        mergeLeads.merge(
                caller,
                id,
                merge.otherId(),
                ExpectedVersion.of(ifMatch, merge.version()),
                ExpectedVersion.of(null, merge.otherVersion()));
        return answer(caller, id);
    }

    @DeleteMapping("/merge/{otherId}")
    @Operation(summary = "Undo a merge: both are as they were; what came since stays with this one")
    ResponseEntity<LeadView> undo(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID otherId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        mergeLeads.undo(caller, id, otherId, ExpectedVersion.of(ifMatch, null));
        return answer(caller, id);
    }

    private ResponseEntity<LeadView> answer(Caller caller, UUID id) {
        var view = views.of(caller.sees(), id);
        return ResponseEntity.ok()
                .eTag(ExpectedVersion.tag(view.card().version()))
                .body(view);
    }
}
