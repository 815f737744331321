package io.potik.intake.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindUnitTests {

    @ParameterizedTest
    @CsvSource({
        "orderCreated, orderCreated",
        "*order_created, orderCreated",
        "NOTIFY_START, notifyStart",
        "in-progress, inProgress",
        "12Null, null",
        "7, unknown",
        "дзвінок, unknown",
        "'', unknown",
    })
    void isANameWhateverIsSaid(String said, String kind) {
        assertThat(new Item.Ignored("1", Item.FOR_EVER, said, "why").kind()).isEqualTo(kind);
    }

    @Test
    void isBounded() {
        assertThat(new Item.Unreadable("1", Item.FOR_EVER, "a".repeat(10_000), "why").kind())
                .hasSize(60);
    }
}
