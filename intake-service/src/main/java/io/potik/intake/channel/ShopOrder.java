package io.potik.intake.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as a shop knows it. Amounts are decimal numbers of the currency's main unit.
 *
 * @param shopOrderId the same for the order and everything that happens to it later
 * @param shopNumber as the shop's people say it
 * @param revision grows with every change of the order at the shop, or the time of the change in milliseconds
 * @param status new, inProgress, done or cancelled
 * @param currency ISO 4217, or null when the shop does not say
 * @param sum what the buyer pays, with delivery and discounts
 * @param paid what was paid so far, or null when the shop does not say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShopOrder(
        String shopOrderId,
        @Nullable String shopNumber,
        long revision,
        Instant placedAt,
        String status,
        @Nullable String currency,
        List<Line> lines,
        BigDecimal sum,
        @Nullable BigDecimal paid,
        @Nullable String note) {

    /** Something that was bought; {@code price} is that of one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(String name, @Nullable String sku, BigDecimal quantity, BigDecimal price) {}

    /** Does not repeat what it holds. */
    @Override
    public String toString() {
        return "ShopOrder[…]";
    }
}
