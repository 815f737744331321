package io.potik.intake.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryJsonUnitTests {

    static String[] tooMuch() {
        return new String[] {
            "[".repeat(65) + "]".repeat(65),
            "[".repeat(500_000),
            "{\"a\":".repeat(100_000),
            "1".repeat(101),
            "[0." + "1".repeat(200) + "]",
            "{\"" + "n".repeat(5_001) + "\":1}",
            "\"" + "s".repeat(26_214_401) + "\"",
            "[" + "1,".repeat(250_000) + "1]",
        };
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void refusesWhatIsTooMuch(String json) {
        assertThatThrownBy(() -> DeliveryJson.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(NotUnderstood.class);
    }

    @Test
    void readsWhatIsMuch() throws NotUnderstood {
        var json = "[".repeat(60) + "1".repeat(99) + ",\"" + "s".repeat(900_000) + "\"" + "]".repeat(60);
        assertThat(DeliveryJson.read(json.getBytes(StandardCharsets.UTF_8)).isArray())
                .isTrue();
    }
}
