package io.potik.intake.channel.shop;

import io.potik.intake.channel.ShopOrder.Line;
import io.potik.intake.channel.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The things that were bought, as far as the shop says them. */
public final class OrderLines {

    private static final int MOST = 500;
    private static final int LONGEST_NAME = 300;
    private static final int PRICE_DECIMALS = 4;

    private final List<Line> lines = new ArrayList<>();

    /**
     * Adds one.
     *
     * @param quantity one when the shop does not say; what was taken out of the order (zero) is left out
     * @param price of one; from the total when the shop does not say it
     */
    public void add(
            @Nullable String name,
            @Nullable String sku,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable BigDecimal total) {
        var count = quantity == null ? BigDecimal.ONE : quantity;
        if (count.signum() <= 0 || lines.size() == MOST) {
            return;
        }
        var called = Words.clean(name, LONGEST_NAME);
        var article = Words.clean(sku, 100);
        var each = price != null
                ? price
                : total == null ? BigDecimal.ZERO : total.divide(count, PRICE_DECIMALS, RoundingMode.HALF_UP);
        lines.add(new Line(called != null ? called : article == null ? "?" : article, article, count, each));
    }

    /** Adds what is paid beside the things: delivery, a fee. Nothing is added when it costs nothing. */
    public void addExtra(@Nullable String name, @Nullable BigDecimal amount) {
        if (amount != null && amount.signum() != 0) {
            add(name, null, BigDecimal.ONE, amount, null);
        }
    }

    /** What was added. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** What they come to; null without any. */
    public @Nullable BigDecimal sum() {
        return lines.isEmpty()
                ? null
                : lines.stream()
                        .map(line -> line.price().multiply(line.quantity()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
