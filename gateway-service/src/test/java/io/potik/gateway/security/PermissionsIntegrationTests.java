package io.potik.gateway.security;

import io.potik.gateway.GatewayIntegrationTests;
import io.potik.outbox.test.Permissions;
import io.potik.outbox.test.Permissions.Role;
import io.potik.outbox.test.Permissions.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what with staff, teams, tokens and stuck messages, for every operation that the gateway documents itself. */
class PermissionsIntegrationTests extends GatewayIntegrationTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<Role, String> TOKENS = new EnumMap<>(Role.class);

    static List<Rule> rules() {
        return Permissions.rules();
    }

    @Test
    void everyDocumentedOperationHasARuleAndEveryRuleAnOperation() {
        Permissions.cover(owner().get("/api/docs/gateway").expect(200).json());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRoleMayWhatItsRuleSays(Rule rule) {
        Permissions.hold(rule, manager -> "00000000-0000-7000-8000-000000000000", this::call);
    }

    private int call(@Nullable Role role, Rule rule, String id) {
        var path = rule.path().replace("{service}", "gateway").replace("{id}", id);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .header("Content-Type", "application/json")
                .method(rule.method(), HttpRequest.BodyPublishers.ofString(rule.body()));
        if (role != null) {
            request.header("Authorization", "Bearer " + TOKENS.computeIfAbsent(role, this::token));
        }
        // The status is enough: live news would not end.
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String token(Role role) {
        return owner().post("/api/tokens", "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(role, role.word()))
                .expect(201)
                .json()
                .path("token")
                .asString();
    }
}
