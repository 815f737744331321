package io.potik.lead.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedVersionUnitTests {

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "3", "W/\"3\"", " \"3\" "})
    void theHeaderGoesBeforeTheBody(String header) {
        assertThat(ExpectedVersion.of(header, 2L).version()).isEqualTo(3);
    }

    @Test
    void withoutHeaderTheBodyCounts() {
        assertThat(ExpectedVersion.of(null, 2L).version()).isEqualTo(2);
        assertThat(ExpectedVersion.of("*", null).version()).isNull();
    }

    @Test
    void aHeaderThatIsNoVersionIsRefused() {
        assertThatThrownBy(() -> ExpectedVersion.of("\"abc\"", null)).isInstanceOf(Invalid.class);
    }

    @Test
    void onlyAnotherVersionIsAConflict() {
        new ExpectedVersion(null).check("lead", 5, () -> "now");
        new ExpectedVersion(5L).check("lead", 5, () -> "now");

        assertThatThrownBy(() -> new ExpectedVersion(4L).check("lead", 5, () -> "now"))
                .isInstanceOfSatisfying(
                        Conflict.class,
                        conflict -> assertThat(conflict.current()).isEqualTo("now"));
    }
}
