package io.potik.order.order.web;

import io.potik.order.order.Order.Refused;
import io.potik.order.order.Order.StaleVersion;
import io.potik.order.order.OrderList;
import io.potik.order.order.OrderList.Filter;
import io.potik.order.order.OrderView;
import io.potik.order.order.Page;
import io.potik.order.order.PlaceOrder;
import io.potik.order.order.Status;
import io.potik.order.order.WorkOrder;
import io.potik.order.problem.Conflict;
import io.potik.order.problem.ExpectedVersion;
import io.potik.order.problem.Invalid;
import io.potik.order.problem.NotFound;
import io.potik.order.security.Caller;
import io.potik.order.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/orders")
@Tag(name = "Orders", description = "What was sold: lines, sum, status and payments")
class OrderApi {

    private final OrderList list;
    private final PlaceOrder placeOrder;
    private final WorkOrder workOrder;

    OrderApi(OrderList list, PlaceOrder placeOrder, WorkOrder workOrder) {
        this.list = list;
        this.placeOrder = placeOrder;
        this.workOrder = workOrder;
    }

    @GetMapping
    @Operation(summary = "Orders, newest first")
    Page<OrderView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable UUID leadId,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable String after,
            @Min(1) @Max(200) @RequestParam(defaultValue = "50") int limit) {
        return list.page(new Filter(customerId, leadId, status), caller.sees(), after, limit);
    }

    @GetMapping("/{id}")
    @Operation(summary = "An order")
    ResponseEntity<OrderView> card(Caller caller, @PathVariable UUID id) {
        return answer(list.find(id, caller.sees()).orElseThrow(() -> new NotFound("order")));
    }

    @PostMapping
    @Operation(summary = "Enter an order of a known customer by hand")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<OrderView> place(Caller caller, @Valid @RequestBody OrderRequests.Place body) {
        try {
            UUID id = placeOrder.place(body.request(), caller);
            OrderView order = shown(id);
            return ResponseEntity.created(URI.create("/api/orders/" + id))
                    .eTag(ExpectedVersion.tag(order.version()))
                    .body(order);
        } catch (Refused refused) {
            throw invalid(refused);
        }
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Move an order to another status, write into the workspace's own fields, or both",
            description =
                    "nextStatuses says where it may go. A field that is left out stays, null takes its value away.")
    ResponseEntity<OrderView> edit(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody OrderRequests.Edit body) {
        try {
            workOrder.edit(
                    id,
                    body.status(),
                    body.written(),
                    ExpectedVersion.of(ifMatch, body.version()).version(),
                    caller);
        } catch (StaleVersion stale) {
            throw new Conflict("order", shown(id));
        } catch (Refused refused) {
            throw invalid(refused);
        }
        return answer(shown(id));
    }

    @PostMapping("/{id}/payments")
    @Operation(summary = "Note money that was received; a negative amount was given back")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<OrderView> pay(Caller caller, @PathVariable UUID id, @Valid @RequestBody OrderRequests.Pay body) {
        try {
            workOrder.pay(id, body.money(), body.noteText(), caller);
        } catch (Refused refused) {
            throw invalid(refused);
        }
        OrderView order = shown(id);
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(ExpectedVersion.tag(order.version()))
                .body(order);
    }

    /** What the caller has just been allowed to work on. */
    private OrderView shown(UUID id) {
        return list.find(id, Scope.ALL).orElseThrow(() -> new NotFound("order"));
    }

    private static ResponseEntity<OrderView> answer(OrderView order) {
        return ResponseEntity.ok().eTag(ExpectedVersion.tag(order.version())).body(order);
    }

    private static Invalid invalid(Refused refused) {
        return new Invalid(refused.field(), String.valueOf(refused.getMessage()));
    }
}
