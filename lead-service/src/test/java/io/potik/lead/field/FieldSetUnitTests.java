package io.potik.lead.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.lead.problem.Invalid;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FieldSetUnitTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Field CHOICE = FieldUnitTests.of(Field.Type.CHOICE, "Red", "Blue");
    private static final Field SEVERAL = FieldUnitTests.of(Field.Type.SEVERAL, "Mon", "Tue", "Wed");
    private static final FieldSet FIELDS = new FieldSet(Stream.concat(
                    Stream.of(CHOICE, SEVERAL),
                    Arrays.stream(Field.Type.values())
                            .filter(type -> !type.hasOptions())
                            .map(type -> FieldUnitTests.of(type)))
            .toList());

    /** What may stand in a field, as all services that keep values are tested with it. */
    private static final JsonNode EXAMPLES = JSON.readTree(Path.of("..", "contracts", "fields", "values.json"));

    private static final FieldSet OF_EXAMPLES = new FieldSet(EXAMPLES.get("fields")
            .valueStream()
            .map(field -> JSON.treeToValue(((ObjectNode) field).put("rank", 1), Field.class))
            .toList());

    static Stream<JsonNode> kept() {
        return EXAMPLES.get("kept").valueStream();
    }

    @ParameterizedTest
    @MethodSource("kept")
    void whatFitsIsKeptInOneForm(JsonNode example) {
        var key = example.get("field").asString();

        assertThat(OF_EXAMPLES.read(Map.of(), given(example), "UAH").get(key)).isEqualTo(plain(example.get("kept")));
    }

    static Stream<JsonNode> refused() {
        return EXAMPLES.get("refused").valueStream();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatDoesNotFitIsRefusedByItsName(JsonNode example) {
        assertThatThrownBy(() -> OF_EXAMPLES.read(Map.of(), given(example), "UAH"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(Invalid.Field::field)
                                .containsExactly(
                                        "fields." + example.get("field").asString()));
    }

    private static Map<String, @Nullable Object> given(JsonNode example) {
        return Map.of(example.get("field").asString(), plain(example.get("given")));
    }

    private static Object plain(JsonNode node) {
        return JSON.treeToValue(node, Object.class);
    }

    @Test
    void whatIsSwitchedOffStaysWhereItIsAndCanBeTakenAway() {
        var off = SEVERAL.changed(
                null,
                null,
                SEVERAL.options().stream()
                        .map(option -> new OptionDraft(
                                option.id(), option.name(), !option.name().equals("Mon")))
                        .toList());
        var gone = CHOICE.changed(null, false, null);
        var now = new FieldSet(List.of(off, gone));
        Map<String, Object> before = Map.of("several", List.of(id(SEVERAL, 0)), "choice", id(CHOICE, 0), "old", 5);

        var both = List.of(id(SEVERAL, 0), id(SEVERAL, 1));
        assertThat(now.read(before, Map.of("several", both), "UAH")).containsEntry("several", both);
        assertThatThrownBy(() -> now.read(Map.of(), Map.of("several", both), "UAH"))
                .isInstanceOf(Invalid.class);
        assertThat(now.read(before, Map.of("choice", id(CHOICE, 0)), "UAH")).containsEntry("choice", id(CHOICE, 0));
        assertThatThrownBy(() -> now.read(before, Map.of("choice", id(CHOICE, 1)), "UAH"))
                .isInstanceOf(Invalid.class);
        var away = new HashMap<String, @Nullable Object>();
        away.put("choice", null);
        away.put("old", null);
        assertThat(now.read(before, away, "UAH")).isEqualTo(away);
        assertThat(now.read(before, Map.of("old", 5), "UAH")).containsEntry("old", 5);
    }

    @Test
    void anOptionIsToldByItsName() {
        assertThat(FIELDS.told("choice", id(CHOICE, 1)))
                .isEqualTo(Map.of("id", CHOICE.options().get(1).id(), "name", "Blue"));
        assertThat(FIELDS.told("choice", "gone long ago")).isEqualTo("gone long ago");
        assertThat(FIELDS.told("number", "5")).isEqualTo("5");
        assertThat(FIELDS.told("several", null)).isNull();
    }

    /** Whatever is given: either it is refused, or what is kept can be given again and is the same. */
    @Test
    void whatIsKeptIsKeptAsItIs() {
        for (long seed = 0; seed < 3000; seed++) {
            var random = new Random(seed);
            var key = new String[] {"text", "number", "money", "date", "choice", "several", "yesNo", "link"}
                    [random.nextInt(8)];
            var given = anything(random, 2);
            Object once;
            try {
                once = read(Map.of(), key, given);
            } catch (Invalid refused) {
                continue;
            }
            if (once != null) {
                assertThat(read(Map.of(), key, once))
                        .as("seed %d: %s into %s", seed, given, key)
                        .isEqualTo(once);
            }
        }
    }

    private static Object anything(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 8 : 10)) {
            case 0 -> random.nextInt(3000) - 1000;
            case 1 -> random.nextDouble() * Math.pow(10, random.nextInt(40) - 20);
            case 2 -> random.nextBoolean();
            case 3 -> id(random.nextBoolean() ? CHOICE : SEVERAL, random.nextInt(2));
            case 4 -> (1900 + random.nextInt(200)) + "-0" + (1 + random.nextInt(9)) + "-" + (10 + random.nextInt(20));
            case 5 -> "https://example.com/" + random.nextInt();
            case 6 -> " " + random.nextLong() + "." + random.nextInt(1000) + " ";
            case 7 -> "x".repeat(random.nextInt(5)) + " \n";
            case 8 ->
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> anything(random, 0))
                        .toList();
            default -> Map.of("amount", anything(random, 0), "currency", random.nextBoolean() ? "EUR" : "euro");
        };
    }

    private static @Nullable Object read(Map<String, Object> before, String key, Object given) {
        return FIELDS.read(before, Map.of(key, given), "UAH").get(key);
    }

    private static String id(Field field, int option) {
        return Objects.requireNonNull(field.options().get(option).id()).toString();
    }
}
