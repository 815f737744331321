package io.potik.lead.board;

import io.potik.lead.customer.KnownCustomers;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/leads")
@Tag(name = "Leads")
class LeadListController {

    private static final int MOST = 200;

    private final LeadList list;
    private final ReadFilter filter;
    private final LeadViews views;
    private final KnownCustomers customers;

    LeadListController(LeadList list, ReadFilter filter, LeadViews views, KnownCustomers customers) {
        this.list = list;
        this.filter = filter;
        this.views = views;
        this.customers = customers;
    }

    @GetMapping
    @Operation(
            summary = "Leads over all stages, the newest first; of a search the first thousand that are found",
            description = "sort: number, createdAt, stageEnteredAt or amount, with a minus for the greatest first.")
    LeadList.Page page(
            Caller caller,
            @Valid @ParameterObject LeadQuery query,
            @RequestParam(required = false) @Nullable UUID pipelineId,
            @RequestParam(required = false) @Nullable UUID stageId,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable Set<UUID> ids,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return list.page(
                filter.of(caller.sees(), query),
                new LeadList.Wanted(
                        pipelineId,
                        stageId,
                        outcome,
                        customerId == null ? Set.of() : customers.personOf(customerId),
                        ids == null ? Set.of() : ids),
                LeadSort.of(sort),
                after,
                Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One lead")
    ResponseEntity<LeadView> one(Caller caller, @PathVariable UUID id) {
        var view = views.of(caller.sees(), id);
        return ResponseEntity.ok()
                .eTag(ExpectedVersion.tag(view.card().version()))
                .body(view);
    }
}
