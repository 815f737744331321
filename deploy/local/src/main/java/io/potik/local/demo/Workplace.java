package io.potik.local.demo;

import io.potik.local.Api;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How the owner of the demo has set the desk up: tags, fields, what a stage wants, and views for everybody. What stands already stays. */
final class Workplace {

    static final String ROOM = "Room";
    static final String LENGTH = "Length, m";
    static final String MOVING_IN = "Moving in";
    static final String MEASURED = "Measured";
    static final List<String> ROOMS = List.of("Kitchen", "Hallway", "Bedroom", "Dressing room");

    private static final Map<String, String> TAGS =
            Map.of("measurement", "#1c7ed6", "urgent", "#e03131", "new flat", "#2f9e44", "renovation", "#e8590c");
    private static final int MOST_OFFERS = 40;

    private final Api owner;

    Workplace(Api owner) {
        this.owner = owner;
    }

    /** Once the history is there: what a stage requires is for the leads that come. */
    void setUp() {
        tags();
        fields();
        offers();
        views();
    }

    /** The field of this name: its key and options. */
    JsonNode field(String name) {
        return items("/api/fields").stream()
                .filter(field -> field.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void tags() {
        var present = items("/api/tags").stream()
                .collect(Collectors.toMap(tag -> tag.path("name").asString(), tag -> tag));
        TAGS.forEach((name, color) -> {
            var tag = present.get(name);
            if (tag == null) {
                owner.post("/api/tags", Map.of("name", name, "color", color)).orThrow();
            } else if (tag.path("color").asString("").isEmpty()) {
                owner.patch("/api/tags/" + tag.path("id").asString(), Map.of("color", color))
                        .orThrow();
            }
        });
    }

    private void fields() {
        var present = items("/api/fields").stream()
                .map(field -> field.path("name").asString())
                .toList();
        var wanted = new ArrayList<Map<String, Object>>();
        wanted.add(Map.of(
                "name",
                ROOM,
                "type",
                "choice",
                "options",
                ROOMS.stream().map(room -> Map.of("name", room)).toList()));
        wanted.add(Map.of("name", LENGTH, "type", "number"));
        wanted.add(Map.of("name", MOVING_IN, "type", "date"));
        wanted.add(Map.of("name", MEASURED, "type", "yesNo"));
        wanted.stream()
                .filter(field -> !present.contains(field.get("name")))
                .forEach(field -> owner.post("/api/fields", field).orThrow());
    }

    /** Nobody makes an offer for a room they do not know, and nobody keeps up with more than so many. */
    private void offers() {
        var pipeline = items("/api/pipelines").getFirst();
        var room = field(ROOM).path("key").asString();
        var stages = new ArrayList<JsonNode>();
        boolean changed = false;
        for (var stage : pipeline.path("stages")) {
            if (stage.path("name").asString().equals("Offer")
                    && stage.path("cardLimit").isNull()) {
                changed = true;
                stages.add(((ObjectNode) stage)
                        .put("cardLimit", MOST_OFFERS)
                        .put("staleAfterDays", 5)
                        .set("requiredFields", ((ObjectNode) stage).arrayNode().add(room)));
            } else {
                stages.add(stage);
            }
        }
        if (changed) {
            var whole = new LinkedHashMap<String, Object>();
            whole.put("version", pipeline.path("version").asLong());
            whole.put("name", pipeline.path("name").asString());
            whole.put("stages", stages);
            owner.put("/api/pipelines/" + pipeline.path("id").asString(), whole).orThrow();
        }
    }

    private void views() {
        view("Waiting for us", Map.of("waiting", true), "list", "stageEnteredAt");
        view("Urgent", Map.of("tag", List.of("urgent", "measurement")), "board", null);
        view("Hot, over 50,000", Map.of("temperature", List.of("hot"), "amountFrom", 50_000), "list", "-amount");
    }

    private void view(String name, Map<String, Object> filters, String layout, @Nullable String sort) {
        if (items("/api/views").stream()
                .anyMatch(view -> view.path("name").asString().equals(name))) {
            return;
        }
        var show = new LinkedHashMap<String, Object>();
        show.put("layout", layout);
        show.put("filters", filters);
        show.put("sort", sort);
        owner.post("/api/views", Map.of("name", name, "shared", true, "show", show))
                .orThrow();
    }

    private List<JsonNode> items(String path) {
        return owner.get(path).orThrow().path("items").valueStream().toList();
    }
}
