package io.potik.lead.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import io.potik.outbox.test.Permissions;
import io.potik.outbox.test.Permissions.Role;
import io.potik.outbox.test.Permissions.Row;
import io.potik.outbox.test.Permissions.Rule;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** Role, operation and row: who may do what to whose lead, for every operation that the service documents. */
class PermissionsIntegrationTests extends LeadDesk {

    private static boolean hired;

    @BeforeEach
    void staff() {
        if (!hired) {
            hire(Permissions.MANAGER, "Manager");
            hire(Permissions.TEAM_LEAD, "Team lead");
            hire(Permissions.OTHER_MANAGER, "Other manager");
            hired = true;
        }
    }

    static List<Rule> rules() {
        return Permissions.rules();
    }

    @Test
    void everyDocumentedOperationHasARuleAndEveryRuleAnOperation() {
        Permissions.cover(get(stranger(), "/v3/api-docs").body());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRoleMayWhatItsRuleSaysOnTheRowsThatItSees(Rule rule) {
        Permissions.hold(
                rule,
                manager -> {
                    var lead = leadOf(manager, "Whose");
                    return rule.path().startsWith("/api/tasks/") ? taskOf(lead) : lead;
                },
                this::call);
    }

    private String taskOf(String lead) {
        return post(
                        owner(),
                        "/api/leads/" + lead + "/tasks",
                        Map.of("kind", "task", "text", "Call back", "dueAt", "2030-01-01T10:00:00Z"))
                .body()
                .get("id")
                .asString();
    }

    @Test
    void whatIsNotSeenShowsInNoListAndInNoTotal() {
        var word = "only" + fresh();
        var leads = new EnumMap<Row, String>(Row.class);
        for (var row : Row.values()) {
            leads.put(row, leadOf(row.manager(), word));
        }
        for (var role : List.of(Role.OWNER, Role.TEAM_LEAD, Role.MANAGER)) {
            var seen = Stream.of(Row.values())
                    .filter(row -> row.isSeenBy(role))
                    .map(leads::get)
                    .toList();
            var client = withToken(Permissions.token(role));
            assertThat(items(get(client, "/api/leads?q=" + word).body()))
                    .extracting(lead -> lead.get("id").asString())
                    .as(role.word())
                    .containsExactlyInAnyOrderElementsOf(seen);
            var column =
                    get(client, "/api/board?q=" + word).body().get("columns").get(0);
            assertThat(column.get("count").asInt()).as(role.word()).isEqualTo(seen.size());
            assertThat(column.get("items").size()).as(role.word()).isEqualTo(seen.size());
            assertThat(column.get("sums").get(0).get("amount").asString())
                    .as(role.word())
                    .isEqualTo(100 * seen.size() + ".00");
        }
    }

    private String leadOf(@Nullable UUID manager, String title) {
        var entry = new HashMap<String, @Nullable Object>(Map.of(
                "title",
                title,
                "contactPoints",
                List.of(Map.of("kind", "phone", "value", freshPhone())),
                "amount",
                Map.of("amount", "100.00", "currency", "UAH")));
        entry.put("managerId", manager);
        var lead = post(owner(), "/api/leads", entry);
        assertThat(lead.status()).isEqualTo(201);
        return lead.body().get("id").asString();
    }

    private int call(@Nullable Role role, Rule rule, String id) {
        var path = rule.path()
                .replace("{id}", id)
                .replace("{stageId}", NEW)
                .replace("{section}", "new")
                .replace("{otherId}", OWNER.toString())
                .replace("{customerId}", rule.path().contains("{customerId}") ? customerOf(id) : "")
                .replace("{fileId}", rule.path().contains("{fileId}") ? fileOf(id) : "");
        if (rule.method().equals("POST") && path.endsWith("/files")) {
            path += "?name=note.txt";
        }
        var body = rule.body().replace("$phone", freshPhone()).replace("$reason", reason());
        var client = role == null ? stranger() : withToken(Permissions.token(role));
        var request = client.method(HttpMethod.valueOf(rule.method())).uri(path);
        if (!body.isEmpty()) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return request.exchange().returnResult(byte[].class).getStatus().value();
    }

    /** A customer of whom there is this lead, if it is there. */
    private String customerOf(String lead) {
        jdbc.sql("update lead set customer_id = id where id = ?::uuid")
                .param(lead)
                .update();
        return lead;
    }

    /** A file on the lead, if there is such a lead. */
    private String fileOf(String lead) {
        var added = answer(owner().post()
                .uri("/api/leads/" + lead + "/files?name=note.txt")
                .body("A note")
                .exchange());
        return added.status() == 201 ? added.body().get("id").asString() : lead;
    }

    private String reason() {
        return jdbc.sql("select id::text from reason where active and not note_required order by name limit 1")
                .query(String.class)
                .single();
    }
}
