package io.potik.lead.source;

import io.potik.lead.money.Money;
import io.potik.lead.problem.ExpectedVersion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
@RequestMapping("/api/sources")
@Tag(name = "Sources", description = "Where leads come from, and what that costs")
class SourceController {

    private final SourceTable table;
    private final SourceCosts costs;
    private final DefineSource define;

    SourceController(SourceTable table, SourceCosts costs, DefineSource define) {
        this.table = table;
        this.costs = costs;
        this.define = define;
    }

    record SourceList(List<Source> items, @Nullable String next) {}

    record NewSource(
            @NotBlank @Size(max = 100) String name,

            @Nullable @Pattern(regexp = "[a-z][a-z-]{0,29}", message = "a channel in lower case, such as manual")
            String channel) {}

    record SourceChange(
            @Nullable Long version,
            @NotBlank @Size(max = 100) String name) {}

    record CostList(List<SourceCost> items, @Nullable String next) {}

    record NewCost(
            @NotNull LocalDate from,
            @NotNull LocalDate to,
            @NotNull Money amount) {}

    @GetMapping
    @Operation(summary = "All sources by name; each connection has one as soon as it brought a lead")
    SourceList all() {
        return new SourceList(table.all(), null);
    }

    @PostMapping
    @Operation(summary = "Add a source that has no connection: an exhibition, a walk-in")
    ResponseEntity<Source> define(@Valid @RequestBody NewSource wanted) {
        var source = define.anew(wanted.name, wanted.channel == null ? "manual" : wanted.channel);
        return ResponseEntity.created(URI.create("/api/sources/" + source.id()))
                .eTag(ExpectedVersion.tag(source.version()))
                .body(source);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Rename a source")
    ResponseEntity<Source> rename(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SourceChange wanted) {
        var source = define.rename(id, ExpectedVersion.of(ifMatch, wanted.version), wanted.name);
        return ResponseEntity.ok().eTag(ExpectedVersion.tag(source.version())).body(source);
    }

    @GetMapping("/{id}/costs")
    @Operation(summary = "What a source costs, the newest period first")
    CostList costs(@PathVariable UUID id) {
        return new CostList(costs.of(table.withId(id).id()), null);
    }

    @PostMapping("/{id}/costs")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Set what a source costs in a period",
            description =
                    "Days in the workspace's time zone, both inclusive. The same period again replaces its amount;"
                            + " costs of overlapping periods add up.")
    SourceCost setCost(@PathVariable UUID id, @Valid @RequestBody NewCost wanted) {
        return define.setCost(id, wanted.from, wanted.to, wanted.amount);
    }
}
