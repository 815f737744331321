package io.potik.customer.customer;

import io.potik.customer.company.Companies;
import io.potik.customer.company.Company;
import io.potik.customer.company.CompanyName;
import io.potik.customer.field.Fields;
import io.potik.customer.problem.Invalid;
import io.potik.customer.problem.NotFound;
import io.potik.customer.security.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    private final Fields fields;
    private final Clock clock;

    EditCustomer(Customers customers, Companies companies, Fields fields, Clock clock) {
        this.customers = customers;
        this.companies = companies;
        this.fields = fields;
        this.clock = clock;
    }

    /**
     * Changes the card in a transaction of its own; a change that makes no difference leaves the version alone.
     *
     * @param change from what is there to what shall be
     * @param given what was written into the workspace's own fields, by key; null takes a value away
     * @param seenVersion what the person saw, null if they did not say
     * @throws NotFound if there is no such customer in the scope
     * @throws Customer.StaleVersion if somebody changed the card in between
     * @throws Invalid naming every field of the workspace in which what was given makes no sense
     */
    @Transactional
    public void edit(
            UUID id,
            Scope scope,
            UnaryOperator<Card.Edit> change,
            Map<String, @Nullable Object> given,
            @Nullable Long seenVersion) {
        Customer customer = customers.lock(id).orElseThrow(() -> new NotFound("customer"));
        Card.Edit before = customer.card().editable();
        if (!scope.sees(before.managerId())) {
            throw new NotFound("customer");
        }
        customer.seenAs(seenVersion);
        Instant now = clock.instant();
        Card.Edit edit = change.apply(before).withFields(fields.written(Fields.CUSTOMER, before.fields(), given));
        String companyName = edit.companyName();
        Company company = companies.areThere() ? named(companyName, now) : customer.company();
        customer.edit(edit, company, now);
        customers.save(List.of(customer));
    }

    private @Nullable Company named(@Nullable String name, Instant now) {
        return name == null ? null : companies.named(new CompanyName(name), now);
    }
}
