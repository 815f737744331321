package io.potik.lead.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.lead.problem.Invalid;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersUnitTests {

    @Test
    void whatIsKnownIsFilledInOnceAndTheRestStays() {
        var filled = Placeholders.fill(
                "{name}, {name}: № {number}, {company} {other}", Map.of("name", "$1 {number} \\", "number", "7"));

        assertThat(filled.text()).isEqualTo("$1 {number} \\, $1 {number} \\: № 7, {company} {other}");
        assertThat(filled.missing()).containsExactly("company", "other");
    }

    @Test
    void anUnknownPlaceholderIsRefusedByItsNameAndOtherBracesAreText() {
        assertThatCode(() -> Placeholders.check("Hello {name} of {company}, {number} {manager}; } {\n}"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Placeholders.check("{phone} {phone} {Name} {}"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        problem -> assertThat(problem.errors())
                                .hasSize(3)
                                .allMatch(error -> error.field().equals("text"))
                                .extracting(Invalid.Field::message)
                                .anyMatch(message -> message.contains("{phone}"))
                                .anyMatch(message -> message.contains("{Name}")));
    }
}
