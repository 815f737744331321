package io.potik.lead.lead;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * A product line; its price is in the currency of the lead's amount.
 *
 * @param name what is sold
 * @param quantity more than zero, at most three decimals
 * @param price of one, not negative, two decimals
 */
public record Line(
        String name,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal price) {

    /** Rounds the price to two decimals and leaves out the quantity's trailing zeros. */
    public Line {
        price = price.setScale(2, RoundingMode.HALF_UP);
        quantity = quantity.setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
        quantity = quantity.scale() < 0 ? quantity.setScale(0) : quantity;
    }

    /** Quantity times price, two decimals. */
    public BigDecimal sum() {
        return quantity.multiply(price).setScale(2, RoundingMode.HALF_UP);
    }

    /** The sum of all lines. */
    static BigDecimal sum(Collection<Line> lines) {
        return lines.stream().map(Line::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
