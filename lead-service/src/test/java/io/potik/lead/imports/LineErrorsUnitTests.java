package io.potik.lead.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.problem.Invalid;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineErrorsUnitTests {

    private static final Instant MONDAY = Instant.parse("2026-11-16T00:00:00Z");
    private static final Instant SUNDAY = Instant.parse("2026-11-22T00:00:00Z");

    private final LineErrors errors = new LineErrors();

    @Test
    void whatIsRightIsTakenWithoutItsBlanks() {
        assertThat(errors.text("name", " Olena ", 5)).isEqualTo("Olena");
        assertThat(errors.optional("title", "  ", 5)).isNull();
        assertThat(errors.time("at", MONDAY, MONDAY, SUNDAY)).isEqualTo(MONDAY);
        assertThat(errors.list("moves", null, 1)).isEmpty();
        assertThat(errors.isEmpty()).isTrue();
    }

    @Test
    void everythingThatIsWrongIsCollected() {
        errors.text("none", null, 5);
        errors.text("long", "123456", 5);
        errors.optional("nul", "a\0b", 5);
        errors.time("late", SUNDAY, MONDAY, MONDAY);
        errors.time("missing", null, MONDAY, SUNDAY);
        errors.creation("createdAt", Instant.EPOCH, SUNDAY);

        assertThat(errors.list("moves", List.of(1, 2, 3), 2)).hasSize(2);
        assertThat(errors.all())
                .extracting(Invalid.Field::field)
                .containsExactly("none", "long", "nul", "late", "missing", "createdAt", "moves");
    }
}
