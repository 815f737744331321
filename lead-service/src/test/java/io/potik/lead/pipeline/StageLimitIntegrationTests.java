package io.potik.lead.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How many cards are enough in a stage, and when one is stale there: told, never refused. */
class StageLimitIntegrationTests extends PipelineDesk {

    private static long standing(JsonNode column) {
        return column.get("standing").asLong();
    }

    @Test
    void aFullStageIsToldToWhomeverItConcerns() {
        hire(MANAGER, "Iryna");
        hire(OTHER_MANAGER, "Petro");
        var pipeline = setUp();
        assertThat(change(pipeline, "Talk", Map.of("cardLimit", 2)).status()).isEqualTo(200);
        var mine = leadIn(pipeline, "Talk");
        post(owner(), "/api/leads/" + mine + "/assignment", Map.of("managerId", MANAGER));
        var theirs = leadIn(pipeline, "Talk");
        post(owner(), "/api/leads/" + theirs + "/assignment", Map.of("managerId", OTHER_MANAGER));
        var third = leadIn(pipeline, "Start");

        var moved = post(owner(), "/api/leads/" + third + "/move", Map.of("stageId", id(pipeline, "Talk")));

        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.body().get("stageLoad").get("limit").asInt()).isEqualTo(2);
        assertThat(moved.body().get("stageLoad").get("leads").asInt()).isEqualTo(3);
        assertThat(lead(leadIn(pipeline, "Start")).get("stageLoad").isNull()).isTrue();
        var column = column(pipeline, "Talk", "&q=nobodyiscalledthis");
        assertThat(column.get("count").asInt()).isZero();
        assertThat(standing(column)).isEqualTo(3);
        assertThat(column.get("stage").get("cardLimit").asInt()).isEqualTo(2);
        assertThat(column(pipeline, "Start", "").get("standing").isNull()).isTrue();
        // What a manager does not see does not count for them either.
        assertThat(get(manager(), "/api/leads/" + mine)
                        .body()
                        .get("stageLoad")
                        .get("leads")
                        .asInt())
                .isEqualTo(2);
        assertThat(post(owner(), "/api/leads/" + mine + "/assignment", Map.of("managerId", OTHER_MANAGER))
                        .body()
                        .get("stageLoad")
                        .isNull())
                .isTrue();
    }

    @Test
    void aLeadIsStaleByTheAgeOfItsStage() {
        var me = UUID.randomUUID();
        hire(me, "Stage by stage");
        var pipeline = setUp();
        assertThat(change(pipeline, Map.of("Talk", Map.of("staleAfterDays", 2), "Offer", Map.of("staleAfterDays", 30)))
                        .status())
                .isEqualTo(200);
        var afterTwoDays = quiet(pipeline, "Talk", me, 3);
        var afterThirtyDays = quiet(pipeline, "Offer", me, 20);
        var general = quiet(pipeline, "Start", me, 8);
        var fresh = quiet(pipeline, "Start", me, 3);

        soon(() -> assertThat(stale(me)).containsExactly(general, afterTwoDays));
        assertThat(lead(afterTwoDays).get("staleAt").asString())
                .isLessThan(Instant.now().toString());
        assertThat(lead(afterThirtyDays).get("staleAt").asString())
                .isGreaterThan(Instant.now().toString());
        assertThat(lead(fresh).get("staleAt").isNull()).isTrue();

        post(
                owner(),
                "/api/leads/" + afterTwoDays + "/tasks",
                Map.of("kind", "task", "text", "Ask", "dueAt", Instant.now().plus(Duration.ofDays(9))));
        assertThat(lead(afterTwoDays).get("staleAt").isNull()).isTrue();
        assertThat(change(pipeline, "Offer", Map.of("staleAfterDays", 10)).status())
                .isEqualTo(200);
        soon(() -> assertThat(stale(me)).containsExactly(afterThirtyDays, general));
    }

    @Test
    void whatIsNewIsNewByTheAgeOfItsStageToo() {
        var me = UUID.randomUUID();
        hire(me, "New and old");
        var pipeline = setUp();
        var lead = leadIn(pipeline, "Talk");
        post(owner(), "/api/leads/" + lead + "/assignment", Map.of("managerId", me));
        jdbc.sql("update open_lead set opened_at = now() - interval '3 days', touched_at = now() - interval '3 days'"
                        + " where lead_id = ?::uuid")
                .param(lead)
                .update();
        assertThat(section(me, "new")).contains(lead);
        assertThat(change(pipeline, "Talk", Map.of("staleAfterDays", 2)).status())
                .isEqualTo(200);
        soon(() -> assertThat(section(me, "new")).doesNotContain(lead));
        assertThat(stale(me)).containsExactly(lead);
    }

    private String quiet(JsonNode pipeline, String stage, UUID manager, int days) {
        var lead = leadIn(pipeline, stage);
        post(owner(), "/api/leads/" + lead + "/assignment", Map.of("managerId", manager));
        post(owner(), "/api/leads/" + lead + "/calls", Map.of("answered", true));
        jdbc.sql("update open_lead set touched_at = now() - make_interval(days => ?) where lead_id = ?::uuid")
                .param(days)
                .param(lead)
                .update();
        return lead;
    }

    private List<String> stale(UUID manager) {
        return section(manager, "stale");
    }

    /** All pages of it: nobody's leads of other tests stand in everybody's day. */
    private List<String> section(UUID manager, String section) {
        var ids = new ArrayList<String>();
        var after = "";
        do {
            var page = get(manager(manager), "/api/my-day/" + section + "?limit=100" + after)
                    .body();
            items(page).forEach(card -> ids.add(card.get("id").asString()));
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
        } while (!after.isEmpty());
        return ids;
    }
}
