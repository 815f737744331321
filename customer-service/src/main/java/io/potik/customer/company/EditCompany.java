package io.potik.customer.company;

import io.potik.customer.field.Fields;
import io.potik.customer.problem.Invalid;
import io.potik.customer.problem.NotFound;
import io.potik.customer.security.Scope;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person writes what they know of a company. */
@Service
public class EditCompany {

    private final Companies companies;
    private final Fields fields;

    EditCompany(Companies companies, Fields fields) {
        this.companies = companies;
        this.fields = fields;
    }

    /**
     * Writes into the workspace's own fields, in a transaction of its own; a change that makes no difference leaves the
     * version alone.
     *
     * @param given by key; null takes a value away, what is left out stays
     * @param seenVersion what the person saw, null if they did not say
     * @throws NotFound if no company with this id has a customer in the scope
     * @throws StaleVersion if somebody changed the company in between
     * @throws Invalid naming every field in which what was given makes no sense
     */
    @Transactional
    public void fillIn(UUID id, Scope scope, Map<String, @Nullable Object> given, @Nullable Long seenVersion) {
        CompanyCard before = companies.lock(id, scope).orElseThrow(() -> new NotFound("company"));
        if (seenVersion != null && seenVersion != before.version()) {
            throw new StaleVersion(before.version());
        }
        Map<String, Object> after = fields.written(Fields.COMPANY, before.fields(), given);
        if (!after.equals(before.fields())) {
            companies.save(new CompanyCard(id, before.version() + 1, before.name(), after));
        }
    }

    /** Somebody else changed the company in between. */
    public static final class StaleVersion extends RuntimeException {

        StaleVersion(long current) {
            super("the company has changed to version " + current);
        }
    }
}
