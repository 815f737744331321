package io.potik.lead.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptOutUnitTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop.",
                " Стоп! ",
                "«СТОП»",
                "Unsubscribe",
                "відписатися",
                "Отписаться",
                "\n  STOP\n\nOn Monday Iryna wrote:\n> We miss you"
            })
    void oneWordIsEnough(String text) {
        assertThat(OptOuts.isMeantBy(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Non-stop?", "Stop by tomorrow", "> STOP", "I want a stop sign", "Hello\nSTOP"})
    void otherWordsAreNot(String text) {
        assertThat(OptOuts.isMeantBy(text)).isFalse();
    }

    @Test
    void aPhotoSaysNothing() {
        assertThat(OptOuts.isMeantBy(null)).isFalse();
    }
}
