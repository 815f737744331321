package io.potik.lead.exclusion;

import io.potik.lead.problem.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/exclusions")
@Tag(name = "Exclusions", description = "Contact points that are no potential clients")
class ExclusionController {

    private static final int MOST = 200;

    private final Exclusions exclusions;

    ExclusionController(Exclusions exclusions) {
        this.exclusions = exclusions;
    }

    record ExclusionList(List<Exclusion> items, @Nullable String next) {}

    @GetMapping
    @Operation(summary = "What is excluded, the newest first")
    ExclusionList all(
            @RequestParam(required = false) @Nullable UUID after, @RequestParam(defaultValue = "50") int limit) {
        int wanted = Math.clamp(limit, 1, MOST);
        var found = exclusions.page(after, wanted + 1);
        var items = found.subList(0, Math.min(wanted, found.size()));
        return new ExclusionList(
                items, found.size() > wanted ? items.getLast().id().toString() : null);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lift an exclusion: what arrives after this makes leads again")
    void lift(@PathVariable UUID id) {
        if (!exclusions.lift(id)) {
            throw new NotFound("exclusion");
        }
    }
}
