package io.potik.order.order;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is sold. What it comes to is reckoned in steps, each rounded half up to the currency's decimals, so that
 * whatever is printed adds up to the last coin:
 *
 * <ol>
 *   <li>quantity × price,
 *   <li>less the discount: that share of the first step, or the amount,
 *   <li>the tax of what is left: added to it at percent/100, or in it already, of which it is percent/(100 + percent).
 * </ol>
 *
 * An order's sum adds its lines' rounded sums and rounds nothing again.
 *
 * @param quantity up to six decimals, more are rounded half up
 * @param price of one, up to four decimals, more are rounded half up; negative for a line that takes off the others
 * @param sum in the order's currency, discount and tax in it
 */
public record Line(
        String name,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal price,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Discount discount,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Tax tax,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal sum) {

    /** Stands for the name of one whose order's buyer was forgotten. */
    public static final String NAMELESS = "—";

    private static final int QUANTITY_DECIMALS = 6;
    private static final int PRICE_DECIMALS = 4;
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** Writes quantity without idle zeros and price with at least two decimals. */
    public Line {
        quantity = plain(quantity.setScale(QUANTITY_DECIMALS, RoundingMode.HALF_UP), 0);
        price = plain(price.setScale(PRICE_DECIMALS, RoundingMode.HALF_UP), 2);
    }

    /** A line without discount and tax, with its sum. */
    public static Line of(String name, BigDecimal quantity, BigDecimal price, String currency) {
        return of(name, quantity, price, null, null, currency);
    }

    /**
     * The line with its sum.
     *
     * @throws Refused for a discount of more than there is
     */
    public static Line of(
            String name,
            BigDecimal quantity,
            BigDecimal price,
            @Nullable Discount discount,
            @Nullable Tax tax,
            String currency) {
        Line unsummed = new Line(name, quantity, price, discount, tax, BigDecimal.ZERO);
        return unsummed.withSum(unsummed.reckoned(currency).sum());
    }

    /** The same without what somebody called it. */
    public Line nameless() {
        return new Line(NAMELESS, quantity, price, discount, tax, sum);
    }

    Line withSum(Money reckoned) {
        return new Line(name, quantity, price, discount, tax, reckoned.amount());
    }

    /**
     * The steps of its sum.
     *
     * @param before quantity × price
     * @param discount what is taken off that
     * @param tax what is added, or how much of the rest is tax
     * @param sum what the line comes to
     */
    public record Reckoned(Money before, Money discount, Money tax, Money sum) {}

    /**
     * Reckons the line.
     *
     * @throws Refused for a discount of more than there is
     */
    public Reckoned reckoned(String currency) {
        Money before = Money.rounded(quantity.multiply(price), currency);
        Money off = off(before);
        BigDecimal rest = before.amount().subtract(off.amount());
        if (tax == null) {
            return new Reckoned(before, off, Money.zero(currency), new Money(rest, currency));
        }
        BigDecimal whole = tax.included() ? HUNDRED.add(tax.percent()) : HUNDRED;
        Money taxed =
                new Money(rest.multiply(tax.percent()).divide(whole, rest.scale(), RoundingMode.HALF_UP), currency);
        return new Reckoned(before, off, taxed, new Money(tax.included() ? rest : rest.add(taxed.amount()), currency));
    }

    private Money off(Money before) {
        if (discount == null) {
            return Money.zero(before.currency());
        }
        BigDecimal percent = discount.percent();
        BigDecimal off = percent == null
                ? Objects.requireNonNull(discount.amount())
                : before.amount().multiply(percent).divide(HUNDRED);
        if (percent == null && off.compareTo(before.amount()) > 0) {
            throw new Refused("discount.amount", "The discount is more than the line comes to.");
        }
        return Money.rounded(off, before.currency());
    }

    static BigDecimal plain(BigDecimal number, int leastDecimals) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < leastDecimals ? stripped.setScale(leastDecimals) : stripped;
    }
}
