package io.potik.lead.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ReminderIntegrationTests extends LeadDesk {

    @Autowired
    private RemindOfTasks job;

    private String plan(String lead, Instant dueAt, int remindMinutes) {
        var made = post(
                owner(),
                "/api/leads/" + lead + "/tasks",
                Map.of("kind", "call", "text", "Call", "dueAt", dueAt, "remindMinutes", remindMinutes));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return made.body().get("id").asString();
    }

    private List<String> remindedOf(UUID staff) {
        return items(get(manager(staff), "/api/notifications?limit=100").body()).stream()
                .filter(one -> one.get("kind").asString().equals("reminder"))
                .map(one -> one.get("task").get("id").asString())
                .toList();
    }

    private String leadOf(UUID manager) {
        hire(manager, "Reminded");
        var lead = leadOf(Request.telegram(fresh()));
        post(owner(), "/api/leads/" + lead + "/assignment", Map.of("managerId", manager));
        return lead;
    }

    @Test
    void eachReminderComesOnceHoweverManyInstancesLook() throws InterruptedException, ExecutionException {
        var staff = UUID.randomUUID();
        var lead = leadOf(staff);
        var due = Instant.now().plus(Duration.ofMinutes(10));
        var soon = IntStream.range(0, 30).mapToObj(i -> plan(lead, due, 15)).toList();
        plan(lead, due.plus(Duration.ofHours(1)), 15);

        try (var instances = Executors.newFixedThreadPool(4)) {
            var runs = new ArrayList<Future<?>>();
            for (int i = 0; i < 12; i++) {
                runs.add(instances.submit(job::remind));
            }
            for (var run : runs) {
                run.get();
            }
        }
        // The service's own schedule may hold the last ones.
        soon(() -> assertThat(remindedOf(staff)).containsExactlyInAnyOrderElementsOf(soon));
        soon(() -> assertThat(told("lead.news", "notification.changed.v1").stream()
                        .map(news -> news.get("staffId").asString()))
                .contains(staff.toString()));
    }

    @Test
    void whatBecameDueWhileNothingRanComesAfterwardsAndWhatIsDoneDoesNot() {
        var staff = UUID.randomUUID();
        var lead = leadOf(staff);
        var due = Instant.now().plus(Duration.ofHours(2));
        var missed = plan(lead, due, 15);
        var done = plan(lead, due, 15);
        var otherwise = plan(lead, due, 15);
        post(owner(), "/api/tasks/" + done + "/completion", Map.of());
        jdbc.sql("""
                update task set due_at = now() - interval '2 days', remind_at = now() - interval '2 days 15 minutes'
                where id = ?::uuid and remind_at is not null
                """).param(missed).update();
        assertThat(patch(owner(), "/api/tasks/" + otherwise, Map.of("remindMinutes", 180))
                        .status())
                .isEqualTo(200);

        soon(() -> assertThat(remindedOf(staff)).containsExactlyInAnyOrder(missed, otherwise));
        assertThat(patch(owner(), "/api/tasks/" + missed, Map.of("text", "Call at last"))
                        .status())
                .isEqualTo(200);
        job.remind();
        assertThat(remindedOf(staff)).containsExactlyInAnyOrder(missed, otherwise);
        assertThat(items(get(manager(staff), "/api/notifications").body()))
                .extracting(JsonNode::toString)
                .anySatisfy(one -> assertThat(one).contains("Call at last"));
    }
}
