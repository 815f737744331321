package io.potik.customer.customer.web;

import io.potik.customer.customer.Customer;
import io.potik.customer.customer.CustomerList;
import io.potik.customer.customer.CustomerList.Filter;
import io.potik.customer.customer.CustomerView;
import io.potik.customer.customer.EditCustomer;
import io.potik.customer.customer.Lifecycle;
import io.potik.customer.customer.Page;
import io.potik.customer.problem.Conflict;
import io.potik.customer.problem.ExpectedVersion;
import io.potik.customer.problem.NotFound;
import io.potik.customer.security.Caller;
import io.potik.customer.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/customers")
@Tag(name = "Customers", description = "Persons who converted, were kept as prospects, or bought")
class CustomerApi {

    private final CustomerList list;
    private final EditCustomer editCustomer;

    CustomerApi(CustomerList list, EditCustomer editCustomer) {
        this.list = list;
        this.editCustomer = editCustomer;
    }

    @GetMapping
    @Operation(summary = "Customers, newest first")
    Page<CustomerView> list(
            Caller caller,
            @Parameter(description = "Beginnings of words of the name, or a contact point or its beginning")
                    @Size(max = 200)
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @RequestParam(required = false) @Nullable Lifecycle lifecycle,
            @RequestParam(required = false) @Nullable UUID companyId,
            @RequestParam(required = false) @Nullable String after,
            @Min(1) @Max(200) @RequestParam(defaultValue = "50") int limit) {
        return list.page(new Filter(q, lifecycle, companyId), caller.sees(), after, limit);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A customer's card")
    ResponseEntity<CustomerView> card(Caller caller, @PathVariable UUID id) {
        return answer(list.find(id, caller.sees()).orElseThrow(() -> new NotFound("customer")));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change a customer's card; what is left out stays, null empties")
    ResponseEntity<CustomerView> edit(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = CustomerPatch.class)))
                    @RequestBody
                    ObjectNode body) {
        CustomerPatch patch = CustomerPatch.of(body);
        try {
            editCustomer.edit(
                    id,
                    caller.sees(),
                    patch::apply,
                    patch.fields(),
                    ExpectedVersion.of(ifMatch, patch.version()).version());
        } catch (Customer.StaleVersion stale) {
            throw new Conflict("customer", shown(id));
        }
        return answer(shown(id));
    }

    /** What the caller has just been allowed to change, even if it is out of their sight now. */
    private CustomerView shown(UUID id) {
        return list.find(id, Scope.ALL).orElseThrow(() -> new NotFound("customer"));
    }

    private static ResponseEntity<CustomerView> answer(CustomerView customer) {
        return ResponseEntity.ok().eTag(ExpectedVersion.tag(customer.version())).body(customer);
    }
}
