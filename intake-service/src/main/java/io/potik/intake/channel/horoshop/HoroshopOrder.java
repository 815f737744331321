package io.potik.intake.channel.horoshop;

import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.ShopOrder;
import io.potik.intake.channel.shop.Buyer;
import io.potik.intake.channel.shop.CameFrom;
import io.potik.intake.channel.shop.OrderItem;
import io.potik.intake.channel.shop.OrderLines;
import io.potik.intake.channel.shop.ShopJson;
import io.potik.intake.channel.shop.ShopTimes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An order as {@code orders/get} shows it. It does not say when it was changed: a change is what differs from what came
 * within the hour before, and its revision is when it was received.
 */
final class HoroshopOrder {

    static final Duration SAME_FOR = Duration.ofHours(1);

    private static final int LONGEST_NOTE = 2000;

    private final JsonNode order;
    private final Phones phones;
    private final ShopTimes times;
    private final @Nullable String id;
    private final OrderLines lines;
    private final @Nullable BigDecimal sum;

    HoroshopOrder(JsonNode order, Phones phones, ShopTimes times) {
        this.order = order;
        this.phones = phones;
        this.times = times;
        this.id = ShopJson.first(ShopJson.id(order.path("order_id")), ShopJson.id(order.path("id")));
        this.lines = lines();
        var told = ShopJson.firstAmount(order, "total_sum", "total_default");
        this.sum = told == null ? lines.sum() : told;
    }

    static String fingerprint(JsonNode thing) {
        return Secrets.fingerprint(thing.toString().getBytes(StandardCharsets.UTF_8))
                .substring(0, 16);
    }

    boolean isOrder() {
        return id != null
                && sum != null
                && (order.has("order_id") || order.has("stat_status") || order.has("products"));
    }

    Item item(boolean created) {
        var createdAt = times.read(order.path("stat_created"));
        var changedAt = times.read(order.path("stat_updated"));
        var number = Objects.requireNonNull(id);
        return new OrderItem(
                        created ? number : number + ":" + fingerprint(order),
                        created ? Item.FOR_EVER : SAME_FOR,
                        times.firstOrReceived(createdAt),
                        buyer().sender(),
                        new ShopOrder(
                                number,
                                number,
                                times.firstOrReceived(changedAt).toEpochMilli(),
                                times.firstOrReceived(createdAt),
                                status(),
                                OrderItem.currency(HoroshopChannel.text(order.path("currency"))),
                                lines.lines(),
                                Objects.requireNonNull(sum),
                                paid(),
                                ShopJson.text(order.path("comment"), LONGEST_NOTE)),
                        delivery(),
                        attribution(),
                        false)
                .item();
    }

    /** The fields called delivery are what the buyer filled in; another recipient has a block of its own. */
    private Buyer buyer() {
        var user = order.path("user");
        var buyer = new Buyer(phones);
        buyer.name(HoroshopChannel.text(order.path("delivery_name")));
        buyer.name(ShopJson.first(HoroshopChannel.text(user.path("title")), HoroshopChannel.text(user.path("name"))));
        buyer.phone(HoroshopChannel.text(order.path("delivery_phone")), null);
        buyer.phone(HoroshopChannel.text(user.path("phone")), null);
        buyer.email(HoroshopChannel.text(order.path("delivery_email")));
        buyer.email(HoroshopChannel.text(user.path("email")));
        return buyer;
    }

    private OrderLines lines() {
        var found = new OrderLines();
        for (var line : ShopJson.elements(order.path("products"))) {
            // The parts of a set are in the price of the set.
            if (!line.path("type").asString("").equals("set_item")) {
                found.add(
                        HoroshopChannel.text(line.path("title")),
                        HoroshopChannel.text(line.path("article")),
                        ShopJson.amount(line.path("quantity")),
                        ShopJson.amount(line.path("price")),
                        ShopJson.amount(line.path("total_price")));
            }
        }
        found.addExtra(
                HoroshopChannel.text(order.path("delivery_type")), ShopJson.amount(order.path("delivery_price")));
        return found;
    }

    /** The numbers that every store begins with; those that a store adds lie between new and done. */
    private String status() {
        var status = order.path("stat_status").isObject()
                ? ShopJson.id(order.path("stat_status").path("id"))
                : ShopJson.id(order.path("stat_status"));
        return switch (status == null ? "1" : status) {
            case "1" -> "new";
            case "3" -> "done";
            case "4" -> "cancelled";
            default -> "inProgress";
        };
    }

    private @Nullable BigDecimal paid() {
        if (!order.hasNonNull("payed")) {
            return null;
        }
        return ShopJson.yes(order.path("payed")) ? sum : BigDecimal.ZERO;
    }

    private @Nullable String delivery() {
        var told = Stream.of("delivery_type", "delivery_city", "delivery_address", "payment_type")
                .map(field -> HoroshopChannel.text(order.path(field)))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? null : told;
    }

    private @Nullable Attribution attribution() {
        var said = new HashMap<String, String>();
        order.path("analytics").properties().forEach(field -> {
            var value = ShopJson.text(field.getValue(), LONGEST_NOTE);
            if (value != null && !value.contains("{{")) {
                said.put(field.getKey(), value);
            }
        });
        return CameFrom.campaign(said, said.get("landing_page"), said.get("referrer"));
    }
}
