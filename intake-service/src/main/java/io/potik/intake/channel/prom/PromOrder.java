package io.potik.intake.channel.prom;

import io.potik.intake.channel.InboundRequest.Sender;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.ShopOrder;
import io.potik.intake.channel.shop.Buyer;
import io.potik.intake.channel.shop.OrderItem;
import io.potik.intake.channel.shop.OrderLines;
import io.potik.intake.channel.shop.ShopJson;
import io.potik.intake.channel.shop.ShopTimes;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Prom's order: amounts are text with the currency behind, {@code "1 713 грн"}. */
final class PromOrder {

    private static final int LONG = 300;
    private static final int LONGEST_NOTE = 2000;

    private final JsonNode order;
    private final Phones phones;
    private final ShopTimes times;

    PromOrder(JsonNode order, Phones phones, ShopTimes times) {
        this.order = order;
        this.phones = phones;
        this.times = times;
    }

    Item item() {
        var id = ShopJson.id(order.path("id"));
        var lines = lines();
        var total = ShopJson.firstAmount(order, "full_price", "price");
        var sum = total == null ? lines.sum() : total;
        if (id == null || sum == null) {
            return new Item.Unreadable(
                    "sha256:" + Secrets.fingerprint(order.toString().getBytes(StandardCharsets.UTF_8)),
                    Item.FOR_EVER,
                    "order",
                    "This is no order of Prom: it has no id, or neither a price nor products.");
        }
        var createdAt = times.read(order.path("date_created"));
        var changedAt = times.read(order.path("date_modified"));
        var status = order.path("status").asString("");
        boolean changed = !status.isEmpty() && !status.equals("pending");
        var modified = ShopJson.text(order.path("date_modified"), 60);
        return new OrderItem(
                        modified == null ? id : id + ":" + modified,
                        Item.FOR_EVER,
                        times.firstOrReceived(createdAt, changedAt), // a state is told, not what made it so
                        buyer(),
                        new ShopOrder(
                                id,
                                id,
                                times.firstOrReceived(changedAt, createdAt).toEpochMilli(),
                                times.firstOrReceived(createdAt),
                                status(status),
                                currency(),
                                lines.lines(),
                                sum,
                                isPaid(status) ? sum : null,
                                note()),
                        delivery(),
                        null,
                        changed)
                .item();
    }

    /** {@code delivery_recipient} is who fetches the parcel, not who bought. */
    private Sender buyer() {
        var buyer = new Buyer(phones);
        buyer.name(ShopJson.joined(order, LONG, "client_first_name", "client_second_name", "client_last_name"));
        buyer.phone(text(order, "phone"), null);
        buyer.phone(text(order, "client_phone"), null);
        buyer.email(text(order, "email"));
        buyer.email(text(order, "client_email"));
        return buyer.sender();
    }

    private OrderLines lines() {
        var lines = new OrderLines();
        for (var product : ShopJson.elements(order.path("products"))) {
            lines.add(
                    text(product, "name"),
                    ShopJson.first(text(product, "sku"), text(product, "external_id")),
                    ShopJson.amount(product.path("quantity")),
                    ShopJson.amount(product.path("price")),
                    ShopJson.amount(product.path("total_price")));
        }
        return lines;
    }

    /** Shops add statuses of their own, which lie between new and delivered. */
    private static String status(String status) {
        return switch (status) {
            case "", "pending", "draft" -> "new";
            case "delivered" -> "done";
            case "canceled", "cancelled" -> "cancelled";
            default -> "inProgress";
        };
    }

    private boolean isPaid(String status) {
        return status.equals("paid")
                || order.path("payment_data").path("status").asString("").equals("paid");
    }

    private String currency() {
        var price = ShopJson.first(text(order, "full_price"), text(order, "price"), "");
        var lower = price == null ? "" : price.toLowerCase(Locale.ROOT);
        return lower.contains("$") || lower.contains("usd")
                ? "USD"
                : lower.contains("€") || lower.contains("eur") ? "EUR" : "UAH";
    }

    private @Nullable String note() {
        var note = Stream.of("client_notes", "comment")
                .map(field -> ShopJson.text(order.path(field), LONGEST_NOTE))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return note.isEmpty() ? null : note;
    }

    private @Nullable String delivery() {
        var recipient = order.path("delivery_recipient");
        var told = Stream.of(
                        text(order.path("delivery_option"), "name"),
                        text(order, "delivery_address"),
                        ShopJson.joined(recipient, LONG, "first_name", "last_name", "phone"),
                        text(order.path("payment_option"), "name"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? null : told;
    }

    private static @Nullable String text(JsonNode of, String field) {
        return ShopJson.text(of.path(field), LONG);
    }
}
