package io.potik.intake;

import io.potik.intake.support.RunningService;
import io.potik.outbox.test.Permissions;
import io.potik.outbox.test.Permissions.Role;
import io.potik.outbox.test.Permissions.Rule;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what with connections, receipts and files, for every operation that the service documents. */
class PermissionsIntegrationTests extends RunningService {

    static List<Rule> rules() {
        return Permissions.rules();
    }

    @Test
    void everyDocumentedOperationHasARuleAndEveryRuleAnOperation() {
        Permissions.cover(get("/v3/api-docs"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRoleMayWhatItsRuleSays(Rule rule) {
        Permissions.hold(rule, manager -> UUID.randomUUID().toString(), this::call);
    }

    private int call(@Nullable Role role, Rule rule, String id) {
        var path = rule.path().replace("{id}", id).replace("{key}", id);
        var request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .method(rule.method(), HttpRequest.BodyPublishers.ofString(rule.body()));
        if (role != null) {
            request.header("Authorization", Permissions.token(role));
        }
        return send(request.build()).status();
    }
}
