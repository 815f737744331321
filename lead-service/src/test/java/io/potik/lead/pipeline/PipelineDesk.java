package io.potik.lead.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A pipeline of its own for every test, and people who change it and put leads into it. */
abstract class PipelineDesk extends LeadDesk {

    /** Start, Talk and Offer, Sold, Gone and Never: two stages of every kind where leads can be merged. */
    JsonNode setUp() {
        var answer = post(
                owner(),
                "/api/pipelines",
                Map.of(
                        "name",
                        "Stages " + fresh(),
                        "stages",
                        List.of(
                                Map.of("name", "Start", "kind", "open"),
                                Map.of("name", "Talk", "kind", "open"),
                                Map.of("name", "Offer", "kind", "open"),
                                Map.of("name", "Sold", "kind", "won"),
                                Map.of("name", "Gone", "kind", "lost"),
                                Map.of("name", "Never", "kind", "lost"))));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body();
    }

    JsonNode now(JsonNode pipeline) {
        return items(get(owner(), "/api/pipelines").body()).stream()
                .filter(one -> one.get("id").equals(pipeline.get("id")))
                .findFirst()
                .orElseThrow();
    }

    static String id(JsonNode pipeline, String stage) {
        return stages(pipeline).stream()
                .filter(one -> one.get("name").asString().equals(stage))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    static List<String> names(JsonNode pipeline) {
        return stages(pipeline).stream()
                .map(stage -> stage.get("name").asString())
                .toList();
    }

    private static List<JsonNode> stages(JsonNode pipeline) {
        return StreamSupport.stream(pipeline.get("stages").spliterator(), false).toList();
    }

    /** Changes one stage of the pipeline as it is now. */
    Answer change(JsonNode pipeline, String stage, Map<String, Object> change) {
        return change(pipeline, Map.of(stage, change));
    }

    /** Changes stages, by their names, of the pipeline as it is now. */
    Answer change(JsonNode pipeline, Map<String, Map<String, Object>> changes) {
        var before = now(pipeline);
        var stages = new ArrayList<Map<String, Object>>();
        for (var stage : stages(before)) {
            var draft = new HashMap<String, Object>();
            for (var property : List.of("id", "name", "kind", "into", "cardLimit", "staleAfterDays")) {
                if (!stage.get(property).isNull()) {
                    draft.put(property, stage.get(property));
                }
            }
            draft.putAll(changes.getOrDefault(stage.get("name").asString(), Map.of()));
            draft.values().removeIf(""::equals);
            stages.add(draft);
        }
        return put(
                owner(),
                "/api/pipelines/" + before.get("id").asString(),
                Map.of("version", before.get("version"), "name", before.get("name"), "stages", stages));
    }

    /** A lead that stands in a stage. */
    String leadIn(JsonNode pipeline, String stage) {
        var lead = post(
                        owner(),
                        "/api/leads",
                        Map.of(
                                "pipelineId",
                                pipeline.get("id"),
                                "contactPoints",
                                List.of(Map.of("kind", "phone", "value", freshPhone()))))
                .body()
                .get("id")
                .asString();
        var moved = post(owner(), "/api/leads/" + lead + "/move", Map.of("stageId", id(pipeline, stage)));
        assertThat(moved.status()).as(moved.body().toString()).isEqualTo(200);
        return lead;
    }

    String stageOf(String lead) {
        return lead(lead).get("stageId").asString();
    }

    /** The column of a stage on the owner's board. */
    JsonNode column(JsonNode pipeline, String stage, String filter) {
        var board = get(owner(), "/api/board?pipelineId=" + pipeline.get("id").asString() + filter)
                .body();
        return StreamSupport.stream(board.get("columns").spliterator(), false)
                .filter(column -> column.get("stage").get("name").asString().equals(stage))
                .findFirst()
                .orElseThrow();
    }
}
