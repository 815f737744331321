package io.potik.customer.customer.web;

import io.potik.customer.customer.Customer;
import io.potik.customer.customer.CustomerList;
import io.potik.customer.customer.CustomerView;
import io.potik.customer.customer.MergeCustomers;
import io.potik.customer.problem.Conflict;
import io.potik.customer.problem.ExpectedVersion;
import io.potik.customer.problem.NotFound;
import io.potik.customer.security.Caller;
import io.potik.customer.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/customers/{id}/merge")
@Tag(name = "Merges of customers", description = "Making one person of two customers, and two again")
class MergeApi {

    private final MergeCustomers mergeCustomers;
    private final CustomerList list;

    MergeApi(MergeCustomers mergeCustomers, CustomerList list) {
        this.mergeCustomers = mergeCustomers;
        this.list = list;
    }

    /**
     * Who is merged.
     *
     * @param otherId who becomes part of this one
     * @param version what was seen of this one
     * @param otherVersion what was seen of the other one
     */
    record Merge(
            @NotNull(message = "Say who is merged into this one.")
            UUID otherId,

            @Nullable Long version,
            @Nullable Long otherVersion) {}

    @PostMapping
    @Operation(
            summary = "Merge another customer into this one",
            description =
                    "The other one is read as this one from then on; each keeps what is theirs, so that it can be undone.")
    ResponseEntity<CustomerView> merge(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Merge merge) {
        try {
            mergeCustomers.merge(
                    caller,
                    id,
                    merge.otherId(),
                    ExpectedVersion.of(ifMatch, merge.version()).version(),
                    merge.otherVersion());
        } catch (Customer.StaleVersion stale) {
            throw new Conflict("customer", shown(id));
        }
        return answer(shown(id));
    }

    @DeleteMapping("/{otherId}")
    @Operation(summary = "Undo a merge: both are persons of their own; what came since stays where it came to")
    ResponseEntity<CustomerView> undo(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID otherId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        try {
            mergeCustomers.undo(
                    caller, id, otherId, ExpectedVersion.of(ifMatch, null).version());
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
