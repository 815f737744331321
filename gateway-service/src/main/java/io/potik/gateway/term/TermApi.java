package io.potik.gateway.term;

import io.potik.gateway.Workspace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the workspace calls things. Everybody reads, also with the session; only an owner changes. */
@RestController
@RequestMapping("/api/terms")
@Tag(name = "Terms", description = "The workspace's own words; names in this API do not change with them")
class TermApi {

    record Wanted(@Nullable Long version, @NotNull Map<String, @NotNull Map<String, @NotNull Word>> words) {}

    private final KeptTerms terms;
    private final Workspace workspace;

    TermApi(KeptTerms terms, Workspace workspace) {
        this.terms = terms;
        this.workspace = workspace;
    }

    @GetMapping
    @Operation(
            summary =
                    "The workspace's words for lead, order, customer and pipeline; what is left out is called as usual")
    ResponseEntity<Terms> show() {
        return tagged(terms.now());
    }

    @PutMapping
    @Operation(
            summary =
                    "Call things otherwise (owner): words.lead.uk {one, few, many}; what is left out is called as usual again",
            description = "one, few and many are the forms that counting needs; few is for uk and ru only.")
    ResponseEntity<Terms> change(@Valid @RequestBody Wanted wanted) {
        return tagged(terms.change(wanted.words, workspace.languages(), wanted.version));
    }

    private static ResponseEntity<Terms> tagged(Terms terms) {
        return ResponseEntity.ok().eTag("\"" + terms.version() + "\"").body(terms);
    }
}
