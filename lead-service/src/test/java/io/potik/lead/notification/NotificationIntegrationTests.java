package io.potik.lead.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class NotificationIntegrationTests extends LeadDesk {

    @Autowired
    private ForgetNotifications housekeeping;

    private final UUID me = UUID.randomUUID();

    @BeforeEach
    void hireMe() {
        hire(me, "Told");
    }

    private String myLead(String account) {
        var lead = leadOf(Request.telegram(account));
        give(lead, me);
        return lead;
    }

    private void give(String lead, UUID to) {
        assertThat(post(owner(), "/api/leads/" + lead + "/assignment", Map.of("managerId", to))
                        .status())
                .isEqualTo(200);
    }

    private JsonNode page() {
        return get(manager(me), "/api/notifications?limit=100").body();
    }

    private List<String> kinds() {
        return items(page()).stream().map(one -> one.get("kind").asString()).toList();
    }

    private int unread() {
        return page().get("unread").asInt();
    }

    @Test
    void aLeadFromSomebodyElseIsTold() {
        var lead = myLead(fresh());

        var told = items(page()).getFirst();
        assertThat(told.get("kind").asString()).isEqualTo("assigned");
        assertThat(told.get("lead").get("id").asString()).isEqualTo(lead);
        assertThat(told.get("actor").get("id").asString()).isEqualTo(OWNER.toString());
        assertThat(told.get("read").asBoolean()).isFalse();
        assertThat(unread()).isEqualTo(1);

        var taken = leadOf(Request.telegram(fresh()));
        post(manager(me), "/api/leads/" + taken + "/assignment", Map.of("managerId", me));
        assertThat(unread()).isEqualTo(1);
        soon(() -> assertThat(told("lead.news", "notification.changed.v1"))
                .filteredOn(news -> news.get("staffId").asString().equals(me.toString()))
                .hasSize(1)
                .allSatisfy(news -> assertThat(news.toString()).doesNotContain(lead)));
    }

    @Test
    void aBurstIsOneAnswerUntilSomebodyLooks() {
        var account = fresh();
        var lead = myLead(account);
        receive(
                Request.telegram(account).saying("One"),
                Request.telegram(account).saying("Two"),
                Request.telegram(account).saying("Three"));
        receive(Request.telegram(account).saying("Four"));
        assertThat(kinds()).containsExactly("answered", "assigned");

        var first = items(page()).getFirst().get("id").asString();
        assertThat(patch(manager(me), "/api/notifications/" + first, Map.of("read", true))
                        .status())
                .isEqualTo(204);
        receive(Request.telegram(account).saying("Five"));
        assertThat(kinds()).containsExactly("answered", "answered", "assigned");
        assertThat(unread()).isEqualTo(2);
        // Unread again it would be told twice.
        assertThat(patch(manager(me), "/api/notifications/" + first, Map.of("read", false))
                        .status())
                .isEqualTo(204);
        assertThat(unread()).isEqualTo(2);

        post(manager(me), "/api/leads/" + lead + "/messages", Map.of("text", "Hello"));
        assertThat(unread()).isEqualTo(2);
    }

    @Test
    void aTaskFromSomebodyElseIsToldAndGoesWithIt() {
        var lead = myLead(fresh());
        var plan =
                Map.of("kind", "task", "text", "Measure", "dueAt", Instant.now().plusSeconds(3600));
        post(manager(me), "/api/leads/" + lead + "/tasks", plan);
        assertThat(kinds()).containsExactly("assigned");
        var task = post(owner(), "/api/leads/" + lead + "/tasks", plan)
                .body()
                .get("id")
                .asString();

        var told = items(page()).getFirst();
        assertThat(told.get("kind").asString()).isEqualTo("task");
        assertThat(told.get("task").get("text").asString()).isEqualTo("Measure");
        assertThat(told.get("actor").get("id").asString()).isEqualTo(OWNER.toString());

        owner().delete().uri("/api/tasks/" + task).exchange().expectStatus().isNoContent();
        assertThat(kinds()).containsExactly("assigned");
    }

    @Test
    void oneReadsOnesOwnAndAllAtOnce() {
        var lead = myLead(fresh());
        myLead(fresh());
        var one = items(page()).getFirst().get("id").asString();
        var other = UUID.randomUUID();
        hire(other, "Curious");

        assertThat(items(get(manager(other), "/api/notifications").body())).isEmpty();
        assertThat(patch(owner(), "/api/notifications/" + one, Map.of("read", true))
                        .status())
                .isEqualTo(404);
        assertThat(get(analyst(), "/api/notifications").status()).isEqualTo(403);
        assertThat(patch(manager(me), "/api/notifications/" + one, Map.of()).status())
                .isEqualTo(422);
        assertThat(post(manager(other), "/api/notifications/reading", Map.of()).status())
                .isEqualTo(204);
        assertThat(unread()).isEqualTo(2);

        assertThat(post(manager(me), "/api/notifications/reading", Map.of()).status())
                .isEqualTo(204);
        assertThat(unread()).isZero();
        assertThat(items(page())).hasSize(2).allMatch(told -> told.get("read").asBoolean());
        assertThat(patch(manager(me), "/api/notifications/" + one, Map.of("read", false))
                        .status())
                .isEqualTo(204);
        assertThat(unread()).isEqualTo(1);

        // What one no longer sees is not told any more either.
        give(lead, other);
        assertThat(items(page())).hasSize(1);
        post(owner(), "/api/leads/" + lead + "/exclusion", Map.of());
        assertThat(jdbc.sql("select count(*) from notification where lead_id = ?::uuid")
                        .param(lead)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void pagesAreTheList() {
        for (int i = 0; i < 7; i++) {
            myLead(fresh());
        }
        var whole = items(page());
        for (int limit : List.of(1, 3, 7)) {
            var found = new ArrayList<JsonNode>();
            var uri = "/api/notifications?limit=" + limit;
            var page = get(manager(me), uri).body();
            found.addAll(items(page));
            while (!page.get("next").isNull()) {
                page = get(manager(me), uri + "&after=" + page.get("next").asString())
                        .body();
                found.addAll(items(page));
            }
            assertThat(found).isEqualTo(whole);
        }
    }

    @Test
    void afterThirtyDaysTheyAreForgotten() {
        myLead(fresh());
        myLead(fresh());
        jdbc.sql("update notification set at = at - ?::interval where id = ?::uuid")
                .param(Duration.ofDays(30).toString())
                .param(items(page()).getFirst().get("id").asString())
                .update();

        housekeeping.forget();

        assertThat(items(page())).hasSize(1);
    }
}
