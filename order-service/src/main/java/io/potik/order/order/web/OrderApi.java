package io.potik.order.order.web;

import io.potik.order.order.OrderBoard;
import io.potik.order.order.OrderChange;
import io.potik.order.order.OrderHistory;
import io.potik.order.order.OrderList;
import io.potik.order.order.OrderView;
import io.potik.order.order.Page;
import io.potik.order.order.PlaceOrder;
import io.potik.order.order.Refused;
import io.potik.order.order.StaleVersion;
import io.potik.order.order.WorkOrder;
import io.potik.order.problem.Conflict;
import io.potik.order.problem.ExpectedVersion;
import io.potik.order.problem.Invalid;
import io.potik.order.problem.NotFound;
import io.potik.order.security.Caller;
import io.potik.order.security.Scope;
import io.potik.order.workspace.Workspace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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
@Tag(name = "Orders", description = "What was sold: lines, sum, status, payments and delivery")
class OrderApi {

    private final OrderList list;
    private final OrderBoard board;
    private final OrderHistory history;
    private final PlaceOrder placeOrder;
    private final WorkOrder workOrder;
    private final Workspace workspace;

    OrderApi(
            OrderList list,
            OrderBoard board,
            OrderHistory history,
            PlaceOrder placeOrder,
            WorkOrder workOrder,
            Workspace workspace) {
        this.list = list;
        this.board = board;
        this.workspace = workspace;
        this.history = history;
        this.placeOrder = placeOrder;
        this.workOrder = workOrder;
    }

    @GetMapping
    @Operation(summary = "Orders, newest first")
    Page<OrderView> list(
            Caller caller,
            @Valid @ParameterObject OrderQuery query,
            @RequestParam(required = false) @Nullable String after,
            @Min(1) @Max(200) @RequestParam(defaultValue = "50") int limit) {
        return list.page(query.filter(workspace), caller.sees(), after, limit);
    }

    @GetMapping("/board")
    @Operation(summary = "Orders in columns by status, each with its count, its sums and its newest")
    OrderBoard.View board(Caller caller, @Valid @ParameterObject OrderQuery query) {
        return board.of(query.filter(workspace), caller.sees());
    }

    @GetMapping("/board/{code}")
    @Operation(summary = "Further orders of one column")
    Page<OrderView> column(
            Caller caller,
            @PathVariable String code,
            @Valid @ParameterObject OrderQuery query,
            @RequestParam(required = false) @Nullable String after,
            @Min(1) @Max(200) @RequestParam(defaultValue = "25") int limit) {
        return board.of(code, query.filter(workspace), caller.sees(), after, limit);
    }

    @GetMapping("/{id}")
    @Operation(summary = "An order")
    ResponseEntity<OrderView> card(Caller caller, @PathVariable UUID id) {
        return answer(list.find(id, caller.sees()).orElseThrow(() -> new NotFound("order")));
    }

    @GetMapping("/{id}/timeline")
    @Operation(summary = "What happened to an order, newest first: who, what, before and after")
    Page<OrderChange> timeline(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @Min(1) @Max(200) @RequestParam(defaultValue = "50") int limit) {
        return history.page(id, caller.sees(), after, limit);
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
            summary = "Move an order, change its lines, delivery, notes or the workspace's own fields",
            description = "nextStatuses says where it may go. What is left out stays, null takes a field's value away."
                    + " Lines are told all at once, of an open order; those of a shop's order only the shop changes.")
    ResponseEntity<OrderView> edit(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody OrderRequests.Edit body) {
        try {
            workOrder.edit(
                    id, body.edit(), ExpectedVersion.of(ifMatch, body.version()).version(), caller);
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
