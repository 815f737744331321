package io.potik.local.demo;

import io.potik.local.Api;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** What a manager of the demo does with their own leads: finds out, marks, and plans what comes next. */
final class AtWork {

    /** A next step: what, call or task, and in how many hours; what is due in the past is late. */
    private record Step(String kind, String text, int hours) {}

    private static final List<Step> STEPS = List.of(
            new Step("call", "Ask whether the offer suits", -26),
            new Step("task", "Send the drawing with the new front", -3),
            new Step("call", "Agree on a time for measuring", 1),
            new Step("task", "Count the worktop again, 3.6 m", 2),
            new Step("call", "Has the floor been laid?", 4),
            new Step("task", "Send samples of oak by post", 22),
            new Step("call", "Confirm the measuring", 26),
            new Step("task", "Write the offer", 46),
            new Step("call", "Back from holiday, call again", 7 * 24),
            new Step("task", "Ask for photos of the room", 50));
    private static final List<String> BUDGETS = List.of("up to 90,000", "about 120,000", "60,000, not more");
    private static final List<String> DECIDES = List.of("together with her husband", "the owner of the flat", "");
    private static final List<String> LEVELS = List.of("mql", "sal", "sal", "sql");
    private static final int FILLED_IN = 14;

    private final Api manager;
    private final JsonNode room;
    private final String length;
    private final String movingIn;
    private final String measured;
    private final Random random;

    AtWork(Api manager, Workplace workplace, Random random) {
        this.manager = manager;
        this.room = workplace.field(Workplace.ROOM);
        this.length = workplace.field(Workplace.LENGTH).path("key").asString();
        this.movingIn = workplace.field(Workplace.MOVING_IN).path("key").asString();
        this.measured = workplace.field(Workplace.MEASURED).path("key").asString();
        this.random = random;
    }

    /** The manager's own open leads, those of the last stages first. A day that was planned already stays as it is. */
    void work(String managerId) {
        if (!items("/api/tasks?limit=1&assigneeId=" + managerId).isEmpty()) {
            return;
        }
        var leads = items("/api/leads?outcome=open&sort=-amount&limit=60&managerId=" + managerId);
        for (int i = 0; i < Math.min(FILLED_IN, leads.size()); i++) {
            learn(leads.get(i), i);
        }
        for (int i = 0; i < Math.min(STEPS.size(), leads.size()); i++) {
            plan(leads.get(i * 3 % leads.size()), STEPS.get(i));
        }
    }

    private void learn(JsonNode lead, int number) {
        var options = room.path("options");
        var about = Map.of(
                room.path("key").asString(),
                options.get(number % 3 == 0 ? random.nextInt(options.size()) : 0)
                        .path("id")
                        .asString(),
                length,
                (24 + random.nextInt(20)) / 10.0,
                movingIn,
                LocalDate.now(Business.ZONE).plusDays(20 + random.nextInt(90)).toString(),
                measured,
                number % 2 == 0);
        var qualification = Map.of(
                "level",
                Texts.any(LEVELS, random),
                "budget",
                Map.of("answer", "yes", "text", Texts.any(BUDGETS, random)),
                "authority",
                Map.of("answer", number % 4 == 0 ? "no" : "yes", "text", Texts.any(DECIDES, random)),
                "need",
                Map.of("answer", "yes", "text", ""));
        var id = lead.path("id").asString();
        manager.patch("/api/leads/" + id, Map.of("fields", about, "qualification", qualification))
                .orThrow();
        if (number % 5 == 2) {
            manager.patch("/api/leads/" + id, Map.of("temperature", "hot")).orThrow();
        }
    }

    private void plan(JsonNode lead, Step step) {
        manager.post(
                        "/api/leads/" + lead.path("id").asString() + "/tasks",
                        Map.of(
                                "kind",
                                step.kind(),
                                "text",
                                step.text(),
                                "dueAt",
                                Instant.now()
                                        .truncatedTo(ChronoUnit.HOURS)
                                        .plus(Duration.ofHours(step.hours()))
                                        .toString(),
                                "remindMinutes",
                                15))
                .orThrow();
    }

    private List<JsonNode> items(String path) {
        return manager.get(path).orThrow().path("items").valueStream().toList();
    }
}
