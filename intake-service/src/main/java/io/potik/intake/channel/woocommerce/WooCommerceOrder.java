package io.potik.intake.channel.woocommerce;

import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.ShopOrder;
import io.potik.intake.channel.shop.Buyer;
import io.potik.intake.channel.shop.CameFrom;
import io.potik.intake.channel.shop.OrderItem;
import io.potik.intake.channel.shop.OrderLines;
import io.potik.intake.channel.shop.ShopJson;
import io.potik.intake.channel.shop.ShopTimes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** WooCommerce's order resource: amounts are text, but a line's price is a number. */
final class WooCommerceOrder {

    private static final int LONG = 300;
    private static final int LONGEST_NOTE = 2000;
    private static final String ATTRIBUTION = "_wc_order_attribution_";

    private final JsonNode order;
    private final RawDelivery delivery;
    private final Phones phones;
    private final ShopTimes times;

    WooCommerceOrder(JsonNode order, RawDelivery delivery, Phones phones, ZoneId zone) {
        this.order = order;
        this.delivery = delivery;
        this.phones = phones;
        this.times = new ShopTimes(delivery.receivedAt(), zone);
    }

    Item item(@Nullable String topic) {
        var id = ShopJson.id(order.path("id"));
        var lines = lines();
        var total = ShopJson.amount(order.path("total"));
        var sum = total == null ? lines.sum() : total;
        if (id == null || sum == null) {
            return new Item.Unreadable(
                    "sha256:" + Secrets.fingerprint(delivery.body()),
                    Item.FOR_EVER,
                    "order",
                    "The order has no id, or neither a total nor lines.");
        }
        var createdAt = time("date_created");
        var changedAt = time("date_modified");
        boolean created = topic == null || topic.equals("order.created");
        var modified = ShopJson.first(
                ShopJson.text(order.path("date_modified_gmt"), 60), ShopJson.text(order.path("date_modified"), 60));
        return new OrderItem(
                        modified == null ? id : id + ":" + modified,
                        Item.FOR_EVER,
                        times.firstOrReceived(created ? createdAt : changedAt, changedAt, createdAt),
                        buyer().sender(),
                        new ShopOrder(
                                id,
                                ShopJson.text(order.path("number"), 100),
                                times.firstOrReceived(changedAt, created ? createdAt : null)
                                        .toEpochMilli(),
                                times.firstOrReceived(createdAt),
                                status(),
                                OrderItem.currency(ShopJson.text(order.path("currency"), 10)),
                                lines.lines(),
                                sum,
                                paid(sum),
                                ShopJson.text(order.path("customer_note"), LONGEST_NOTE)),
                        shipping(),
                        attribution(),
                        !created)
                .item();
    }

    /** In Greenwich time where the shop says it; its own zone is known to nobody here. */
    private @Nullable Instant time(String field) {
        var gmt = times.read(order.path(field + "_gmt"), ZoneOffset.UTC);
        return gmt == null ? times.read(order.path(field)) : gmt;
    }

    private Buyer buyer() {
        var billing = order.path("billing");
        var shipping = order.path("shipping");
        var buyer = new Buyer(phones);
        buyer.name(name(billing));
        buyer.name(text(billing, "company"));
        buyer.phone(text(billing, "phone"), text(billing, "country"));
        buyer.email(text(billing, "email"));
        if (!buyer.hasPhone() && buyer.mayBeCalled(name(shipping))) {
            buyer.phone(text(shipping, "phone"), text(shipping, "country"));
        }
        buyer.name(name(shipping));
        return buyer;
    }

    private OrderLines lines() {
        var lines = new OrderLines();
        for (var line : ShopJson.elements(order.path("line_items"))) {
            lines.add(
                    text(line, "name"),
                    text(line, "sku"),
                    ShopJson.amount(line.path("quantity")),
                    ShopJson.amount(line.path("price")),
                    ShopJson.amount(line.path("total")));
        }
        for (var shipping : ShopJson.elements(order.path("shipping_lines"))) {
            lines.addExtra(text(shipping, "method_title"), ShopJson.amount(shipping.path("total")));
        }
        for (var fee : ShopJson.elements(order.path("fee_lines"))) {
            lines.addExtra(text(fee, "name"), ShopJson.amount(fee.path("total")));
        }
        return lines;
    }

    private String status() {
        return switch (order.path("status").asString("").replaceAll("^wc-", "")) {
            case "pending", "on-hold", "checkout-draft", "auto-draft", "draft", "new", "" -> "new";
            case "completed" -> "done";
            case "cancelled", "failed", "refunded", "trash" -> "cancelled";
            default -> "inProgress";
        };
    }

    private @Nullable BigDecimal paid(BigDecimal sum) {
        boolean said = order.has("date_paid") || order.has("date_paid_gmt");
        if (!said) {
            return null;
        }
        if (!order.hasNonNull("date_paid") && !order.hasNonNull("date_paid_gmt")) {
            return BigDecimal.ZERO;
        }
        // Refunds are negative amounts.
        var left = sum;
        for (var refund : ShopJson.elements(order.path("refunds"))) {
            var amount = ShopJson.amount(refund.path("total"));
            left = amount == null ? left : left.subtract(amount.abs());
        }
        return left.max(BigDecimal.ZERO);
    }

    private @Nullable String shipping() {
        var address = order.path("shipping").path("address_1").asString("").isBlank()
                ? order.path("billing")
                : order.path("shipping");
        var told = Stream.of(
                        ShopJson.elements(order.path("shipping_lines")).stream()
                                .map(line -> text(line, "method_title"))
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null),
                        name(address),
                        text(address, "address_1"),
                        text(address, "address_2"),
                        text(address, "city"),
                        text(address, "postcode"),
                        text(address, "country"),
                        text(order, "payment_method_title"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? null : told;
    }

    private @Nullable Attribution attribution() {
        var said = new HashMap<String, String>();
        for (var meta : ShopJson.elements(order.path("meta_data"))) {
            var key = meta.path("key").asString("");
            var value = ShopJson.text(meta.path("value"), LONGEST_NOTE);
            if (key.startsWith(ATTRIBUTION) && value != null) {
                said.putIfAbsent(key.substring(ATTRIBUTION.length()), value);
            }
        }
        return CameFrom.campaign(said, said.get("session_entry"), said.get("referrer"));
    }

    private static @Nullable String name(JsonNode address) {
        return ShopJson.joined(address, LONG, "first_name", "last_name");
    }

    private static @Nullable String text(JsonNode of, String field) {
        return ShopJson.text(of.path(field), LONG);
    }
}
