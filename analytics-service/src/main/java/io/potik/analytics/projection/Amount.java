package io.potik.analytics.projection;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A sum in one currency, as the store keeps it: four decimals, so that equal sums are equal values.
 *
 * @param currency ISO 4217
 */
public record Amount(BigDecimal amount, String currency) {

    /** Brings the amount to four decimals. */
    public Amount {
        amount = amount.setScale(4, RoundingMode.HALF_UP);
    }
}
