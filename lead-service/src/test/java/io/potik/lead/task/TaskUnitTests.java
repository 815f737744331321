package io.potik.lead.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.task.Task.Kind;
import io.potik.lead.task.Task.Plan;
import io.potik.lead.task.Task.Remind;
import io.potik.lead.timeline.Happening.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskUnitTests {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final UUID SOMEBODY = UUID.randomUUID();

    @Test
    void aReminderComesBeforeTheTaskIsDue() {
        assertThat(task(hours(2), 30).remindAt()).isEqualTo(NOW.plus(Duration.ofMinutes(90)));
        assertThat(task(hours(2), 0).remindAt()).isEqualTo(hours(2));
        assertThat(task(hours(2), null).remindAt()).isNull();
    }

    @Test
    void whatIsDueSoonerThanThatIsToldAtOnceAndWhatIsOverdueNotAtAll() {
        assertThat(task(hours(1), 120).remindAt()).isBefore(NOW);
        assertThat(task(hours(-1), 30).remindAt()).isNull();
    }

    @Test
    void whatStaysTheSameIsNoChange() {
        var task = task(hours(2), 30);

        var same =
                task.changed(new Plan(Kind.CALL, task.text(), task.dueAt(), task.assignee(), new Remind(30)), hours(1));

        assertThat(same.task()).isSameAs(task);
        assertThat(same.changes()).isEmpty();
    }

    @Test
    void aReminderThatCameComesAgainOnlyForAnotherTime() {
        var reminded = new Task(
                UUID.randomUUID(),
                SOMEBODY,
                1,
                Kind.CALL,
                "Call",
                hours(2),
                SOMEBODY,
                30,
                null,
                null,
                null,
                null,
                NOW,
                SOMEBODY);

        var renamed = reminded.changed(new Plan(null, "Call back", null, null, null), NOW);
        assertThat(renamed.task().remindAt()).isNull();
        assertThat(renamed.task().version()).isEqualTo(2);
        assertThat(renamed.changes()).containsExactly(new Change("text", "Call", "Call back"));

        assertThat(reminded.changed(new Plan(null, null, hours(5), null, null), NOW)
                        .task()
                        .remindAt())
                .isEqualTo(hours(5).minus(Duration.ofMinutes(30)));
        assertThat(task(hours(2), 30)
                        .changed(new Plan(null, null, null, null, new Remind(null)), NOW)
                        .task()
                        .remindAt())
                .isNull();
    }

    @Test
    void doneItRemindsOfNothingUntilItIsOpenAgain() {
        var done = task(hours(2), 30).done("Agreed", NOW, SOMEBODY);
        assertThat(done.isDone()).isTrue();
        assertThat(done.remindAt()).isNull();

        assertThat(done.reopened(NOW).remindAt()).isEqualTo(NOW.plus(Duration.ofMinutes(90)));
        assertThat(done.reopened(hours(3)).remindAt()).isNull();
        assertThat(done.reopened(NOW).result()).isNull();
        assertThat(done.reopened(NOW).version()).isEqualTo(3);
    }

    private static Task task(Instant dueAt, @Nullable Integer remindMinutes) {
        return Task.planned(SOMEBODY, Kind.CALL, "Call", dueAt, SOMEBODY, remindMinutes, NOW, SOMEBODY);
    }

    private static Instant hours(int later) {
        return NOW.plus(Duration.ofHours(later));
    }
}
