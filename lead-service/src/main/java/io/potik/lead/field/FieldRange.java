package io.potik.lead.field;

import io.potik.lead.problem.Invalid;
import java.math.BigDecimal;

/**
 * What stands in a number, a sum or a day from one value to another, both included: as the texts by which
 * {@code lead_field_value} orders them.
 */
public record FieldRange(String from, String to) {

    private static final String BETWEEN = "..";

    /** Moved up by this, numbers have as many digits as each other before the point; negative ones too. */
    private static final BigDecimal UP = new BigDecimal("50000000000000000");

    private static final int DECIMALS = 6;

    /** Digits come before it. */
    private static final String AFTER_ALL = "~";

    /**
     * Reads {@code 100..2500.5} or {@code 2026-11-01..2026-11-30}. Without one of both ends it is open there, without
     * both it is all that stands in the field.
     *
     * @param currency of a sum
     * @throws Invalid naming {@code field} when it is no such range
     */
    static FieldRange of(Field field, String text, String currency) {
        int middle = text.indexOf(BETWEEN);
        if (middle < 0) {
            throw new Invalid(
                    "field",
                    "\"" + field.name() + "\" is asked for by a range: " + field.key()
                            + ":from..to, or one of both ends.");
        }
        var unit = field.key() + ':' + unit(field, currency) + ':';
        var from = text.substring(0, middle);
        var to = text.substring(middle + BETWEEN.length());
        return new FieldRange(
                from.isEmpty() ? unit : unit + end(field, from),
                to.isEmpty() ? unit + AFTER_ALL : unit + end(field, to));
    }

    private static String unit(Field field, String currency) {
        return switch (field.type()) {
            case MONEY -> currency;
            case DATE -> "date";
            case NUMBER -> "number";
            case TEXT, CHOICE, SEVERAL, YES_NO, LINK -> throw new IllegalArgumentException("no range: " + field.type());
        };
    }

    private static String end(Field field, String text) {
        try {
            if (field.type() == Field.Type.DATE) {
                return FieldValue.day(text);
            }
            return UP.add(FieldValue.shortDecimal(text)).setScale(DECIMALS).toPlainString();
        } catch (IllegalArgumentException senseless) {
            throw new Invalid("field", "\"" + field.name() + "\": " + senseless.getMessage());
        }
    }
}
