package io.potik.order.order;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The tax of a line.
 *
 * @param percent 0 to 100, up to four decimals
 * @param included whether the price has it in it already; else it is added
 */
public record Tax(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal percent, boolean included) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int DECIMALS = 4;

    /** @throws Refused for a share that there is not */
    public Tax {
        percent = percent("tax.percent", percent);
    }

    /** Written without idle zeros. */
    static BigDecimal percent(String field, BigDecimal percent) {
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
            throw new Refused(field, "A share is 0 to 100 percent.");
        }
        return Line.plain(percent.setScale(DECIMALS, RoundingMode.HALF_UP), 0);
    }
}
