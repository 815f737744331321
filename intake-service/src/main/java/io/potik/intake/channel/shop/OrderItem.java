package io.potik.intake.channel.shop;

import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.InboundRequest.Sender;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.ShopOrder;
import io.potik.intake.channel.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a room found out about an order.
 *
 * @param sameFor how long an equal external id means the same revision
 * @param occurredAt when what the shop tells of happened: the order, or its change
 * @param delivery how and where to it goes, for people; null when the shop does not say
 * @param changed whether it tells of a change of an order that was told before
 */
public record OrderItem(
        String externalId,
        Duration sameFor,
        Instant occurredAt,
        Sender buyer,
        ShopOrder order,
        @Nullable String delivery,
        @Nullable Attribution attribution,
        boolean changed) {

    private static final int LONGEST_TEXT = 4000;
    private static final int MOST_LINES_TOLD = 50;

    /** The order as an item; its text tells people what was bought, where it goes, and what the buyer wrote. */
    public Item item() {
        return new Item.Order(
                externalId,
                sameFor,
                new InboundRequest(
                        "shop",
                        "order",
                        externalId,
                        occurredAt,
                        buyer,
                        text(),
                        List.of(),
                        null,
                        null,
                        null,
                        attribution,
                        order.shopOrderId(),
                        changed),
                order);
    }

    /** The code of a currency if there is such a one, or null. */
    public static @Nullable String currency(@Nullable String code) {
        var upper = code == null ? "" : code.strip().toUpperCase(Locale.ROOT);
        try {
            return upper.length() == 3 ? Currency.getInstance(upper).getCurrencyCode() : null;
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private @Nullable String text() {
        var told = new ArrayList<String>();
        var number = order.shopNumber() == null ? order.shopOrderId() : order.shopNumber();
        told.add((number.startsWith("#") ? number : "№ " + number) + ": " + plain(order.sum())
                + (order.currency() == null ? "" : " " + order.currency()));
        order.lines().stream()
                .limit(MOST_LINES_TOLD)
                .map(line -> plain(line.quantity()) + " × " + line.name())
                .forEach(told::add);
        if (delivery != null) {
            told.add(delivery);
        }
        if (order.note() != null) {
            told.add(order.note());
        }
        return Words.clean(String.join("\n", told), LONGEST_TEXT);
    }

    private static String plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped.scale() == 1 ? stripped.setScale(2) : stripped)
                .toPlainString();
    }
}
