package io.potik.customer.customer.web;

import io.potik.customer.customer.Duplicates;
import io.potik.customer.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/customers/{id}/duplicates")
@Tag(name = "Merges of customers", description = "Making one person of two customers, and two again")
class DuplicateApi {

    private final Duplicates duplicates;

    DuplicateApi(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    record Found(List<Duplicates.Duplicate> items) {}

    @GetMapping
    @Operation(summary = "Other customers who may be the same person, each with the reasons; at most ten")
    Found of(Caller caller, @PathVariable UUID id) {
        return new Found(duplicates.of(caller.sees(), id));
    }

    @DeleteMapping("/{otherId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "These are two people: neither is offered for the other any more")
    void areTwoPeople(Caller caller, @PathVariable UUID id, @PathVariable UUID otherId) {
        duplicates.areTwoPeople(caller, id, otherId);
    }
}
