package io.potik.lead.exclusion;

import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

    private final ExclusionList list;
    private final Exclusions exclusions;

    ExclusionController(ExclusionList list, Exclusions exclusions) {
        this.list = list;
        this.exclusions = exclusions;
    }

    @GetMapping
    @Operation(
            summary = "What is excluded, the newest first, and how often it held something off",
            description =
                    "state is inForce, ended (lifted, run out, or taken over by a newer one) or all; q is beginnings of"
                            + " words of the note, or of contact points.")
    ExclusionList.Page page(
            @RequestParam(defaultValue = "inForce") String state,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        return list.page(ExclusionList.State.of(state), q, after, Math.clamp(limit, 1, MOST));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lift an exclusion: what arrives after this makes leads again")
    void lift(Caller caller, @PathVariable UUID id) {
        if (!exclusions.lift(caller, id)) {
            throw new NotFound("exclusion");
        }
    }
}
