package io.potik.order.order;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is taken off a line: one of the two.
 *
 * @param percent of quantity × price, 0 to 100, up to four decimals
 * @param amount off the whole line, not off each piece; at most what the line comes to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Discount(
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal percent,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal amount) {

    /** @throws Refused if it is both or neither, or a share that there is not */
    public Discount {
        if ((percent == null) == (amount == null)) {
            throw new Refused("discount", "A discount is either percent or an amount.");
        }
        if (percent != null) {
            percent = Tax.percent("discount.percent", percent);
        }
        if (amount != null) {
            if (amount.signum() < 0) {
                throw new Refused("discount.amount", "A discount is not negative.");
            }
            amount = Line.plain(amount, 2);
        }
    }
}
