package io.potik.lead.reason;

import io.potik.lead.problem.ExpectedVersion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/reasons")
@Tag(name = "Reasons", description = "Why a lead may be rejected")
class ReasonController {

    private final Reasons reasons;
    private final DefineReason define;

    ReasonController(Reasons reasons, DefineReason define) {
        this.reasons = reasons;
        this.define = define;
    }

    record ReasonList(List<Reason> items, @Nullable String next) {}

    record NewReason(
            @NotBlank @Size(max = 100) String name,
            @Nullable Boolean noteRequired) {}

    record ReasonChange(
            @Nullable Long version,
            @Nullable @Size(max = 100) String name,
            @Nullable Boolean active,
            @Nullable Boolean noteRequired) {}

    @GetMapping
    @Operation(summary = "All reasons, the active ones first")
    ReasonList all() {
        return new ReasonList(reasons.all(), null);
    }

    @PostMapping
    @Operation(summary = "Add a reason")
    ResponseEntity<Reason> define(@Valid @RequestBody NewReason wanted) {
        var reason = define.anew(wanted.name, Boolean.TRUE.equals(wanted.noteRequired));
        return ResponseEntity.created(URI.create("/api/reasons/" + reason.id()))
                .eTag(ExpectedVersion.tag(reason.version()))
                .body(reason);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Rename a reason, or take it off the list; old rejections keep it")
    ResponseEntity<Reason> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ReasonChange wanted) {
        var reason = define.change(
                id,
                ExpectedVersion.of(ifMatch, wanted.version),
                last -> last.changed(wanted.name, wanted.active, wanted.noteRequired));
        return ResponseEntity.ok().eTag(ExpectedVersion.tag(reason.version())).body(reason);
    }
}
