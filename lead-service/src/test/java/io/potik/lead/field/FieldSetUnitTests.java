package io.potik.lead.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.lead.problem.Invalid;
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

class FieldSetUnitTests {

    private static final Field CHOICE = FieldUnitTests.of(Field.Type.CHOICE, "Red", "Blue");
    private static final Field SEVERAL = FieldUnitTests.of(Field.Type.SEVERAL, "Mon", "Tue", "Wed");
    private static final FieldSet FIELDS = new FieldSet(Stream.concat(
                    Stream.of(CHOICE, SEVERAL),
                    Arrays.stream(Field.Type.values())
                            .filter(type -> !type.hasOptions())
                            .map(type -> FieldUnitTests.of(type)))
            .toList());

    static Stream<List<Object>> kept() {
        return Stream.of(
                List.of("text", "  two\nlines ", "two\nlines"),
                List.of("number", 5, "5"),
                List.of("number", 1250.50, "1250.5"),
                List.of("number", "-0.000001", "-0.000001"),
                List.of("number", "1e3", "1000"),
                List.of("number", "999999999999999", "999999999999999"),
                List.of("money", "12.345", Map.of("amount", "12.35", "currency", "UAH")),
                List.of("money", Map.of("amount", 7, "currency", "EUR"), Map.of("amount", "7.00", "currency", "EUR")),
                List.of("date", "2028-02-29", "2028-02-29"),
                List.of("choice", id(CHOICE, 1), id(CHOICE, 1)),
                List.of(
                        "several",
                        List.of(id(SEVERAL, 2), id(SEVERAL, 0), id(SEVERAL, 2)),
                        List.of(id(SEVERAL, 0), id(SEVERAL, 2))),
                List.of("yesNo", false, false),
                List.of("link", "https://приклад.укр/шлях?a=1#b", "https://приклад.укр/шлях?a=1#b"),
                List.of("link", "HTTP://example.com", "HTTP://example.com"));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void whatFitsIsKeptInOneForm(List<Object> example) {
        assertThat(read(Map.of(), (String) example.get(0), example.get(1))).isEqualTo(example.get(2));
    }

    static Stream<List<Object>> refused() {
        return Stream.of(
                List.of("text", 5),
                List.of("text", "x".repeat(2001)),
                List.of("text", List.of("x")),
                List.of("number", "five"),
                List.of("number", "1000000000000000"),
                List.of("number", "1e2147483647"),
                List.of("number", "1e-2147483647"),
                List.of("number", "0.0000001"),
                List.of("number", Double.POSITIVE_INFINITY),
                List.of("number", true),
                List.of("number", Map.of("amount", "1")),
                List.of("money", "much"),
                List.of("money", Map.of("amount", "1")),
                List.of("money", Map.of("amount", "1", "currency", "hryvnia")),
                List.of("money", Map.of("amount", "1e900000000", "currency", "UAH")),
                List.of("date", "29.02.2027"),
                List.of("date", "2027-02-29"),
                List.of("date", "+12027-02-28"),
                List.of("date", 20270228),
                List.of("choice", "Red"),
                List.of("choice", id(SEVERAL, 0)),
                List.of("several", id(SEVERAL, 0)),
                List.of("several", Arrays.asList(id(SEVERAL, 0), null)),
                List.of("several", List.of(List.of())),
                List.of("yesNo", "yes"),
                List.of("link", "javascript:alert(1)"),
                List.of("link", "https://"),
                List.of("link", "ftp://example.com"),
                List.of("link", "example.com"),
                List.of("link", "https://exa mple.com"),
                List.of("nobodyMadeThis", "x"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatDoesNotFitIsRefusedByItsName(List<Object> example) {
        assertThatThrownBy(() -> read(Map.of(), (String) example.get(0), example.get(1)))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(Invalid.Field::field)
                                .containsExactly("fields." + example.get(0)));
    }

    @Test
    void nothingIsNothing() {
        for (var key : List.of("text", "number", "money", "date", "choice", "link")) {
            assertThat(read(Map.of(), key, " ")).as(key).isNull();
        }
        assertThat(read(Map.of(), "several", List.of())).isNull();
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
