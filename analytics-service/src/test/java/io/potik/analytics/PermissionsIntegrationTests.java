package io.potik.analytics;

import io.potik.outbox.test.Permissions;
import io.potik.outbox.test.Permissions.Role;
import io.potik.outbox.test.Permissions.Rule;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may ask for which report, for every operation that the service documents; whose figures is the reports' matter. */
class PermissionsIntegrationTests extends AnalyticsSuite {

    static List<Rule> rules() {
        return Permissions.rules();
    }

    @Test
    void everyDocumentedOperationHasARuleAndEveryRuleAnOperation() {
        Permissions.cover(get("", "/v3/api-docs"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRoleMayWhatItsRuleSays(Rule rule) {
        Permissions.hold(rule, manager -> UUID.randomUUID().toString(), this::call);
    }

    private int call(@Nullable Role role, Rule rule, String id) {
        return send(Permissions.token(role), rule.method(), rule.path().replace("{id}", id))
                .statusCode();
    }
}
