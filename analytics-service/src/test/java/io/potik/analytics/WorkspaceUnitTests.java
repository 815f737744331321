package io.potik.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WorkspaceUnitTests {

    private final Workspace kyiv = new Binder(new MapConfigurationPropertySource(
                    Map.of("potik.workspace.time-zone", "Europe/Kyiv", "potik.workspace.currency", "UAH")))
            .bind("potik.workspace", Workspace.class)
            .get();

    @Test
    void aDayBeginsAtMidnightThere() {
        assertThat(kyiv.startOf(LocalDate.of(2026, 7, 1))).isEqualTo("2026-06-30T21:00:00Z");
        assertThat(kyiv.day(kyiv.startOf(LocalDate.of(2026, 7, 1)))).isEqualTo("2026-07-01");
        assertThat(kyiv.currency()).isEqualTo("UAH");
    }

    @Test
    void theDayOnWhichSummerTimeEndsHasTwentyFiveHours() {
        var day = LocalDate.of(2026, 10, 25);

        assertThat(Duration.between(kyiv.startOf(day), kyiv.startOf(day.plusDays(1))))
                .isEqualTo(Duration.ofHours(25));
    }
}
