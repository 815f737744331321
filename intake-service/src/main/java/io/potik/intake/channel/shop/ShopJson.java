package io.potik.intake.channel.shop;

import io.potik.intake.channel.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of shops' JSON, which write numbers as text, text as numbers, and amounts with their currency behind. */
public final class ShopJson {

    private static final Pattern NOT_OF_A_NUMBER = Pattern.compile("[^\\d,.-]");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");
    private static final int LONGEST_AMOUNT = 60;
    private static final int LONGEST_ID = 60;
    private static final int MOST_DIGITS = 15;
    private static final int MOST_DECIMALS = 18;

    private ShopJson() {}

    /** The text, cleaned and cut; of a number its digits; null when there is none. */
    public static @Nullable String text(JsonNode node, int longest) {
        if (node.isString()) {
            return Words.clean(node.stringValue(), longest);
        }
        var number = node.isNumber() ? number(node) : null;
        return number == null ? null : Words.clean(number.toPlainString(), longest);
    }

    /** The texts of these fields that there are, with spaces between them; null without any. */
    public static @Nullable String joined(JsonNode of, int longest, String... fields) {
        var text = Stream.of(fields)
                .map(field -> text(of.path(field), longest))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return Words.clean(text, longest);
    }

    /** The first of the texts that is there. */
    public static @Nullable String first(@Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** An identifier, digit by digit as it is written; null when there is none. */
    public static @Nullable String id(JsonNode node) {
        if (node.isIntegralNumber()) {
            var digits = node.bigIntegerValue().toString();
            return digits.length() <= LONGEST_ID ? digits : null;
        }
        var text = node.isString() ? Words.clean(node.stringValue(), LONGEST_ID + 1) : null;
        return text == null || text.length() > LONGEST_ID ? null : text;
    }

    /** A number, also when it is text like {@code "1 713,50 грн"}; null when it is none that money or goods come to. */
    public static @Nullable BigDecimal amount(JsonNode node) {
        if (node.isNumber()) {
            return number(node);
        }
        return node.isString() ? amount(node.stringValue()) : null;
    }

    /** The first of the amounts that is there. */
    public static @Nullable BigDecimal firstAmount(JsonNode of, String... fields) {
        return Stream.of(fields)
                .map(field -> amount(of.path(field)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whether the field says yes: true, 1, "1" or "true". */
    public static boolean yes(JsonNode node) {
        return node.isBoolean() ? node.booleanValue() : List.of("1", "true").contains(node.asString(""));
    }

    /** The elements of an array, or the values of an object whose names are indexes, as PHP writes arrays with gaps. */
    public static List<JsonNode> elements(JsonNode node) {
        var elements = new ArrayList<JsonNode>();
        if (node.isArray() || node.isObject()) {
            node.values().forEach(elements::add);
        }
        return elements;
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        var number = node.decimalValue();
        // Before anything is written out: 1e999999999 has a thousand million digits.
        if ((long) number.precision() - number.scale() > MOST_DIGITS || number.scale() < -MOST_DIGITS) {
            return null;
        }
        return number.scale() > MOST_DECIMALS ? null : number.scale() < 0 ? number.setScale(0) : number;
    }

    private static @Nullable BigDecimal amount(String text) {
        if (text.length() > LONGEST_AMOUNT) {
            return null;
        }
        var digits = NOT_OF_A_NUMBER.matcher(text).replaceAll("");
        while (digits.endsWith(".") || digits.endsWith(",") || digits.endsWith("-")) {
            digits = digits.substring(0, digits.length() - 1);
        }
        int point = decimalPoint(digits);
        var plain = point < 0
                ? digits.replaceAll("[.,]", "")
                : digits.substring(0, point).replaceAll("[.,]", "") + "." + digits.substring(point + 1);
        return DECIMAL.matcher(plain).matches() ? limited(new BigDecimal(plain)) : null;
    }

    /** Where the decimals begin, or -1: the last of two kinds of separators, or one that does not part thousands. */
    private static int decimalPoint(String digits) {
        int dot = digits.lastIndexOf('.');
        int comma = digits.lastIndexOf(',');
        if (dot >= 0 && comma >= 0) {
            return Math.max(dot, comma);
        }
        if (dot >= 0) {
            return digits.indexOf('.') == dot ? dot : -1;
        }
        return comma >= 0 && digits.indexOf(',') == comma && digits.length() - comma != 4 ? comma : -1;
    }

    private static @Nullable BigDecimal limited(BigDecimal number) {
        return number.precision() - number.scale() > MOST_DIGITS ? null : number;
    }
}
