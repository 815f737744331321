package io.potik.intake.channel.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.intake.channel.Fixtures;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallTimeUnitTests {

    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1763700000 | 2025-11-21T04:40:00Z",
                "1763700000.25 | 2025-11-21T04:40:00.250Z",
                "1763700000250 | 2025-11-21T04:40:00.250Z",
                "2025-11-21T04:40:00Z | 2025-11-21T04:40:00Z",
                "2025-11-21T06:40:00+02:00 | 2025-11-21T04:40:00Z",
                "2025-11-21T06:40:00.5+0200 | 2025-11-21T04:40:00.500Z",
                "2025-11-21 06:40:00 | 2025-11-21T04:40:00Z",
                "2025-07-21 06:40 | 2025-07-21T03:40:00Z",
                "2025-11-21 06:40:00 +0200 | 2025-11-21T04:40:00Z",
                "21.11.2025 06:40:00 | 2025-11-21T04:40:00Z",
                "20251121064000 | 2025-11-21T04:40:00Z",
                "'Fri, 21 Nov 2025 04:40:00 +0000' | 2025-11-21T04:40:00Z",
            })
    void readsTimesAsExchangesWriteThem(String written, Instant meant) {
        assertThat(CallTime.of(written, KYIV, Fixtures.NOW)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "asdf",
                "",
                "0",
                "3609-01-01 10:00:00",
                "99999999999",
                "9223372036854775807",
                "2026-11-25T00:00:00Z",
                "1970-01-01T00:00:10Z",
                "2025-13-45 99:99:99",
                "1763700000.1234567890123",
                "123456789012345678901234567890123456789012345678901234567890123",
            })
    void whatCannotBeRightIsWhenItWasReceived(String written) {
        assertThat(CallTime.of(written, KYIV, Fixtures.NOW)).isEqualTo(Fixtures.NOW);
    }

    @Test
    void noTimeIsWhenItWasReceived() {
        assertThat(CallTime.of(null, KYIV, Fixtures.NOW)).isEqualTo(Fixtures.NOW);
    }
}
