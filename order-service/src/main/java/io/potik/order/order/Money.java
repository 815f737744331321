package io.potik.order.order;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount in one currency; amounts of different currencies are never added.
 *
 * @param amount with the currency's decimals, at least two
 * @param currency ISO 4217 code
 */
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {

    /**
     * Brings the amount to the currency's decimals.
     *
     * @throws IllegalArgumentException for an unknown currency
     * @throws ArithmeticException for more decimals than the currency has
     */
    public Money {
        amount = amount.setScale(decimals(currency));
    }

    /** The amount rounded half up to the currency's decimals. */
    public static Money rounded(BigDecimal amount, String currency) {
        return new Money(amount.setScale(decimals(currency), RoundingMode.HALF_UP), currency);
    }

    /** Nothing, in that currency. */
    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /**
     * The sum of both.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("no sum of " + currency + " and " + other.currency);
        }
        return new Money(amount.add(other.amount), currency);
    }

    /** The same amount with the other sign. */
    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    boolean isNegative() {
        return amount.signum() < 0;
    }

    private static int decimals(String currency) {
        return Math.max(2, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
