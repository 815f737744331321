package io.potik.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.local.deliveries.Kills;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The short form of {@code deploy/load/kills}. */
@Order(3)
class KillsJourneyTests {

    @Test
    void nothingIsLostAndNothingIsThereTwice() throws Exception {
        assertThat(Kills.under(RunningSuite.get(), 600, 60)).matches(Kills.Found::isRight, "accounts for everything");
    }
}
