package io.potik.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsUnitTests {

    private static final Map<String, Integer> DEFAULTS = Map.of("--seconds", 120, "--rate", 100);

    @Test
    void whatIsNotSaidHasItsDefault() {
        var arguments = Arguments.of(new String[] {"/some/./where", "--rate", "7"}, DEFAULTS);

        assertThat(arguments.root()).isEqualTo(Path.of("/some/where"));
        assertThat(arguments.number("--rate")).isEqualTo(7);
        assertThat(arguments.number("--seconds")).isEqualTo(120);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rates 7", "--rate", "--rate many", "--rate -1", "7"})
    void whatIsNoOptionIsRefusedWithThoseThatThereAre(String given) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.of(("/root " + given).split(" "), DEFAULTS))
                .withMessageContaining("--seconds");
    }
}
