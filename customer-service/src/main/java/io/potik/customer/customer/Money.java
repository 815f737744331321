package io.potik.customer.customer;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in one currency; amounts of different currencies are never added.
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
        int digits = Math.max(2, Currency.getInstance(currency).getDefaultFractionDigits());
        amount = amount.setScale(digits);
    }
}
