package io.potik.lead.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

class ManyLeadsIntegrationTests extends LeadDesk {

    @BeforeEach
    void staff() {
        hire(MANAGER, "Iryna");
        hire(OTHER_MANAGER, "Petro");
    }

    private JsonNode enter(@Nullable UUID manager) {
        var entry = new HashMap<String, Object>(
                Map.of("contactPoints", List.of(Map.of("kind", "phone", "value", freshPhone()))));
        if (manager != null) {
            entry.put("managerId", manager);
        }
        return post(owner(), "/api/leads", entry).body();
    }

    private static Map<String, Object> body(List<JsonNode> leads, Map<String, Object> action) {
        return Map.of(
                "leads",
                leads.stream()
                        .map(lead -> Map.of(
                                "id",
                                lead.get("id").asString(),
                                "version",
                                lead.get("version").asLong()))
                        .toList(),
                "action",
                action);
    }

    private List<JsonNode> change(RestTestClient client, List<JsonNode> leads, Map<String, Object> action) {
        var answer = post(client, "/api/leads/bulk", body(leads, action));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return items(answer.body());
    }

    private static String id(JsonNode lead) {
        return lead.get("id").asString();
    }

    private static List<String> outcomes(List<JsonNode> items) {
        return items.stream()
                .map(item -> item.get("problem").isNull()
                        ? item.get("outcome").asString()
                        : item.get("problem").get("type").asString().replaceAll(".*/", ""))
                .toList();
    }

    @Test
    void whatOneRefusesDoesNotTouchTheOthers() {
        var free = enter(null);
        var changed = enter(null);
        var theirs = enter(OTHER_MANAGER);
        var mine = enter(MANAGER);
        patch(owner(), "/api/leads/" + id(changed), Map.of("title", "Changed"));

        var items =
                change(manager(), List.of(free, changed, theirs, mine), Map.of("kind", "assign", "managerId", MANAGER));

        assertThat(outcomes(items)).containsExactly("done", "version-conflict", "not-found", "done");
        assertThat(items.get(1).get("problem").get("expectedVersion").asLong())
                .isEqualTo(changed.get("version").asLong());
        assertThat(items.get(1).get("lead").get("title").asString()).isEqualTo("Changed");
        assertThat(items.get(2).get("lead").isNull()).isTrue();
        assertThat(lead(id(free)).get("manager").get("id").asString()).isEqualTo(MANAGER.toString());
        assertThat(lead(id(changed)).get("manager").isNull()).isTrue();
        assertThat(kinds(id(free))).containsExactly("assigned", "created");
        soon(() -> assertThat(typesToldOf(id(free))).containsExactly("lead.created.v1", "lead.assigned.v1"));
    }

    @Test
    void manyAreExcludedAndADealStays() {
        var free = enter(null);
        var deal = enter(null);
        post(owner(), "/api/leads/" + id(deal) + "/conversion", Map.of());
        var changed = enter(null);
        patch(owner(), "/api/leads/" + id(changed), Map.of("title", "Changed"));
        var won = lead(id(deal));

        var seen = post(
                        owner(),
                        "/api/leads/exclusion/preview",
                        Map.of("leadIds", List.of(id(free), id(deal), id(changed))))
                .body();
        assertThat(seen.get("counts").get("people").asInt()).isEqualTo(3);
        assertThat(seen.get("counts").get("leads").asInt()).isEqualTo(2);
        assertThat(seen.get("counts").get("deals").asInt()).isOne();
        assertThat(seen.get("counts").get("refused").asInt()).isOne();

        var items = change(
                owner(), List.of(free, won, changed), Map.of("kind", "exclude", "reason", "spam", "note", "A list"));

        assertThat(outcomes(items)).containsExactly("done", "version-conflict", "version-conflict");
        assertThat(get(owner(), "/api/leads/" + id(free)).status()).isEqualTo(404);
        assertThat(get(owner(), "/api/leads/" + id(deal)).status()).isEqualTo(200);
        var wrong =
                post(owner(), "/api/leads/bulk", body(List.of(changed), Map.of("kind", "exclude", "reason", "rude")));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().get("errors").get(0).get("field").asString()).isEqualTo("action.reason");
    }

    @Test
    void theRulesAreThoseForOne() {
        var leads = List.of(enter(null), enter(null));
        var first = id(leads.getFirst());

        var moved = change(owner(), leads, Map.of("kind", "move", "stageId", OFFER));
        assertThat(outcomes(moved)).containsExactly("done", "done");
        assertThat(kinds(first)).first().isEqualTo("stageChanged");
        var now = moved.stream().map(item -> item.get("lead")).toList();
        assertThat(outcomes(change(owner(), now, Map.of("kind", "move", "stageId", WON))))
                .containsExactly("invalid", "invalid");

        var tag = "Many " + fresh();
        var tagged = change(owner(), now, Map.of("kind", "tag", "tags", List.of(tag, "second")));
        assertThat(outcomes(tagged)).containsExactly("done", "done");
        now = tagged.stream().map(item -> item.get("lead")).toList();
        var untagged = change(owner(), now, Map.of("kind", "untag", "tags", List.of("SECOND")));
        assertThat(untagged.getFirst().get("lead").get("tags").toString()).isEqualTo("[\"" + tag + "\"]");
        now = untagged.stream().map(item -> item.get("lead")).toList();

        assertThat(outcomes(change(owner(), now, Map.of("kind", "reject")))).containsExactly("invalid", "invalid");
        var reason =
                items(get(owner(), "/api/reasons").body()).getFirst().get("id").asString();
        assertThat(outcomes(change(owner(), now, Map.of("kind", "reject", "reasonId", reason))))
                .containsExactly("done", "done");
        assertThat(lead(first).get("outcome").asString()).isEqualTo("kept");
        // Asked again after it was broken off: done already is done, also in another version.
        assertThat(outcomes(change(owner(), now, Map.of("kind", "reject", "reasonId", reason))))
                .containsExactly("done", "done");
        assertThat(kinds(first)).filteredOn("rejected"::equals).hasSize(1);
    }

    @Test
    void aKeyThatCameBeforeChangesNothingAgain() {
        var lead = enter(null);
        var key = UUID.randomUUID().toString();
        var body = body(List.of(lead), Map.of("kind", "assign", "managerId", MANAGER));
        var answers = new ArrayList<String>();
        for (int i = 0; i < 2; i++) {
            answers.add(String.valueOf(owner().post()
                    .uri("/api/leads/bulk")
                    .header("Idempotency-Key", key)
                    .body(body)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody(String.class)
                    .returnResult()
                    .getResponseBody()));
        }
        assertThat(answers.get(1)).isEqualTo(answers.get(0)).contains("\"done\":1");
        assertThat(kinds(id(lead))).containsExactly("assigned", "created");
    }

    @Test
    void whatMakesNoSenseIsRefusedAsAWhole() {
        var lead = enter(null);
        assertThat(post(owner(), "/api/leads/bulk", body(List.of(lead), Map.of("kind", "paint")))
                        .status())
                .isEqualTo(422);
        assertThat(post(owner(), "/api/leads/bulk", body(List.of(lead), Map.of("kind", "move")))
                        .status())
                .isEqualTo(422);
        assertThat(post(owner(), "/api/leads/bulk", body(List.of(), Map.of("kind", "assign")))
                        .status())
                .isEqualTo(422);
        assertThat(post(analyst(), "/api/leads/bulk", body(List.of(lead), Map.of("kind", "assign")))
                        .status())
                .isEqualTo(403);
    }
}
