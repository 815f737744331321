package io.potik.lead.field;

import io.potik.lead.money.Money;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may stand in a field, in the one form in which it is kept: a text, a decimal as text, {@code amount} and
 * {@code currency}, a date as ISO 8601 writes it, the id of an option, a list of such ids, true or false.
 *
 * @param field which is asked for
 * @param before what stands there; an option that was chosen stays although it is switched off now
 * @param currency of a sum that names none
 */
record FieldValue(Field field, @Nullable Object before, String currency) {

    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_NUMBER = 40;
    private static final int MOST_DIGITS = 15;
    private static final int MOST_DECIMALS = 6;

    /**
     * What was given as it is kept; null when it is nothing.
     *
     * @throws IllegalArgumentException when it makes no sense here; its message is for people
     */
    @Nullable
    Object read(Object given) {
        return switch (field.type()) {
            case TEXT -> text(given);
            case NUMBER -> number(given);
            case MONEY -> money(given);
            case DATE -> date(given);
            case CHOICE -> choice(given);
            case SEVERAL -> several(given);
            case YES_NO -> yesNo(given);
            case LINK -> link(given);
        };
    }

    private static @Nullable String text(Object given) {
        if (!(given instanceof String written)) {
            throw new IllegalArgumentException("This is no text.");
        }
        // PostgreSQL keeps every character but this one.
        var text = written.replace("\0", "").strip();
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("At most " + LONGEST_TEXT + " characters are taken.");
        }
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String number(Object given) {
        if (isBlank(given)) {
            return null;
        }
        return shortDecimal(given).toPlainString();
    }

    /** A decimal as a number field takes it; throws IllegalArgumentException, whose message is for people. */
    static BigDecimal shortDecimal(Object given) {
        var number = decimal(given);
        if (number.scale() > MOST_DECIMALS) {
            throw new IllegalArgumentException("At most " + MOST_DECIMALS + " decimals are taken.");
        }
        return number;
    }

    private @Nullable Map<String, String> money(Object given) {
        if (isBlank(given)) {
            return null;
        }
        var amount = given instanceof Map<?, ?> parts ? parts.get("amount") : given;
        var unit = given instanceof Map<?, ?> parts ? parts.get("currency") : currency;
        if (amount == null || !(unit instanceof String code) || !code.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException(
                    "This is no sum of money, such as {\"amount\":\"1250.00\",\"currency\":\"UAH\"}.");
        }
        var money = new Money(decimal(amount), code);
        return Map.of("amount", money.amount().toPlainString(), "currency", money.currency());
    }

    /** Without trailing zeros, and never so large that writing it out would be. */
    private static BigDecimal decimal(Object given) {
        var text = given instanceof Number || given instanceof String
                ? given.toString().strip()
                : "";
        if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
            throw new IllegalArgumentException("This is no number, such as 1250.5.");
        }
        BigDecimal number;
        try {
            number = new BigDecimal(text).stripTrailingZeros();
        } catch (NumberFormatException other) {
            throw new IllegalArgumentException("This is no number, such as 1250.5.", other);
        }
        if ((long) number.precision() - number.scale() > MOST_DIGITS) {
            throw new IllegalArgumentException("At most " + MOST_DIGITS + " digits are taken before the point.");
        }
        return number;
    }

    private static @Nullable String date(Object given) {
        return isBlank(given) ? null : day(given);
    }

    /** A day as it is kept; throws IllegalArgumentException, whose message is for people. */
    static String day(Object given) {
        if (given instanceof String text && text.strip().matches("\\d{4}-\\d{2}-\\d{2}")) {
            try {
                return LocalDate.parse(text.strip()).toString();
            } catch (DateTimeException none) {
                throw new IllegalArgumentException("There is no such day.", none);
            }
        }
        throw new IllegalArgumentException("This is no date, such as 2026-11-21.");
    }

    private @Nullable String choice(Object given) {
        return isBlank(given) ? null : option(given, Set.of(String.valueOf(before)));
    }

    private @Nullable List<String> several(Object given) {
        if (!(given instanceof List<?> list)) {
            throw new IllegalArgumentException("This is no list of options.");
        }
        var kept = before instanceof List<?> had ? Set.copyOf(had) : Set.of();
        var chosen = new HashSet<String>();
        for (var each : list) {
            if (each == null) {
                throw new IllegalArgumentException("There is no such option.");
            }
            chosen.add(option(each, kept));
        }
        // In the order of the options, so that the same choice is always equal.
        var ordered = field.options().stream()
                .map(option -> option.id().toString())
                .filter(chosen::contains)
                .toList();
        return ordered.isEmpty() ? null : ordered;
    }

    private String option(Object given, Set<?> kept) {
        var option = field.option(given)
                .orElseThrow(() -> new IllegalArgumentException("There is no such option; its id is needed."));
        if (!option.active() && !kept.contains(option.id().toString())) {
            throw new IllegalArgumentException("\"" + option.name() + "\" is switched off.");
        }
        return option.id().toString();
    }

    private static Boolean yesNo(Object given) {
        if (given instanceof Boolean yes) {
            return yes;
        }
        throw new IllegalArgumentException("It is true or false.");
    }

    private static @Nullable String link(Object given) {
        var text = text(given);
        if (text == null) {
            return null;
        }
        try {
            var address = new URI(text);
            if (address.getRawAuthority() != null
                    && ("https".equalsIgnoreCase(address.getScheme())
                            || "http".equalsIgnoreCase(address.getScheme()))) {
                return text;
            }
        } catch (URISyntaxException other) {
            throw new IllegalArgumentException("This is no address, such as https://example.com/page.", other);
        }
        throw new IllegalArgumentException("This is no address, such as https://example.com/page.");
    }

    private static boolean isBlank(Object given) {
        return given instanceof String text && text.isBlank();
    }
}
