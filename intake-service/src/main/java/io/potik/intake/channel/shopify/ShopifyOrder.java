package io.potik.intake.channel.shopify;

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
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Shopify's order resource. Fields that the app may not see are simply not there. */
final class ShopifyOrder {

    private static final int LONG = 300;
    private static final int LONGEST_NOTE = 2000;

    private final JsonNode order;
    private final RawDelivery delivery;
    private final Phones phones;
    private final ShopTimes times;

    ShopifyOrder(JsonNode order, RawDelivery delivery, Phones phones, ZoneId zone) {
        this.order = order;
        this.delivery = delivery;
        this.phones = phones;
        this.times = new ShopTimes(delivery.receivedAt(), zone);
    }

    /** By what Shopify says that a delivery is known again; null without. */
    static @Nullable String eventId(RawDelivery delivery) {
        return Stream.of("X-Shopify-Event-Id", "X-Shopify-Webhook-Id")
                .map(delivery::header)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse(null);
    }

    Item item(@Nullable String topic) {
        var id = ShopJson.id(order.path("id"));
        var changedAt = times.read(order.path("updated_at"));
        var event = eventId(delivery);
        var sum = ShopJson.firstAmount(order, "current_total_price", "total_price");
        var lines = lines();
        if (sum == null) {
            sum = lines.sum();
        }
        if (id == null || sum == null) {
            return new Item.Unreadable(
                    event == null ? "sha256:" + Secrets.fingerprint(delivery.body()) : event,
                    Item.FOR_EVER,
                    "order",
                    "The order has no id, or neither a total nor lines.");
        }
        var createdAt = times.read(order.path("created_at"));
        boolean created = topic == null || topic.equals("orders/create");
        var cancelledAt = times.read(order.path("cancelled_at"));
        var happened =
                created ? createdAt : "orders/cancelled".equals(topic) && cancelledAt != null ? cancelledAt : changedAt;
        var currency = OrderItem.currency(ShopJson.text(order.path("currency"), 10));
        return new OrderItem(
                        event != null
                                ? event
                                : id
                                        + (order.hasNonNull("updated_at")
                                                ? ":" + order.path("updated_at").asString("")
                                                : ""),
                        Item.FOR_EVER,
                        times.firstOrReceived(happened, changedAt, createdAt),
                        buyer().sender(),
                        new ShopOrder(
                                id,
                                ShopJson.first(
                                        ShopJson.text(order.path("name"), 100),
                                        ShopJson.text(order.path("order_number"), 100)),
                                times.firstOrReceived(changedAt, created ? createdAt : null)
                                        .toEpochMilli(),
                                times.firstOrReceived(createdAt, times.read(order.path("processed_at"))),
                                status(),
                                currency,
                                lines.lines(),
                                sum,
                                paid(),
                                ShopJson.text(order.path("note"), LONGEST_NOTE)),
                        shipping(),
                        CameFrom.visit(
                                ShopJson.text(order.path("landing_site"), LONGEST_NOTE),
                                ShopJson.text(order.path("referring_site"), LONGEST_NOTE)),
                        !created)
                .item();
    }

    /** The one to whom it goes may be another: a shipping address counts only if it bears the buyer's name. */
    private Buyer buyer() {
        var customer = order.path("customer");
        var billing = order.path("billing_address");
        var home = customer.path("default_address");
        var shipping = order.path("shipping_address");
        var buyer = new Buyer(phones);
        buyer.name(ShopJson.joined(customer, LONG, "first_name", "last_name"));
        buyer.name(name(billing));
        buyer.phone(text(order, "phone"), text(billing, "country_code"));
        buyer.phone(text(customer, "phone"), text(home, "country_code"));
        buyer.phone(text(billing, "phone"), text(billing, "country_code"));
        buyer.email(text(order, "email"));
        buyer.email(text(order, "contact_email"));
        buyer.email(text(customer, "email"));
        if (!buyer.hasPhone() && buyer.mayBeCalled(name(home))) {
            buyer.phone(text(home, "phone"), text(home, "country_code"));
        }
        if (!buyer.hasPhone() && buyer.mayBeCalled(name(shipping))) {
            buyer.phone(text(shipping, "phone"), text(shipping, "country_code"));
        }
        buyer.name(name(shipping));
        return buyer;
    }

    private OrderLines lines() {
        var lines = new OrderLines();
        for (var line : ShopJson.elements(order.path("line_items"))) {
            lines.add(
                    ShopJson.first(text(line, "name"), ShopJson.joined(line, LONG, "title", "variant_title")),
                    text(line, "sku"),
                    ShopJson.firstAmount(line, "current_quantity", "quantity"),
                    ShopJson.amount(line.path("price")),
                    null);
        }
        for (var shipping : ShopJson.elements(order.path("shipping_lines"))) {
            lines.addExtra(text(shipping, "title"), ShopJson.firstAmount(shipping, "discounted_price", "price"));
        }
        return lines;
    }

    private String status() {
        if (order.hasNonNull("cancelled_at")) {
            return "cancelled";
        }
        var fulfilled = ShopJson.text(order.path("fulfillment_status"), 40);
        if (order.hasNonNull("closed_at") || "fulfilled".equals(fulfilled)) {
            return "done";
        }
        return fulfilled == null ? "new" : "inProgress";
    }

    /** Without what was given back. */
    private @Nullable BigDecimal paid() {
        var total = ShopJson.amount(order.path("total_price"));
        var outstanding = ShopJson.amount(order.path("total_outstanding"));
        return switch (order.path("financial_status").asString("")) {
            case "paid" -> total;
            case "pending", "authorized", "voided", "refunded", "unpaid", "expired" -> BigDecimal.ZERO;
            case "partially_paid" -> total == null || outstanding == null ? null : total.subtract(outstanding);
            case "partially_refunded" -> total == null ? null : total.subtract(refunded());
            default -> null;
        };
    }

    private BigDecimal refunded() {
        var refunded = BigDecimal.ZERO;
        for (var refund : ShopJson.elements(order.path("refunds"))) {
            for (var transaction : ShopJson.elements(refund.path("transactions"))) {
                var amount = ShopJson.amount(transaction.path("amount"));
                if (amount != null
                        && "refund".equals(transaction.path("kind").asString("refund"))
                        && "success".equals(transaction.path("status").asString("success"))) {
                    refunded = refunded.add(amount);
                }
            }
        }
        return refunded;
    }

    private @Nullable String shipping() {
        var address = order.path("shipping_address");
        var told = Stream.of(
                        ShopJson.elements(order.path("shipping_lines")).stream()
                                .map(line -> text(line, "title"))
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null),
                        name(address),
                        text(address, "address1"),
                        text(address, "address2"),
                        text(address, "city"),
                        text(address, "zip"),
                        text(address, "country"),
                        text(address, "phone"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? null : told;
    }

    private static @Nullable String name(JsonNode address) {
        return ShopJson.first(
                ShopJson.joined(address, LONG, "first_name", "last_name"), ShopJson.text(address.path("name"), LONG));
    }

    private static @Nullable String text(JsonNode of, String field) {
        return ShopJson.text(of.path(field), LONG);
    }
}
