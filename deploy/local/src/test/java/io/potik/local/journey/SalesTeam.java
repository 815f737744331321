package io.potik.local.journey;

import static org.awaitility.Awaitility.await;

import io.potik.local.Api;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Managers and a pipeline of their own for one journey, so that it finds on the board only what it put there. */
final class SalesTeam {

    static final String PASSWORD = "desk-journey-2026";

    final Desk desk;
    final String pipelineId;
    private final Map<String, String> stages = new LinkedHashMap<>();
    private final String name = "Journey " + Desk.nextUpdate();
    private final String teamId;

    /** A manager who may sign in with {@link #PASSWORD}. */
    record Manager(String id, String name, String email, Api api) {}

    /** A field of leads that a stage requires, and one of its options. */
    record Room(String key, String kitchen) {}

    SalesTeam(Desk desk) {
        this.desk = desk;
        this.teamId = desk.owner
                .post("/api/teams", Map.of("name", name))
                .orThrow()
                .path("id")
                .asString();
        var made = desk.owner
                .post("/api/pipelines", Map.of("name", name, "stages", stages()))
                .orThrow();
        this.pipelineId = made.path("id").asString();
        made.path("stages")
                .forEach(stage -> stages.put(
                        stage.path("name").asString(), stage.path("id").asString()));
    }

    String pipelineName() {
        return name;
    }

    String board() {
        return "/board?pipeline=" + pipelineId;
    }

    String stage(String stage) {
        return Objects.requireNonNull(stages.get(stage));
    }

    /** Made once; every journey of the suite asks for the same one. */
    Room room() {
        var fields = desk.owner.get("/api/fields").orThrow().path("items").valueStream();
        var field = fields.filter(one -> one.path("name").asString().equals("Room"))
                .findFirst()
                .orElseGet(() -> desk.owner
                        .post(
                                "/api/fields",
                                Map.of(
                                        "name",
                                        "Room",
                                        "type",
                                        "choice",
                                        "options",
                                        List.of(Map.of("name", "Kitchen"), Map.of("name", "Hallway"))))
                        .orThrow());
        return new Room(
                field.path("key").asString(),
                field.path("options").get(0).path("id").asString());
    }

    Manager manager(String name) {
        var email = name.toLowerCase(Locale.ROOT) + Desk.nextUpdate() + "@journey.potik.local";
        var id = desk.owner
                .post(
                        "/api/staff",
                        Map.of("name", name, "email", email, "role", "manager", "teamId", teamId, "password", PASSWORD))
                .orThrow()
                .path("id")
                .asString();
        var manager = new Manager(id, name, email, Api.signIn(desk.suite.url(), email, PASSWORD));
        // lead-service hears of new people by a message
        await().atMost(Desk.SOON)
                .until(() -> desk.owner
                                .get("/api/staff")
                                .orThrow()
                                .path("items")
                                .toString()
                                .contains(id)
                        && manager.api().get("/api/board").status() == 200);
        return manager;
    }

    /** A lead in the first stage of the pipeline, entered by this person, without a manager unless it is theirs. */
    JsonNode lead(Api by, String title, Map<String, String> contactPoint) {
        return by.post(
                        "/api/leads",
                        Map.of("title", title, "pipelineId", pipelineId, "contactPoints", List.of(contactPoint)))
                .orThrow();
    }

    private List<Map<String, Object>> stages() {
        var all = new ArrayList<Map<String, Object>>();
        all.add(Map.of("name", "Fresh", "kind", "open", "temperature", "cold", "color", "#2563eb"));
        all.add(Map.of("name", "Talking", "kind", "open", "temperature", "warm", "color", "#ca8a04", "cardLimit", 2));
        all.add(Map.of(
                "name",
                "Drawing",
                "kind",
                "open",
                "temperature",
                "hot",
                "color",
                "#ea580c",
                "requiredFields",
                List.of(room().key())));
        all.add(Map.of("name", "Sold", "kind", "won", "temperature", "hot", "color", "#16a34a"));
        all.add(Map.of("name", "Lost", "kind", "lost", "temperature", "cold", "color", "#64748b"));
        return all;
    }
}
