package io.potik.customer.customer;

import io.potik.customer.company.Companies;
import io.potik.customer.company.Company;
import io.potik.customer.company.CompanyName;
import io.potik.customer.problem.NotFound;
import io.potik.customer.security.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person changes a customer's card. */
@Service
public class EditCustomer {

    private final Customers customers;
    private final Companies companies;
    private final Clock clock;

    EditCustomer(Customers customers, Companies companies, Clock clock) {
        this.customers = customers;
        this.companies = companies;
        this.clock = clock;
    }

    /**
     * Changes the card in a transaction of its own; a change that makes no difference leaves the version alone.
     *
     * @param change from what is there to what shall be
     * @param seenVersion what the person saw, null if they did not say
     * @throws NotFound if there is no such customer in the scope
     * @throws Customer.StaleVersion if somebody changed the card in between
     */
    @Transactional
    public void edit(UUID id, Scope scope, UnaryOperator<Customer.Edit> change, @Nullable Long seenVersion) {
        Customer customer = customers.lock(id).orElseThrow(() -> new NotFound("customer"));
        Customer.Edit before = customer.editable();
        if (!scope.sees(before.managerId())) {
            throw new NotFound("customer");
        }
        customer.seenAs(seenVersion);
        Instant now = clock.instant();
        Customer.Edit edit = change.apply(before);
        String companyName = edit.companyName();
        Company company = companyName == null ? null : companies.named(new CompanyName(companyName), now);
        customer.edit(edit, company, now);
        customers.save(List.of(customer));
    }
}
