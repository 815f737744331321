package io.potik.order.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line as it was entered.
 *
 * @param discountPercent this or the amount, or neither
 * @param taxIncluded whether the price has the tax in it already; means nothing without a tax
 */
public record Ordered(
        String name,
        BigDecimal quantity,
        BigDecimal price,
        @Nullable BigDecimal discountPercent,
        @Nullable BigDecimal discountAmount,
        @Nullable BigDecimal taxPercent,
        boolean taxIncluded) {

    /**
     * The lines with their sums.
     *
     * @throws Refused naming the line's field in which what was entered makes no sense
     * @throws IllegalArgumentException for an unknown currency
     */
    static List<Line> lines(List<Ordered> entered, String currency) {
        List<Line> lines = new ArrayList<>();
        for (Ordered one : entered) {
            try {
                lines.add(one.line(currency));
            } catch (Refused refused) {
                throw new Refused(
                        "lines[" + lines.size() + "]." + refused.field(), String.valueOf(refused.getMessage()));
            }
        }
        return lines;
    }

    private Line line(String currency) {
        boolean discounted = discountPercent != null || discountAmount != null;
        return Line.of(
                name,
                quantity,
                price,
                discounted ? new Discount(discountPercent, discountAmount) : null,
                taxPercent == null ? null : new Tax(taxPercent, taxIncluded),
                currency);
    }
}
