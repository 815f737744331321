package io.potik.gateway.staff.web;

import io.potik.gateway.staff.ArrangeTeams;
import io.potik.gateway.staff.Page;
import io.potik.gateway.staff.Team;
import io.potik.gateway.staff.Teams;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Teams. Everybody who is signed in may look; only an owner changes. */
@RestController
@RequestMapping("/api/teams")
@Tag(name = "Teams")
class TeamApi {

    record Wanted(
            @NotBlank @Size(max = 200) String name,
            @Nullable Boolean sharesLeads) {}

    /** What to change; null leaves it. */
    record Patch(
            @Nullable @Size(min = 1, max = 200) @Pattern(regexp = "(?s).*\\S.*", message = "A name is needed.")
            String name,

            @Nullable Boolean sharesLeads) {}

    private final Teams teams;
    private final ArrangeTeams arrange;

    TeamApi(Teams teams, ArrangeTeams arrange) {
        this.teams = teams;
        this.arrange = arrange;
    }

    @GetMapping
    @Operation(summary = "All teams, by name")
    Page<Team> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        return teams.page(after, limit);
    }

    @PostMapping
    @Operation(summary = "Make a team (owner); sharesLeads: its managers see the leads of the whole team")
    ResponseEntity<Team> found(@Valid @RequestBody Wanted wanted) {
        var team = arrange.found(wanted.name, Boolean.TRUE.equals(wanted.sharesLeads));
        return ResponseEntity.created(URI.create("/api/teams/" + team.id())).body(team);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Give a team another name, or let its managers see the leads of the whole team (owner)")
    Team change(@PathVariable UUID id, @Valid @RequestBody Patch patch) {
        return arrange.change(id, patch.name, patch.sharesLeads);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Dissolve a team; its members have none afterwards (owner)")
    void dissolve(@PathVariable UUID id) {
        arrange.dissolve(id);
    }
}
