package io.potik.customer.customer.web;

import io.potik.customer.company.Companies;
import io.potik.customer.company.CompanyCard;
import io.potik.customer.company.CompanyLine;
import io.potik.customer.company.CompanyName;
import io.potik.customer.company.EditCompany;
import io.potik.customer.customer.CustomerList;
import io.potik.customer.customer.CustomerList.Filter;
import io.potik.customer.customer.CustomerView;
import io.potik.customer.customer.Page;
import io.potik.customer.problem.Conflict;
import io.potik.customer.problem.ExpectedVersion;
import io.potik.customer.problem.NotFound;
import io.potik.customer.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
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

@RestController
@RequestMapping("/api/companies")
@Tag(name = "Companies", description = "Companies of the customers that the caller may see")
class CompanyApi {

    private static final int CUSTOMERS_ON_THE_CARD = 200;

    private final Companies companies;
    private final CustomerList customers;
    private final EditCompany editCompany;

    CompanyApi(Companies companies, CustomerList customers, EditCompany editCompany) {
        this.companies = companies;
        this.customers = customers;
        this.editCompany = editCompany;
    }

    @GetMapping
    @Operation(summary = "Companies by name")
    Page<CompanyLine> list(
            Caller caller,
            @Parameter(description = "What the name begins with") @Size(max = 200) @RequestParam(defaultValue = "")
                    String q,
            @RequestParam(required = false) @Nullable String after,
            @Min(1) @Max(200) @RequestParam(defaultValue = "50") int limit) {
        List<CompanyLine> found = companies.page(q, caller.sees(), after, limit + 1);
        return Page.of(found, limit, last -> new CompanyName(last.name()).key());
    }

    @GetMapping("/{id}")
    @Operation(summary = "A company with its newest customers; the others by /api/customers?companyId=")
    ResponseEntity<CompanyView> card(Caller caller, @PathVariable UUID id) {
        return answer(shown(id, caller));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Write into the workspace's own fields of a company; what is left out stays, null takes away")
    ResponseEntity<CompanyView> edit(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CompanyPatch patch) {
        try {
            editCompany.fillIn(
                    id,
                    caller.sees(),
                    patch.fields(),
                    ExpectedVersion.of(ifMatch, patch.version()).version());
        } catch (EditCompany.StaleVersion stale) {
            throw new Conflict("company", shown(id, caller));
        }
        return answer(shown(id, caller));
    }

    private CompanyView shown(UUID id, Caller caller) {
        CompanyCard card = companies.find(id, caller.sees()).orElseThrow(() -> new NotFound("company"));
        Page<CustomerView> page =
                customers.page(new Filter(null, null, id), caller.sees(), null, CUSTOMERS_ON_THE_CARD);
        return new CompanyView(card.id(), card.version(), card.name(), card.fields(), page);
    }

    private static ResponseEntity<CompanyView> answer(CompanyView company) {
        return ResponseEntity.ok().eTag(ExpectedVersion.tag(company.version())).body(company);
    }

    /**
     * What somebody wrote of a company.
     *
     * @param fields by key; null takes a value away
     */
    record CompanyPatch(
            @NotNull(message = "Values by key are needed.") Map<String, @Nullable Object> fields,
            @Nullable Long version) {}

    record CompanyView(UUID id, long version, String name, Map<String, Object> fields, Page<CustomerView> customers) {}
}
