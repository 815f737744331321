package io.potik.customer.profile.web;

import io.potik.customer.company.CompanyName;
import io.potik.customer.customer.Card;
import io.potik.customer.customer.Customer;
import io.potik.customer.customer.CustomerList;
import io.potik.customer.customer.CustomerView;
import io.potik.customer.problem.Conflict;
import io.potik.customer.problem.ExpectedVersion;
import io.potik.customer.problem.NotFound;
import io.potik.customer.problem.Taken;
import io.potik.customer.profile.ChangeContactPoints;
import io.potik.customer.profile.EnterCustomer;
import io.potik.customer.security.Caller;
import io.potik.customer.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/customers")
@Tag(name = "Profiles", description = "Customers by hand, and by what they can be reached")
class ProfileApi {

    private static final int LONGEST_POINT = 400;
    private static final int MOST_POINTS = 20;

    private final EnterCustomer enterCustomer;
    private final ChangeContactPoints changeContactPoints;
    private final CustomerList list;

    ProfileApi(EnterCustomer enterCustomer, ChangeContactPoints changeContactPoints, CustomerList list) {
        this.enterCustomer = enterCustomer;
        this.changeContactPoints = changeContactPoints;
        this.list = list;
    }

    /** @param company which is made if there is none of that name */
    record NewCustomer(
            @Nullable @Size(max = Card.LONGEST_NAME) String name,
            @Nullable @Size(max = MOST_POINTS) List<@NotNull @Valid Point> contactPoints,
            @Nullable @Valid CompanyByName company,
            @Nullable @Size(max = Card.LONGEST_NOTES) String notes) {

        EnterCustomer.Request request() {
            return new EnterCustomer.Request(
                    clean(name),
                    contactPoints == null
                            ? List.of()
                            : contactPoints.stream()
                                    .map(point -> new EnterCustomer.Written(point.kind(), point.value()))
                                    .toList(),
                    company == null ? null : clean(company.name()),
                    notes == null ? "" : notes.replace("\0", ""));
        }

        private static @Nullable String clean(@Nullable String text) {
            String stripped = text == null ? "" : text.replace("\0", "").strip();
            return stripped.isEmpty() ? null : stripped;
        }
    }

    record CompanyByName(
            @NotBlank @Size(max = CompanyName.LONGEST) String name) {}

    record Point(
            @NotBlank @Size(max = 20) String kind,
            @NotBlank @Size(max = LONGEST_POINT) String value) {}

    @PostMapping
    @Operation(
            summary = "Enter a customer by hand; they are looked after by who enters them",
            description = "409 contact-point-taken with `current` when one of the contact points is somebody's.")
    ResponseEntity<CustomerView> enter(Caller caller, @Valid @RequestBody NewCustomer customer) {
        try {
            UUID id = enterCustomer.enter(customer.request(), caller.staffId());
            CustomerView made = shown(id);
            return ResponseEntity.created(URI.create("/api/customers/" + id))
                    .eTag(ExpectedVersion.tag(made.version()))
                    .body(made);
        } catch (EnterCustomer.Recognised known) {
            throw taken(caller, "contactPoints[" + known.place() + "].value", known.customer());
        }
    }

    @PostMapping("/{id}/contact-points")
    @Operation(
            summary = "A customer can be reached by this, too",
            description =
                    "409 contact-point-taken with `current` when it is somebody else's; who is then a possible duplicate.")
    ResponseEntity<CustomerView> add(Caller caller, @PathVariable UUID id, @Valid @RequestBody Point point) {
        return change(
                id,
                () -> changeContactPoints
                        .add(id, caller.sees(), point.kind(), point.value())
                        .ifPresent(other -> {
                            throw taken(caller, "value", other);
                        }));
    }

    @PutMapping("/{id}/contact-points/preferred")
    @Operation(summary = "A customer is reached first by this, of all contact points of its kind")
    ResponseEntity<CustomerView> prefer(Caller caller, @PathVariable UUID id, @Valid @RequestBody Point point) {
        return change(id, () -> changeContactPoints.prefer(id, caller.sees(), point.kind(), point.value()));
    }

    @DeleteMapping("/{id}/contact-points")
    @Operation(summary = "A customer cannot be reached by this any more; kind and value as the card has them")
    ResponseEntity<CustomerView> remove(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String value) {
        return change(id, () -> changeContactPoints.remove(id, caller.sees(), kind, value));
    }

    private ResponseEntity<CustomerView> change(UUID id, Runnable what) {
        try {
            what.run();
        } catch (Customer.StaleVersion merged) {
            throw new Conflict("customer", shown(id));
        }
        CustomerView customer = shown(id);
        return ResponseEntity.ok().eTag(ExpectedVersion.tag(customer.version())).body(customer);
    }

    private Taken taken(Caller caller, String field, UUID other) {
        CustomerView visible = list.find(other, caller.sees()).orElse(null);
        String whose = visible == null
                ? "This contact point is somebody else's, whom you do not see."
                : visible.name() == null
                        ? "This contact point is somebody else's."
                        : "This contact point is " + visible.name() + "'s.";
        return new Taken(field, whose, visible);
    }

    /** What the caller has just been allowed to change, even if it is out of their sight now. */
    private CustomerView shown(UUID id) {
        return list.find(id, Scope.ALL).orElseThrow(() -> new NotFound("customer"));
    }
}
