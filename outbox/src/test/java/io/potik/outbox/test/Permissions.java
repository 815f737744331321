package io.potik.outbox.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who may call which operation on whose rows. A service says it in {@code permissions.txt}, a line an operation: method,
 * path, who may (of O owner, T team lead, M manager, A analyst; * for everybody), {@code row} when its {@code {id}} is a row that somebody
 * owns, or {@code -}, and a body that makes sense, if it needs one.
 */
public final class Permissions {

    /** Somebody in a team. */
    public static final UUID MANAGER = UUID.fromString("01900000-0000-7000-8000-0000000000c1");
    /** Has the team in which {@link #MANAGER} is. */
    public static final UUID TEAM_LEAD = UUID.fromString("01900000-0000-7000-8000-0000000000c2");
    /** In no team. */
    public static final UUID OTHER_MANAGER = UUID.fromString("01900000-0000-7000-8000-0000000000c3");

    private static final UUID TEAM = UUID.fromString("01900000-0000-7000-8000-0000000000d1");

    private Permissions() {}

    /** A role, with a token of somebody who has it. */
    public enum Role {
        /** Sees everything. */
        OWNER("owner", UUID.fromString("01900000-0000-7000-8000-0000000000c4"), null, "all"),
        /** Sees their own, the team's and nobody's. */
        TEAM_LEAD(
                "teamLead",
                Permissions.TEAM_LEAD,
                TEAM,
                List.of(Permissions.TEAM_LEAD.toString(), Permissions.MANAGER.toString())),
        /** Sees their own and nobody's. */
        MANAGER("manager", Permissions.MANAGER, TEAM, List.of(Permissions.MANAGER.toString())),
        /** Sees reports. */
        ANALYST("analyst", UUID.fromString("01900000-0000-7000-8000-0000000000c5"), null, "none");

        private final String word;
        private final String token;

        Role(String word, UUID id, @Nullable UUID team, Object sees) {
            this.word = word;
            this.token = TestInfrastructure.token(id, "Test " + word, word, team, sees);
        }

        /** The role as the API writes it. */
        public String word() {
            return word;
        }
    }

    /** Whose a row is. */
    public enum Row {
        /** The manager's own. */
        MANAGERS(Permissions.MANAGER),
        /** The team lead's own. */
        TEAM_LEADS(Permissions.TEAM_LEAD),
        /** Of somebody in no team. */
        OTHERS(OTHER_MANAGER),
        /** Nobody's. */
        NOBODYS(null);

        private final @Nullable UUID manager;

        Row(@Nullable UUID manager) {
            this.manager = manager;
        }

        /** Its owner. */
        public @Nullable UUID manager() {
            return manager;
        }

        /** Whether the role may see it. */
        public boolean isSeenBy(Role role) {
            return switch (role) {
                case OWNER -> true;
                case TEAM_LEAD -> this != OTHERS;
                case MANAGER -> this == MANAGERS || this == NOBODYS;
                case ANALYST -> false;
            };
        }
    }

    /** A line of the file; {@code ofRow} says whether it has an {@code {id}} of a row that somebody owns. */
    public record Rule(String method, String path, String who, boolean ofRow, String body) {

        private static Rule read(String line) {
            var parts = line.split("\\s+", 5);
            return new Rule(parts[0], parts[1], parts[2], parts[3].equals("row"), parts.length == 5 ? parts[4] : "");
        }

        /** Whether the role may call it at all. */
        public boolean allows(Role role) {
            return isPublic() || who.indexOf(role.name().charAt(0)) >= 0;
        }

        private boolean isPublic() {
            return who.equals("*");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** Makes a row of this manager, or of nobody, and gives its id. */
    public interface Rows {
        /** The id of a new row. */
        String of(@Nullable UUID manager);
    }

    /** Calls an operation and gives the status of the answer. */
    public interface Call {
        /** As somebody with the role, or as a stranger; the id stands for the variables of the path. */
        int status(@Nullable Role role, Rule rule, String id);
    }

    /** An Authorization header of somebody with the role; empty for a stranger. */
    public static String token(@Nullable Role role) {
        return role == null ? "" : role.token;
    }

    /** The rules of the service whose tests run. */
    public static List<Rule> rules() {
        var file = Objects.requireNonNull(
                Permissions.class.getResourceAsStream("/permissions.txt"), "permissions.txt is missing");
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Rule::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails when an operation of the OpenAPI document has no rule, or a rule no operation. */
    public static void cover(JsonNode openApi) {
        var documented = openApi.path("paths").properties().stream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .toList();
        assertThat(documented).isNotEmpty();
        assertThat(rules().stream().map(Rule::toString)).containsExactlyInAnyOrderElementsOf(documented);
    }

    /** Fails when a role may more or less than its rule says: 403 by role, 404 by row, 401 for a stranger. */
    public static void hold(Rule rule, Rows rows, Call call) {
        var softly = new SoftAssertions();
        for (var role : Role.values()) {
            for (var row : rule.ofRow() ? Row.values() : new Row[] {Row.NOBODYS}) {
                // A new one each time: what a call does to it must not be the reason why the next one is refused.
                var id = rule.ofRow()
                        ? rows.of(row.manager())
                        : UUID.randomUUID().toString();
                var asked = softly.assertThat(call.status(role, rule, id)).as(role + " " + rule + " " + row);
                if (!rule.allows(role)) {
                    asked.isEqualTo(403);
                } else if (!rule.ofRow()) {
                    asked.isNotIn(401, 403, 500);
                } else if (row.isSeenBy(role)) {
                    asked.isNotIn(401, 403, 404, 500);
                } else {
                    asked.isEqualTo(404);
                }
            }
        }
        var stranger = softly.assertThat(
                        call.status(null, rule, UUID.randomUUID().toString()))
                .as("stranger " + rule);
        if (rule.isPublic()) {
            stranger.isNotIn(401, 403, 500);
        } else {
            stranger.isEqualTo(401);
        }
        softly.assertAll();
    }
}
