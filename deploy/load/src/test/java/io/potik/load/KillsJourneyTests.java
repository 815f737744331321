package io.potik.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The short form of {@code deploy/load/kills}. */
class KillsJourneyTests {

    @Test
    void nothingIsLostAndNothingIsThereTwice() throws Exception {
        try (var run = TemporarySuite.start("../..")) {
            var found = Kills.under(run.suite(), 600, 60);
            assertThat(found).matches(Kills.Found::isRight, "accounts for everything");
        }
    }
}
