package io.potik.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.local.conversions.KilledConversions;
import io.potik.local.conversions.KilledConversions.Found;
import io.potik.local.conversions.Step;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The short form of {@code deploy/load/conversions}. */
@Order(3)
class KilledConversionsJourneyTests {

    @Test
    void oneCustomerAndOneOrderComeOfItWhateverDies() throws Exception {
        assertThat(KilledConversions.at(RunningSuite.get(), Step.few())).allMatch(Found::isRight);
    }
}
