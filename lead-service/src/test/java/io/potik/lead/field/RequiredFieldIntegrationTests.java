package io.potik.lead.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a stage requires: known when it is set up, asked for inside the move. */
class RequiredFieldIntegrationTests extends LeadDesk {

    private JsonNode field(String type) {
        return post(owner(), "/api/fields", Map.of("name", "Needed " + fresh(), "type", type))
                .body();
    }

    private Answer pipeline(String... required) {
        return post(
                owner(),
                "/api/pipelines",
                Map.of(
                        "name",
                        "Asking " + fresh(),
                        "stages",
                        List.of(
                                stage("Start", "open"),
                                stage("Offer", "open", required),
                                stage("Done", "won"),
                                stage("Lost", "lost"))));
    }

    private static Map<String, Object> stage(String name, String kind, String... required) {
        return Map.of("name", name, "kind", kind, "requiredFields", List.of(required));
    }

    private static String offer(Answer pipeline) {
        return pipeline.body().get("stages").get(1).get("id").asString();
    }

    private List<String> errors(Answer refused) {
        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(422);
        return refused.body()
                .get("errors")
                .valueStream()
                .map(error -> error.get("field").asString())
                .toList();
    }

    @Test
    void aStageRequiresOnlyWhatCanBeFilledIn() {
        var key = field("text").get("key").asString();

        assertThat(pipeline("amount", "title", "need", key).status()).isEqualTo(201);
        assertThat(errors(pipeline("amount", "nobodyMadeThis"))).containsExactly("stages[1].requiredFields[1]");
    }

    @Test
    void aPipelineThatRequiresAnOldNameCanStillBeChanged() {
        var field = field("text");
        var made = pipeline(field.get("key").asString());
        patch(owner(), "/api/fields/" + field.get("id").asString(), Map.of("active", false));
        var stages = new ArrayList<Object>();
        made.body().get("stages").forEach(stages::add);

        owner().put()
                .uri("/api/pipelines/" + made.body().get("id").asString())
                .body(Map.of("version", 1, "name", "Still asking " + fresh(), "stages", stages))
                .exchange()
                .expectStatus()
                .isOk();

        var lead = leadOf(Request.telegram(fresh()));
        assertThat(post(manager(), "/api/leads/" + lead + "/move", Map.of("stageId", offer(made)))
                        .status())
                .as("nobody could fill it in")
                .isEqualTo(200);
    }

    @Test
    void theMoveTakesWhatIsMissingAndChecksIt() {
        var day = field("date").get("key").asString();
        var made = pipeline(day, "budget");
        var move = "/api/leads/" + leadOf(Request.telegram(fresh())) + "/move";

        var refused = post(manager(), move, Map.of("stageId", offer(made)));
        assertThat(errors(refused)).containsExactly("fields." + day, "fields.budget");
        assertThat(refused.body().get("errors").get(0).get("code").asString()).isEqualTo("required");
        assertThat(errors(post(manager(), move, Map.of("stageId", offer(made), "fields", Map.of(day, "soon")))))
                .containsExactly("fields." + day);
        assertThat(errors(post(manager(), move, Map.of("stageId", offer(made), "fields", Map.of("budget", "big")))))
                .containsExactly("fields.budget");

        var moved = post(
                manager(),
                move,
                Map.of(
                        "stageId",
                        offer(made),
                        "fields",
                        Map.of(day, "2026-12-01", "budget", Map.of("answer", "no", "text", "next year"))));
        assertThat(moved.status()).as(moved.body().toString()).isEqualTo(200);
        assertThat(moved.body().get("fields").get(day).asString()).isEqualTo("2026-12-01");
        assertThat(moved.body().get("qualification").get("budget").get("text").asString())
                .isEqualTo("next year");
        assertThat(moved.body().get("version").asInt()).isOne();
    }

    @Test
    void qualificationGoesForwardsAndBackwardsAndStandsInTheTimeline() {
        var lead = leadOf(Request.telegram(fresh()));
        var uri = "/api/leads/" + lead;
        assertThat(lead(lead).get("qualification").get("level").asString()).isEqualTo("none");

        patch(manager(), uri, Map.of("qualification", Map.of("level", "sal", "authority", Map.of("answer", "yes"))));
        var back = patch(manager(), uri, Map.of("version", 1, "qualification", Map.of("level", "mql")));

        assertThat(back.status()).isEqualTo(200);
        assertThat(back.body().get("qualification").get("level").asString()).isEqualTo("mql");
        assertThat(back.body()
                        .get("qualification")
                        .get("authority")
                        .get("answer")
                        .asString())
                .isEqualTo("yes");
        assertThat(back.body().get("qualification").get("need").get("answer").asString())
                .isEqualTo("unknown");
        var change = timeline(lead).getFirst().get("data").get("changes").get(0);
        assertThat(change.get("field").asString()).isEqualTo("qualification.level");
        assertThat(change.get("before").asString()).isEqualTo("sal");
        assertThat(change.get("after").asString()).isEqualTo("mql");
        assertThat(errors(patch(manager(), uri, Map.of("qualification", Map.of("level", "hot")))))
                .containsExactly("qualification.level");
    }
}
