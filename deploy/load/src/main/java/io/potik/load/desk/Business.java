package io.potik.load.desk;

import io.potik.local.Api;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Whose leads are made up: managers and sources, set up through the API in the first pipeline. */
public record Business(MadeUpLeads.Place place) {

    /** Every manager's. */
    public static final String PASSWORD = "load-desk-2026";

    private static final int MANAGERS = 10;
    private static final int SOURCES = 12;

    /** Sets it up; once on a suite. */
    public static Business of(Api owner) {
        var pipeline = owner.get("/api/pipelines").orThrow().path("items").get(0);
        return new Business(new MadeUpLeads.Place(
                id(pipeline),
                stages(pipeline, "open"),
                stages(pipeline, "won").getFirst(),
                stages(pipeline, "lost").getFirst(),
                IntStream.range(0, MANAGERS).mapToObj(i -> manager(owner, i)).toList(),
                IntStream.range(0, SOURCES).mapToObj(i -> source(owner, i)).toList()));
    }

    /** With what a manager signs in. */
    public static String email(int manager) {
        return "manager" + manager + "@load.potik.local";
    }

    private static List<UUID> stages(JsonNode pipeline, String kind) {
        return pipeline.path("stages")
                .valueStream()
                .filter(stage -> stage.path("kind").asString().equals(kind))
                .map(Business::id)
                .toList();
    }

    private static UUID manager(Api owner, int number) {
        return id(owner.post(
                        "/api/staff",
                        Map.of(
                                "name",
                                "Manager " + number,
                                "email",
                                email(number),
                                "role",
                                "manager",
                                "password",
                                PASSWORD))
                .orThrow());
    }

    private static UUID source(Api owner, int number) {
        return id(owner.post("/api/sources", Map.of("name", "Exhibition " + number))
                .orThrow());
    }

    private static UUID id(JsonNode node) {
        return UUID.fromString(node.path("id").asString());
    }
}
