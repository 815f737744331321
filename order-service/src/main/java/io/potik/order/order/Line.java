package io.potik.order.order;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One thing that is sold. Its sum is quantity × price, rounded half up to the currency's decimals; an order's sum adds
 * these rounded sums, so that what is printed adds up to the last coin.
 *
 * @param quantity up to six decimals, more are rounded half up
 * @param price of one, up to four decimals, more are rounded half up; negative for a discount
 * @param sum in the order's currency
 */
public record Line(
        String name,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal price,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal sum) {

    private static final int QUANTITY_DECIMALS = 6;
    private static final int PRICE_DECIMALS = 4;

    /** Writes quantity without idle zeros and price with at least two decimals. */
    public Line {
        quantity = plain(quantity.setScale(QUANTITY_DECIMALS, RoundingMode.HALF_UP), 0);
        price = plain(price.setScale(PRICE_DECIMALS, RoundingMode.HALF_UP), 2);
    }

    /** The line with its sum. */
    public static Line of(String name, BigDecimal quantity, BigDecimal price, String currency) {
        Line unsummed = new Line(name, quantity, price, BigDecimal.ZERO);
        BigDecimal sum = Money.rounded(unsummed.quantity.multiply(unsummed.price), currency)
                .amount();
        return new Line(name, unsummed.quantity, unsummed.price, sum);
    }

    private static BigDecimal plain(BigDecimal number, int leastDecimals) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < leastDecimals ? stripped.setScale(leastDecimals) : stripped;
    }
}
