package io.potik.order;

import io.potik.outbox.test.Permissions;
import io.potik.outbox.test.Permissions.Role;
import io.potik.outbox.test.Permissions.Rule;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Role, operation and row: who may do what to whose order, for every operation that the service documents. */
class PermissionsIntegrationTests extends OrderSuite {

    private static @Nullable UUID customer;

    @BeforeEach
    void customer() {
        if (customer == null) {
            customer = knownCustomer(null);
        }
    }

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
        Permissions.hold(rule, this::orderOf, this::call);
    }

    private String orderOf(@Nullable UUID manager) {
        var order = UUID.fromString(
                placed(Objects.requireNonNull(customer), "1.00").path("id").asString());
        jdbc.sql("update orders set manager_id = ? where id = ?")
                .param(manager)
                .param(order)
                .update();
        return order.toString();
    }

    private int call(@Nullable Role role, Rule rule, String id) {
        var path = rule.path()
                .replace("{id}", id)
                .replace("{code}", "new")
                .replace("{fileId}", rule.path().contains("{fileId}") ? fileOf(id) : "");
        if (rule.method().equals("POST") && path.endsWith("/files")) {
            path += "?name=note.txt";
        }
        return send(Permissions.token(role), rule.method(), path, rule.body()).status();
    }

    /** A file on the order, if there is such an order. */
    private String fileOf(String order) {
        var added = send(OWNER, "POST", "/api/orders/" + order + "/files?name=note.txt", "A note");
        return added.status() == 201 ? added.body().get("id").asString() : order;
    }
}
