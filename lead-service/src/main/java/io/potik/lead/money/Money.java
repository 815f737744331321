package io.potik.lead.money;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * A sum in one currency; sums of different currencies are never added. In JSON the amount is a string with two decimals.
 *
 * @param amount with two decimals, half up
 * @param currency ISO 4217, three capital letters
 */
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final BigDecimal LIMIT = new BigDecimal("1000000000000000");

    /**
     * Rounds the amount to two decimals.
     *
     * @throws IllegalArgumentException when the currency is no currency code, or the amount has more than 15 digits
     */
    public Money {
        if (!CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("no currency: " + currency);
        }
        if (amount.abs().compareTo(LIMIT) >= 0) {
            throw new IllegalArgumentException("too much: more than 15 digits");
        }
        amount = amount.setScale(2, RoundingMode.HALF_UP);
    }
}
