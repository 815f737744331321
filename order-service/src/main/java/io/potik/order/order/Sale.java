package io.potik.order.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an order begins with.
 *
 * @param sum of the lines, or as it was told where there are none
 */
public record Sale(
        UUID customerId,
        @Nullable Lead lead,
        @Nullable UUID managerId,
        @Nullable UUID sourceId,
        List<Line> lines,
        Money sum) {

    private static final BigDecimal TOO_MUCH = new BigDecimal("1e15");

    /** The lead it came of; the number is what people call it by. */
    public record Lead(UUID id, long number) {}

    /** @throws Refused for a sum below nothing, or beyond what can be kept */
    public Sale {
        lines = List.copyOf(lines);
        kept(sum);
    }

    /**
     * The same sum if it is one that an order can have.
     *
     * @throws Refused for a sum below nothing, or beyond what can be kept
     */
    public static Money kept(Money sum) {
        if (sum.amount().signum() < 0) {
            throw new Refused("lines", "An order's sum is not negative.");
        }
        if (sum.amount().compareTo(TOO_MUCH) >= 0) {
            throw new Refused("lines", "This sum is too large.");
        }
        return sum;
    }

    /**
     * The same of other lines.
     *
     * @throws Refused for a sum below nothing, or beyond what can be kept
     */
    Sale selling(List<Line> lines, Money sum) {
        return new Sale(customerId, lead, managerId, sourceId, lines, sum);
    }

    /**
     * What the lines come to.
     *
     * @param otherwise the sum of an order without lines
     */
    public static Money sum(List<Line> lines, Money otherwise) {
        if (lines.isEmpty()) {
            return otherwise;
        }
        BigDecimal sum = lines.stream().map(Line::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Money(sum, otherwise.currency());
    }
}
