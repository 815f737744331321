package io.potik.intake.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.intake.channel.Settings;
import io.potik.intake.connection.Connection.Rhythm;
import io.potik.intake.connection.Connection.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectionUnitTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Rhythm EVERY_THREE_HOURS = new Rhythm(Duration.ofHours(3), Duration.ofHours(62), 40);

    private static State state(
            @Nullable Instant received, @Nullable Instant error, @Nullable Instant reached, @Nullable Rhythm rhythm) {
        return new Connection(
                        UUID.randomUUID(),
                        "form",
                        "form",
                        "Site",
                        "key",
                        new Settings(Map.of()),
                        false,
                        1,
                        NOW.minus(Duration.ofDays(90)),
                        received,
                        error == null ? null : "refused",
                        error,
                        0,
                        reached,
                        rhythm)
                .state(NOW);
    }

    private static Instant ago(Duration time) {
        return NOW.minus(time);
    }

    @Test
    void theLastThingThatHappenedCounts() {
        assertThat(state(null, null, null, null)).isEqualTo(State.WAITING);
        assertThat(state(ago(Duration.ofHours(1)), null, null, null)).isEqualTo(State.WORKING);
        assertThat(state(null, ago(Duration.ofHours(1)), null, null)).isEqualTo(State.FAILING);
        assertThat(state(ago(Duration.ofHours(1)), ago(Duration.ofHours(2)), null, null))
                .isEqualTo(State.WORKING);
        assertThat(state(ago(Duration.ofHours(3)), ago(Duration.ofHours(2)), ago(Duration.ofHours(1)), null))
                .isEqualTo(State.WORKING);
        assertThat(state(null, null, ago(Duration.ofHours(1)), null)).isEqualTo(State.WORKING);
    }

    @Test
    void silentIsLongerThanEverOfLate() {
        assertThat(state(ago(Duration.ofHours(20)), null, null, EVERY_THREE_HOURS))
                .isEqualTo(State.WORKING);
        assertThat(state(ago(Duration.ofHours(60)), null, null, EVERY_THREE_HOURS))
                .as("as over a weekend")
                .isEqualTo(State.WORKING);
        assertThat(state(ago(Duration.ofHours(63)), null, null, EVERY_THREE_HOURS))
                .isEqualTo(State.SILENT);
        assertThat(state(ago(Duration.ofHours(63)), null, ago(Duration.ofMinutes(1)), EVERY_THREE_HOURS))
                .as("reached, and nothing comes")
                .isEqualTo(State.SILENT);
    }

    @Test
    void ofLittleNobodyCanTell() {
        assertThat(state(ago(Duration.ofDays(9)), null, null, new Rhythm(Duration.ofHours(1), Duration.ofHours(1), 4)))
                .isEqualTo(State.WORKING);
    }
}
