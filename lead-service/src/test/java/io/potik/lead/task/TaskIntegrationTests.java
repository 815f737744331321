package io.potik.lead.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TaskIntegrationTests extends LeadDesk {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static Map<String, Object> call(String text, Instant dueAt) {
        return Map.of("kind", "call", "text", text, "dueAt", dueAt);
    }

    private JsonNode plan(String lead, Map<String, Object> task) {
        var made = post(owner(), "/api/leads/" + lead + "/tasks", task);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return made.body();
    }

    private String leadOf(UUID manager) {
        var lead = leadOf(Request.telegram(fresh()));
        assertThat(post(owner(), "/api/leads/" + lead + "/assignment", Map.of("managerId", manager))
                        .status())
                .isEqualTo(200);
        return lead;
    }

    private static String uri(JsonNode task) {
        return "/api/tasks/" + task.get("id").asString();
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }

    private static List<String> ids(JsonNode page) {
        return items(page).stream().map(task -> text(task, "id")).toList();
    }

    @Test
    void whatIsPlannedIsTheNextStepOfTheCardAndTheBoard() {
        hire(MANAGER, "Iryna");
        var lead = leadOf(MANAGER);
        long version = lead(lead).get("version").asLong();
        plan(lead, call("Ask for the plan", now.plusSeconds(7200)));
        var first = plan(lead, Map.of("kind", "task", "text", " Send the price ", "dueAt", now.plusSeconds(3600)));

        assertThat(text(first, "text")).isEqualTo("Send the price");
        assertThat(text(first.get("assignee"), "name")).isEqualTo("Iryna");
        assertThat(text(first.get("createdBy"), "id")).isEqualTo(OWNER.toString());
        var card = lead(lead);
        assertThat(text(card.get("nextStep"), "id")).isEqualTo(text(first, "id"));
        assertThat(text(card.get("nextStep"), "kind")).isEqualTo("task");
        assertThat(Instant.parse(text(card.get("nextStep"), "dueAt"))).isEqualTo(now.plusSeconds(3600));
        assertThat(card.get("version").asLong()).isEqualTo(version);
        var listed = items(get(manager(), "/api/leads?ids=" + lead).body()).getFirst();
        assertThat(listed.get("nextStep")).isEqualTo(card.get("nextStep"));
        assertThat(ids(get(manager(), "/api/leads/" + lead + "/tasks").body()))
                .hasSize(2)
                .startsWith(text(first, "id"));

        assertThat(post(manager(), uri(first) + "/completion", Map.of("result", "Sent"))
                        .status())
                .isEqualTo(200);
        assertThat(text(lead(lead).get("nextStep"), "text")).isEqualTo("Ask for the plan");
        assertThat(lead(lead).get("version").asLong()).isEqualTo(version);
        assertThat(text(
                        items(get(manager(), "/api/leads/" + lead + "/tasks").body())
                                .getLast(),
                        "result"))
                .isEqualTo("Sent");
    }

    @Test
    void allThatBecomesOfATaskStandsInTheTimeline() {
        hire(MANAGER, "Iryna");
        var lead = leadOf(MANAGER);
        var task = plan(lead, Map.of("kind", "task", "text", "Measure", "dueAt", now));

        assertThat(patch(manager(), uri(task), Map.of("text", "Measure the kitchen", "assigneeId", MANAGER))
                        .status())
                .isEqualTo(200);
        post(manager(), uri(task) + "/completion", Map.of("result", "3 m"));
        post(manager(), uri(task) + "/reopening", Map.of());
        manager().delete().uri(uri(task)).exchange().expectStatus().isNoContent();
        manager().delete().uri(uri(task)).exchange().expectStatus().isNotFound();

        var items = timeline(lead);
        assertThat(items.stream().map(item -> text(item, "kind")))
                .startsWith("taskRemoved", "taskReopened", "taskDone", "taskChanged", "taskPlanned");
        assertThat(text(items.get(2).get("data"), "result")).isEqualTo("3 m");
        assertThat(items.get(3).get("data").get("changes").toString())
                .contains("\"before\":\"Measure\"", "\"after\":\"Measure the kitchen\"");
        assertThat(text(items.get(4).get("data").get("task"), "text")).isEqualTo("Measure");
        assertThat(text(items.get(4).get("data").get("assignee"), "name")).isEqualTo("Iryna");
        soon(() -> assertThat(told("lead.news", "lead.task-changed.v1").stream()
                        .filter(news -> text(news.get("lead"), "id").equals(lead))
                        .map(news -> text(news, "change")))
                .containsExactly("planned", "changed", "done", "reopened", "removed"));
    }

    @Test
    void whoComesLateIsTold() {
        hire(MANAGER, "Iryna");
        var task = plan(leadOf(MANAGER), call("Call", now));
        var changed = patch(manager(), uri(task), Map.of("text", "Call again", "version", 1));
        assertThat(changed.etag()).isEqualTo("\"2\"");

        for (var late : List.of(
                patch(manager(), uri(task), Map.of("text", "Never", "version", 1)),
                post(manager(), uri(task) + "/completion", Map.of("version", 1)),
                post(manager(), uri(task) + "/reopening", Map.of()))) {
            assertThat(late.status()).isEqualTo(409);
            assertThat(text(late.body().get("current"), "text")).isEqualTo("Call again");
        }
        manager()
                .delete()
                .uri(uri(task))
                .header("If-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isEqualTo(409);
        assertThat(patch(manager(), uri(task), Map.of("text", "Call again", "version", 2))
                        .body()
                        .get("version")
                        .asLong())
                .isEqualTo(2);
        assertThat(post(manager(), uri(task) + "/completion", Map.of("version", 2))
                        .status())
                .isEqualTo(200);
        assertThat(post(manager(), uri(task) + "/completion", Map.of()).status())
                .isEqualTo(409);
        assertThat(patch(manager(), uri(task), Map.of("text", "Too late")).status())
                .isEqualTo(409);
    }

    @Test
    void aPlannedCallThatWasMadeIsACallAndOneThatWasNotIsNone() {
        hire(MANAGER, "Iryna");
        var lead = leadOf(MANAGER);
        assertThat(lead(lead).get("waitingSince").isNull()).isFalse();

        var dropped = plan(lead, call("Call", now));
        post(manager(), uri(dropped) + "/completion", Map.of("result", "They wrote meanwhile"));
        assertThat(kinds(lead)).doesNotContain("call");
        assertThat(lead(lead).get("waitingSince").isNull()).isFalse();

        var made = plan(lead, call("Call", now));
        var done = post(manager(), uri(made) + "/completion", Map.of("answered", true, "result", "Wants it grey"));
        assertThat(text(done.body(), "result")).isEqualTo("Wants it grey");
        assertThat(kinds(lead)).startsWith("call", "taskDone");
        assertThat(text(timeline(lead).getFirst().get("data"), "note")).isEqualTo("Wants it grey");
        assertThat(lead(lead).get("waitingSince").isNull()).isTrue();
        soon(() -> assertThat(typesToldOf(lead)).contains("lead.responded.v1"));

        var task = plan(lead, Map.of("kind", "task", "text", "Write", "dueAt", now));
        var refused = post(manager(), uri(task) + "/completion", Map.of("answered", true));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused.body().get("errors").get(0), "field")).isEqualTo("answered");
    }

    @Test
    void whatMakesNoSenseNamesItsField() {
        hire(OTHER_MANAGER, "Taras");
        hire(MANAGER, "Iryna");
        var lead = leadOf(MANAGER);
        var uri = "/api/leads/" + lead + "/tasks";
        var wrong = new HashMap<String, Map<String, Object>>();
        wrong.put("text", call(" ", now));
        wrong.put("dueAt", call("Call", Instant.parse("2500-01-01T00:00:00Z")));
        wrong.put("assigneeId", with(call("Call", now), "assigneeId", OTHER_MANAGER));
        wrong.put("remindMinutes", with(call("Call", now), "remindMinutes", -1));

        wrong.forEach((field, task) -> {
            var refused = post(manager(), uri, task);
            assertThat(refused.status()).as(field).isEqualTo(422);
            assertThat(text(refused.body().get("errors").get(0), "field")).isEqualTo(field);
        });
        assertThat(post(manager(), uri, Map.of("kind", "call", "text", "Call")).status())
                .isEqualTo(422);
        assertThat(post(manager(), uri, with(call("Call", now), "kind", "party"))
                        .status())
                .isEqualTo(400);
        assertThat(get(manager(), "/api/tasks?state=half").status()).isEqualTo(422);
    }

    private static Map<String, Object> with(Map<String, Object> task, String field, Object value) {
        var other = new HashMap<>(task);
        other.put(field, value);
        return other;
    }

    @Test
    void tasksOfOthersAreNotThere() {
        hire(OTHER_MANAGER, "Taras");
        hire(MANAGER, "Iryna");
        var lead = leadOf(OTHER_MANAGER);
        var task = plan(lead, call("Call", now));

        assertThat(get(teamLead(), uri(task)).status()).isEqualTo(404);
        assertThat(get(manager(), "/api/leads/" + lead + "/tasks").status()).isEqualTo(404);
        assertThat(post(manager(), "/api/leads/" + lead + "/tasks", call("Call", now))
                        .status())
                .isEqualTo(404);
        assertThat(patch(manager(), uri(task), Map.of("text", "Mine")).status()).isEqualTo(404);
        assertThat(post(manager(), uri(task) + "/completion", Map.of()).status())
                .isEqualTo(404);
        assertThat(post(manager(), uri(task) + "/reopening", Map.of()).status()).isEqualTo(404);
        manager().delete().uri(uri(task)).exchange().expectStatus().isNotFound();
        assertThat(get(analyst(), "/api/tasks").status()).isEqualTo(403);
        var of = "/api/tasks?assigneeId=" + OTHER_MANAGER + "&limit=200";
        assertThat(ids(get(manager(), of).body())).isEmpty();
        assertThat(ids(get(manager(OTHER_MANAGER), of).body())).contains(text(task, "id"));
        assertThat(ids(get(owner(), of).body())).contains(text(task, "id"));
    }

    @Test
    void pagesAreTheListWhateverTheirSize() {
        var one = UUID.randomUUID();
        hire(one, "Page by page");
        var lead = leadOf(one);
        var random = new Random(7);
        var open = new ArrayList<String>();
        var due = new ArrayList<Instant>();
        for (int i = 0; i < 12; i++) {
            due.add(now.plusSeconds(random.nextInt(5) * 60L));
        }
        Collections.sort(due);
        for (var at : due) {
            open.add(text(plan(lead, call("Call", at)), "id"));
        }
        for (int limit : List.of(1, 5, 12, 50)) {
            for (var of : List.of("?", "?assigneeId=" + one + "&")) {
                var found = new ArrayList<String>();
                @Nullable String next = "";
                do {
                    var page = get(manager(one), "/api/tasks" + of + "limit=" + limit + next)
                            .body();
                    found.addAll(items(page).stream()
                            .filter(task -> text(task.get("lead"), "id").equals(lead))
                            .map(task -> text(task, "id"))
                            .toList());
                    next = page.get("next").isNull() ? null : "&after=" + text(page, "next");
                } while (next != null);
                assertThat(found).containsExactlyInAnyOrderElementsOf(open);
            }
        }
        var window = get(
                manager(one),
                "/api/tasks?assigneeId=" + one + "&from=" + now.plusSeconds(60) + "&to=" + now.plusSeconds(120));
        assertThat(items(window.body()))
                .allMatch(task -> text(task, "dueAt").equals(now.plusSeconds(60).toString()))
                .hasSize((int) due.stream().filter(now.plusSeconds(60)::equals).count());
        assertThat(ids(get(manager(one), "/api/tasks?state=done").body())).doesNotContainAnyElementsOf(open);
    }

    @Test
    void tasksGoWithTheirLead() {
        hire(MANAGER, "Iryna");
        hire(OTHER_MANAGER, "Taras");
        var boss = UUID.randomUUID();
        hire(boss, "Boss", "owner");
        var lead = leadOf(MANAGER);
        var hers = plan(lead, call("Call", now));
        var owners = plan(lead, with(call("Look at it", now), "assigneeId", boss));
        var done = plan(lead, call("Called", now));
        post(manager(), uri(done) + "/completion", Map.of());

        post(owner(), "/api/leads/" + lead + "/assignment", Map.of("managerId", OTHER_MANAGER));

        assertThat(get(manager(), uri(hers)).status()).isEqualTo(404);
        var his = get(manager(OTHER_MANAGER), uri(hers)).body();
        assertThat(text(his.get("assignee"), "id")).isEqualTo(OTHER_MANAGER.toString());
        assertThat(his.get("version").asLong()).isEqualTo(2);
        assertThat(text(get(owner(), uri(owners)).body().get("assignee"), "id")).isEqualTo(boss.toString());
        assertThat(text(get(owner(), uri(done)).body().get("doneBy"), "id")).isEqualTo(MANAGER.toString());

        post(owner(), "/api/leads/" + lead + "/assignment", Collections.singletonMap("managerId", null));
        assertThat(text(get(manager(), uri(hers)).body().get("assignee"), "id")).isEqualTo(OTHER_MANAGER.toString());
        assertThat(ids(get(manager(), "/api/tasks?limit=200").body())).contains(text(hers, "id"));
    }

    @Test
    void aClosedLeadsTasksCanBeDoneAndAnExcludedOnesAreGone() {
        hire(MANAGER, "Iryna");
        var lead = leadOf(MANAGER);
        var task = plan(lead, call("Ask again in spring", now.plus(Duration.ofDays(120))));
        var reason =
                items(get(owner(), "/api/reasons").body()).getFirst().get("id").asString();
        post(manager(), "/api/leads/" + lead + "/rejection", Map.of("reasonId", reason));

        assertThat(ids(get(manager(), "/api/tasks?limit=200").body())).contains(text(task, "id"));
        assertThat(post(manager(), uri(task) + "/completion", Map.of()).status())
                .isEqualTo(200);
        plan(lead, call("And in autumn", now.plus(Duration.ofDays(300))));

        var spam = leadOf(MANAGER);
        var gone = plan(spam, call("Call", now));
        post(manager(), "/api/leads/" + spam + "/exclusion", Map.of());
        assertThat(get(owner(), uri(gone)).status()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from task where lead_id = ?::uuid")
                        .param(spam)
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
