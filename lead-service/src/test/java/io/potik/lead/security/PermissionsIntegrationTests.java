package io.potik.lead.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import io.potik.outbox.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Role, operation and row: who may do what to whose lead, for every operation that the service documents. */
class PermissionsIntegrationTests extends LeadDesk {

    private static final List<String> ROLES = List.of("owner", "teamLead", "manager", "analyst");

    /** Whose a lead is, as the manager and the team lead of the team see it. */
    private enum Row {
        OWN(MANAGER, "owner teamLead manager"),
        TEAMS(TEAM_LEAD, "owner teamLead"),
        OTHERS(OTHER_MANAGER, "owner"),
        NOBODYS(null, "owner teamLead manager");

        private final @Nullable UUID manager;
        private final String seenBy;

        Row(@Nullable UUID manager, String seenBy) {
            this.manager = manager;
            this.seenBy = seenBy;
        }

        boolean isSeenBy(String role) {
            return List.of(seenBy.split(" ")).contains(role);
        }
    }

    private static boolean hired;

    @BeforeEach
    void staff() {
        if (!hired) {
            hire(MANAGER, "Manager");
            hire(TEAM_LEAD, "Team lead");
            hire(OTHER_MANAGER, "Other manager");
            hired = true;
        }
    }

    static Stream<PermissionRule> rules() {
        return PermissionRule.all().stream();
    }

    @Test
    void everyDocumentedOperationHasARuleAndEveryRuleAnOperation() {
        var documented = get(stranger(), "/v3/api-docs").body().path("paths").properties().stream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toSet());

        assertThat(documented).hasSizeGreaterThan(30);
        assertThat(rules().map(PermissionRule::operation)).containsExactlyInAnyOrderElementsOf(documented);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRoleMayWhatItsRuleSaysOnTheRowsThatItSees(PermissionRule rule) {
        var softly = new SoftAssertions();
        for (var role : ROLES) {
            for (var row : rule.ofLead() ? Row.values() : new Row[] {Row.NOBODYS}) {
                // What a call does to a lead must not be the reason why the next one is refused.
                var id = rule.ofLead() ? leadOf(row) : Ids.next().toString();
                var status = call(as(role), rule, id);
                var asked = softly.assertThat(status).as(role + " " + rule + " " + row);
                if (!rule.allows(role)) {
                    asked.isEqualTo(403);
                } else if (!rule.ofLead()) {
                    asked.isNotIn(401, 403, 500);
                } else if (row.isSeenBy(role)) {
                    asked.isNotIn(401, 403, 404, 500);
                } else {
                    asked.isEqualTo(404);
                }
            }
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aStrangerMayNothing(PermissionRule rule) {
        assertThat(call(stranger(), rule, Ids.next().toString())).isEqualTo(401);
    }

    @Test
    void whatIsNotSeenShowsInNoListAndInNoTotal() {
        var word = "only" + fresh();
        Map<Row, String> leads = new HashMap<>();
        for (var row : Row.values()) {
            leads.put(row, leadOf(row, word));
        }
        for (var role : ROLES.subList(0, 3)) {
            var seen = Stream.of(Row.values())
                    .filter(row -> row.isSeenBy(role))
                    .map(leads::get)
                    .toList();
            assertThat(items(get(as(role), "/api/leads?q=" + word).body()))
                    .extracting(lead -> lead.get("id").asString())
                    .as(role)
                    .containsExactlyInAnyOrderElementsOf(seen);
            var column =
                    get(as(role), "/api/board?q=" + word).body().get("columns").get(0);
            assertThat(column.get("count").asInt()).as(role).isEqualTo(seen.size());
            assertThat(column.get("items").size()).as(role).isEqualTo(seen.size());
            assertThat(column.get("sums").get(0).get("amount").asString())
                    .as(role)
                    .isEqualTo(100 * seen.size() + ".00");
        }
    }

    private RestTestClient as(String role) {
        return switch (role) {
            case "owner" -> owner();
            case "teamLead" -> teamLead();
            case "manager" -> manager();
            default -> analyst();
        };
    }

    private String leadOf(Row row) {
        return leadOf(row, "Whose");
    }

    private String leadOf(Row row, String title) {
        var lead = post(
                        owner(),
                        "/api/leads",
                        Map.of(
                                "title",
                                title,
                                "contactPoints",
                                List.of(Map.of("kind", "phone", "value", freshPhone())),
                                "amount",
                                Map.of("amount", "100.00", "currency", "UAH")))
                .body()
                .get("id")
                .asString();
        var manager = new HashMap<String, Object>();
        manager.put("managerId", row.manager);
        assertThat(post(owner(), "/api/leads/" + lead + "/assignment", manager).status())
                .isEqualTo(200);
        return lead;
    }

    private int call(RestTestClient client, PermissionRule rule, String id) {
        var path = rule.path().replace("{id}", id).replace("{stageId}", NEW);
        var body = rule.body().replace("$phone", freshPhone()).replace("$reason", reason());
        var request = client.method(HttpMethod.valueOf(rule.method())).uri(path);
        if (!body.isEmpty()) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return request.exchange().returnResult(byte[].class).getStatus().value();
    }

    private String reason() {
        return jdbc.sql("select id::text from reason where active and not note_required order by name limit 1")
                .query(String.class)
                .single();
    }
}
