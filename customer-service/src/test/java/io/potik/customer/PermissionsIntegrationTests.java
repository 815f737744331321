package io.potik.customer;

import io.potik.outbox.Ids;
import io.potik.outbox.test.Permissions;
import io.potik.outbox.test.Permissions.Role;
import io.potik.outbox.test.Permissions.Rule;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Role, operation and row: who may do what to whose customer, for every operation that the service documents. */
class PermissionsIntegrationTests extends CustomerSuite {

    static List<Rule> rules() {
        return Permissions.rules();
    }

    @Test
    void everyDocumentedOperationHasARuleAndEveryRuleAnOperation() {
        Permissions.cover(get("", "/v3/api-docs").body());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRoleMayWhatItsRuleSaysOnTheRowsThatItSees(Rule rule) {
        Permissions.hold(rule, this::customerOf, this::call);
    }

    private String customerOf(@Nullable UUID manager) {
        var id = Ids.next();
        jdbc.sql("""
                insert into customer (id, version, name, lifecycle, manager_id, notes, search, created_at)
                values (?, 1, 'Somebody''s', 'prospect', ?, '', ''::tsvector, now())
                """).param(id).param(manager).update();
        return id.toString();
    }

    private int call(@Nullable Role role, Rule rule, String id) {
        // Somebody whom everybody sees who sees anybody.
        String other = (rule.path() + rule.body()).contains("{otherId}") ? customerOf(null) : "";
        return send(
                        Permissions.token(role),
                        rule.method(),
                        rule.path().replace("{id}", id).replace("{otherId}", other),
                        rule.body().replace("{otherId}", other))
                .status();
    }
}
