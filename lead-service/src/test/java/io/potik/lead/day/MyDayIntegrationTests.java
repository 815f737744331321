package io.potik.lead.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MyDayIntegrationTests extends LeadDesk {

    private static final ZoneId ZONE = ZoneId.of("Europe/Kyiv");

    private final UUID me = UUID.randomUUID();

    @BeforeEach
    void hireMe() {
        hire(me, "Day by day");
    }

    private String myLead(Request request) {
        var lead = leadOf(request);
        assertThat(post(owner(), "/api/leads/" + lead + "/assignment", Map.of("managerId", me))
                        .status())
                .isEqualTo(200);
        return lead;
    }

    private JsonNode day() {
        return get(manager(me), "/api/my-day?limit=100").body();
    }

    /** The leads of a section, without those of nobody that other tests left. */
    private List<String> leads(String section) {
        return items(day().get(section)).stream()
                .filter(card -> !card.get("manager").isNull())
                .map(card -> card.get("id").asString())
                .toList();
    }

    private List<String> tasks(String section) {
        return items(day().get(section)).stream()
                .map(task -> task.get("text").asString())
                .toList();
    }

    private void plan(String lead, String text, Instant dueAt) {
        assertThat(post(
                                manager(me),
                                "/api/leads/" + lead + "/tasks",
                                Map.of("kind", "task", "text", text, "dueAt", dueAt))
                        .status())
                .isEqualTo(201);
    }

    private void nothingHappenedFor(String lead, Duration time) {
        jdbc.sql("update open_lead set touched_at = now() - ?::interval where lead_id = ?::uuid")
                .param(time.toString())
                .param(lead)
                .update();
    }

    @Test
    void whoWaitsLongestComesFirstUntilSomebodyAnswers() {
        var late = Request.telegram(fresh()).receivedAt(Instant.now().minusSeconds(60));
        var early = Request.telegram(fresh()).receivedAt(Instant.now().minusSeconds(600));
        var second = myLead(late);
        var first = myLead(early);

        assertThat(leads("waiting")).containsExactly(first, second);
        assertThat(day().get("waiting").get("count").asInt()).isEqualTo(2);
        assertThat(leads("new")).isEmpty();

        post(manager(me), "/api/leads/" + first + "/messages", Map.of("text", "Hello"));
        assertThat(leads("waiting")).containsExactly(second);
        var reason =
                items(get(owner(), "/api/reasons").body()).getFirst().get("id").asString();
        post(manager(me), "/api/leads/" + second + "/rejection", Map.of("reasonId", reason));
        assertThat(leads("waiting")).isEmpty();
        post(manager(me), "/api/leads/" + second + "/reopening", Map.of());
        assertThat(leads("waiting")).containsExactly(second);
        post(manager(me), "/api/leads/" + second + "/exclusion", Map.of());
        assertThat(leads("waiting")).isEmpty();
    }

    @Test
    void whatIsDueIsLateOrTodayInTheWorkspacesZone() {
        var lead = myLead(Request.telegram(fresh()));
        var today = LocalDate.now(ZONE);
        var midnight = today.plusDays(1).atStartOfDay(ZONE).toInstant();
        plan(lead, "Tomorrow", midnight);
        plan(lead, "Tonight", midnight.minusMillis(1));
        plan(lead, "Yesterday", Instant.now().minus(Duration.ofDays(1)));
        plan(lead, "A minute ago", Instant.now().minusSeconds(60));

        // Midnight may pass between planning and looking; the day then is the next one.
        if (day().get("date").asString().equals(today.toString())) {
            assertThat(tasks("late")).containsExactly("Yesterday", "A minute ago");
            assertThat(tasks("today")).containsExactly("Tonight");
        }
        assertThat(day().get("late").get("count").asInt()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void newIsWhomNobodyTurnedToYet() {
        var nobodys = leadOf(Request.telegram(fresh()));
        var mine = post(
                        owner(),
                        "/api/leads",
                        Map.of(
                                "managerId",
                                me,
                                "contactPoints",
                                List.of(Map.of("kind", "phone", "value", freshPhone()))))
                .body()
                .get("id")
                .asString();

        assertThat(leads("new")).containsExactly(mine);
        assertThat(items(day().get("new")).stream().map(card -> card.get("id").asString()))
                .contains(nobodys);
        plan(mine, "Call", Instant.now().plus(Duration.ofDays(3)));
        assertThat(leads("new")).isEmpty();
        post(manager(me), "/api/leads/" + nobodys + "/calls", Map.of("answered", true));
        assertThat(items(day().get("new")).stream().map(card -> card.get("id").asString()))
                .doesNotContain(nobodys);
    }

    @Test
    void staleIsWhereNothingHappenedAndNothingIsPlanned() {
        var quiet = myLead(Request.telegram(fresh()));
        var quieter = myLead(Request.telegram(fresh()));
        var planned = myLead(Request.telegram(fresh()));
        for (var lead : List.of(quiet, quieter, planned)) {
            post(manager(me), "/api/leads/" + lead + "/calls", Map.of("answered", true));
        }
        plan(planned, "Next month", Instant.now().plus(Duration.ofDays(30)));
        nothingHappenedFor(quiet, Duration.ofDays(8));
        nothingHappenedFor(quieter, Duration.ofDays(20));
        nothingHappenedFor(planned, Duration.ofDays(20));

        assertThat(day().get("staleAfterDays").asInt()).isEqualTo(7);
        assertThat(leads("stale")).containsExactly(quieter, quiet);
        post(manager(me), "/api/leads/" + quieter + "/notes", Map.of("text", "Still interested"));
        plan(quiet, "Ask", Instant.now().plus(Duration.ofDays(30)));
        assertThat(leads("stale")).isEmpty();
    }

    @Test
    void anOldLeadThatIsNewToItsManagerIsNew() {
        var old = post(
                        owner(),
                        "/api/leads",
                        Map.of("contactPoints", List.of(Map.of("kind", "phone", "value", freshPhone()))))
                .body()
                .get("id")
                .asString();
        jdbc.sql("update lead_talk set opened_at = now() - interval '20 days' where lead_id = ?::uuid")
                .param(old)
                .update();
        post(owner(), "/api/leads/" + old + "/assignment", Map.of("managerId", me));

        assertThat(leads("new")).containsExactly(old);
        assertThat(leads("stale")).isEmpty();
        nothingHappenedFor(old, Duration.ofDays(8));
        assertThat(leads("new")).isEmpty();
        assertThat(leads("stale")).containsExactly(old);
    }

    @Test
    void furtherPagesGoOnWhereTheFirstEnds() {
        var waiting = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            waiting.add(
                    myLead(Request.telegram(fresh()).receivedAt(Instant.now().minusSeconds(600 - i))));
        }
        var first = get(manager(me), "/api/my-day?limit=3").body().get("waiting");
        assertThat(first.get("count").asInt()).isEqualTo(7);
        var found = new ArrayList<>(items(first));
        var next = first.get("next");
        while (!next.isNull()) {
            var page = get(manager(me), "/api/my-day/waiting?limit=2&after=" + next.asString())
                    .body();
            found.addAll(items(page));
            next = page.get("next");
        }
        assertThat(found.stream().map(card -> card.get("id").asString())).isEqualTo(waiting);
        for (var section : List.of("late", "today", "new", "stale")) {
            assertThat(get(manager(me), "/api/my-day/" + section).status()).isEqualTo(200);
        }
        assertThat(get(manager(me), "/api/my-day/others").status()).isEqualTo(404);
        assertThat(get(manager(me), "/api/my-day/waiting?after=x").status()).isEqualTo(422);
    }

    @Test
    void whoLeadsLooksAtSomebodysDayAndNobodyElseDoes() {
        var lead = myLead(Request.telegram(fresh()));
        var uri = "/api/my-day?managerId=" + me;

        assertThat(items(get(owner(), uri).body().get("waiting")))
                .anyMatch(card -> card.get("id").asString().equals(lead));
        assertThat(get(owner(), uri).body().get("managerId").asString()).isEqualTo(me.toString());
        assertThat(get(as(TEAM_LEAD, "teamLead", TEAM, List.of(TEAM_LEAD.toString(), me.toString())), uri)
                        .status())
                .isEqualTo(200);
        assertThat(get(teamLead(), uri).status()).isEqualTo(404);
        assertThat(get(manager(), uri).status()).isEqualTo(404);
        assertThat(get(manager(), "/api/my-day/waiting?managerId=" + me).status())
                .isEqualTo(404);
        assertThat(get(owner(), "/api/my-day?managerId=" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(get(analyst(), "/api/my-day").status()).isEqualTo(403);
    }
}
