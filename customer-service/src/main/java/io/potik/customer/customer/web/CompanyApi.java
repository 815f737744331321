package io.potik.customer.customer.web;

import io.potik.customer.company.Companies;
import io.potik.customer.company.Company;
import io.potik.customer.company.CompanyLine;
import io.potik.customer.company.CompanyName;
import io.potik.customer.customer.CustomerList;
import io.potik.customer.customer.CustomerList.Filter;
import io.potik.customer.customer.CustomerView;
import io.potik.customer.customer.Page;
import io.potik.customer.problem.NotFound;
import io.potik.customer.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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

    CompanyApi(Companies companies, CustomerList customers) {
        this.companies = companies;
        this.customers = customers;
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
    CompanyCard card(Caller caller, @PathVariable UUID id) {
        Company company = companies.find(id, caller.sees()).orElseThrow(() -> new NotFound("company"));
        Page<CustomerView> page =
                customers.page(new Filter(null, null, id), caller.sees(), null, CUSTOMERS_ON_THE_CARD);
        return new CompanyCard(company.id(), company.name(), page);
    }

    record CompanyCard(UUID id, String name, Page<CustomerView> customers) {}
}
