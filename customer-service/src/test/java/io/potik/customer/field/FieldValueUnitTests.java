package io.potik.customer.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What may stand in a field: the examples that all services which keep values share. */
class FieldValueUnitTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode EXAMPLES = JSON.readTree(Path.of("..", "contracts", "fields", "values.json"));
    private static final List<Field> FIELDS = EXAMPLES.get("fields")
            .valueStream()
            .map(field -> JSON.treeToValue(field, Field.class))
            .filter(Field::active)
            .toList();

    private static Stream<JsonNode> examples(String outcome) {
        return EXAMPLES.get(outcome)
                .valueStream()
                .filter(example -> FIELDS.stream()
                        .anyMatch(
                                field -> field.key().equals(example.get("field").asString())));
    }

    static Stream<JsonNode> kept() {
        return examples("kept");
    }

    @ParameterizedTest
    @MethodSource("kept")
    void whatFitsIsKeptInOneForm(JsonNode example) {
        Object kept = read(example, null);

        assertThat(kept).isEqualTo(JSON.treeToValue(example.get("kept"), Object.class));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void whatIsKeptIsKeptAsItIs(JsonNode example) {
        Object kept = read(example, null);

        if (kept != null) {
            assertThat(new FieldValue(field(example), null, "UAH").read(kept)).isEqualTo(kept);
        }
    }

    static Stream<JsonNode> refused() {
        return examples("refused");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatDoesNotFitIsRefused(JsonNode example) {
        assertThatThrownBy(() -> read(example, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(".");
    }

    @Test
    void anOptionThatIsSwitchedOffStaysWhereItWasChosen() {
        Field days = FIELDS.stream()
                .filter(field -> field.type().equals("several"))
                .findFirst()
                .orElseThrow();
        Field.Option monday = days.options().getFirst();
        Field off = new Field(
                days.id(),
                2,
                days.of(),
                days.key(),
                days.name(),
                days.type(),
                List.of(
                        new Field.Option(monday.id(), monday.name(), false),
                        days.options().get(1)),
                true);
        List<String> both = List.of(monday.id(), days.options().get(1).id());

        assertThat(new FieldValue(off, List.of(monday.id()), "UAH").read(both)).isEqualTo(both);
        assertThatThrownBy(() -> new FieldValue(off, null, "UAH").read(both))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Mon");
    }

    private static @Nullable Object read(JsonNode example, @Nullable Object before) {
        return new FieldValue(field(example), before, "UAH").read(JSON.treeToValue(example.get("given"), Object.class));
    }

    private static Field field(JsonNode example) {
        return FIELDS.stream()
                .filter(field -> field.key().equals(example.get("field").asString()))
                .findFirst()
                .orElseThrow();
    }
}
