package io.potik.load.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoundUnitTests {

    @Test
    void anOutageOfKafkaIsNoticedByNobody() {
        var right = new Found(false, 100, 0, Map.of(), 0, 100, 100, 0, 0, true, 100, 0, 0, 10, 10);

        assertThat(right.broken()).isEmpty();
    }

    @Test
    void withoutPostgresADeliveryMayOnlyBeToldToComeAgain() {
        assertThat(new Found(true, 100, 40, Map.of(), 0, 102, 100, 2, 0, true, 100, 0, 0, 10, 10).broken())
                .isEmpty();
        assertThat(new Found(false, 100, 40, Map.of(), 0, 102, 100, 2, 0, true, 100, 0, 0, 10, 10).broken())
                .containsExactly("40 deliveries were refused", "102 receipts, of them 2 duplicates");
        assertThat(new Found(true, 100, 40, Map.of("500", 1), 0, 100, 100, 0, 0, true, 100, 0, 0, 10, 10).broken())
                .containsExactly("answers that may not be: {500=1}");
    }

    @Test
    void everyBrokenLawIsNamed() {
        var wrong = new Found(true, 100, 0, Map.of(), 1, 99, 98, 0, 1, false, 97, 2, 3, 11, 10);

        assertThat(wrong.broken())
                .containsExactly(
                        "1 accepted deliveries are not there",
                        "1 receipts have no outcome",
                        "100 deliveries were accepted, and 98 became a lead or a part of one",
                        "the ledger does not balance",
                        "97 messages stand in timelines",
                        "2 messages overtook an earlier one of their sender",
                        "3 cards do not show the last message",
                        "11 leads of 10 persons");
        assertThat(new Found(false, 0, 0, Map.of(), 0, 0, 0, 0, 0, true, 0, 0, 0, 0, 0).broken())
                .containsExactly("nothing was accepted");
    }

    @Test
    void oneThatComesAfterALaterOneWasOvertaken() {
        assertThat(Order.overtaken(List.of(1, 2, 3, 4))).isZero();
        assertThat(Order.overtaken(List.of(1, 3, 2, 4))).isEqualTo(1);
        assertThat(Order.overtaken(List.of(4, 1, 2, 3))).isEqualTo(3);
    }

    @Test
    void oneThatIsSentOnceMoreHasNotOvertakenAnything() {
        assertThat(Order.overtaken(List.of(1, 2, 3, 1, 2, 3, 4))).isZero();
    }
}
