package io.potik.intake.channel.rozetka;

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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Rozetka's order. Its buyer and its recipient are two people, and the buyer's e-mail is "true" or nothing. */
final class RozetkaOrder {

    private static final int LONG = 300;
    private static final int LONGEST_NOTE = 2000;
    private static final String CURRENCY = "UAH";

    /** Statuses that end an order without a sale: refused, not fetched, out of stock, a duplicate and the like. */
    private static final Set<String> CANCELLED = Set.of(
            "7", "11", "12", "13", "16", "17", "18", "19", "20", "24", "25", "28", "29", "30", "31", "32", "33", "34",
            "35", "36", "37", "38", "39", "40", "41", "42", "43", "44", "45", "46", "49");

    private final JsonNode order;
    private final Phones phones;
    private final ShopTimes times;

    RozetkaOrder(JsonNode order, Phones phones, ShopTimes times) {
        this.order = order;
        this.phones = phones;
        this.times = times;
    }

    Item item() {
        var id = ShopJson.id(order.path("id"));
        var lines = lines();
        var total = ShopJson.firstAmount(order, "cost_with_discount", "cost", "amount_with_discount", "amount");
        var sum = total == null ? lines.sum() : total;
        if (id == null || sum == null) {
            return new Item.Unreadable(
                    "sha256:" + Secrets.fingerprint(order.toString().getBytes(StandardCharsets.UTF_8)),
                    Item.FOR_EVER,
                    "order",
                    "This is no order of Rozetka: it has no id, or neither a cost nor purchases.");
        }
        var createdAt = times.read(order.path("created"));
        var changedAt = times.read(order.path("changed"));
        var changed = ShopJson.text(order.path("changed"), 60);
        var status = status();
        return new OrderItem(
                        changed == null ? id : id + ":" + changed,
                        Item.FOR_EVER,
                        times.firstOrReceived(createdAt, changedAt), // a state is told, not what made it so
                        buyer(),
                        new ShopOrder(
                                id,
                                id,
                                times.firstOrReceived(changedAt, createdAt).toEpochMilli(),
                                times.firstOrReceived(createdAt),
                                status,
                                CURRENCY,
                                lines.lines(),
                                sum,
                                isPaid() ? sum : null,
                                ShopJson.text(order.path("comment"), LONGEST_NOTE)),
                        delivery(),
                        null,
                        !status.equals("new"))
                .item();
    }

    private Sender buyer() {
        var user = order.path("user");
        var buyer = new Buyer(phones);
        buyer.name(name(order.path("user_title")));
        buyer.name(ShopJson.text(user.path("contact_fio"), LONG));
        buyer.phone(ShopJson.text(order.path("user_phone"), LONG), null);
        buyer.phone(ShopJson.text(user.path("phone"), LONG), null);
        buyer.email(ShopJson.text(user.path("email"), LONG));
        buyer.email(ShopJson.text(order.path("user_email"), LONG));
        return buyer.sender();
    }

    private OrderLines lines() {
        var lines = new OrderLines();
        for (var purchase : ShopJson.elements(order.path("purchases"))) {
            var thing = purchase.path("item");
            lines.add(
                    ShopJson.first(
                            ShopJson.text(purchase.path("item_name"), LONG), ShopJson.text(thing.path("name"), LONG)),
                    ShopJson.first(
                            ShopJson.text(thing.path("article"), LONG),
                            ShopJson.text(thing.path("price_offer_id"), LONG)),
                    ShopJson.amount(purchase.path("quantity")),
                    ShopJson.firstAmount(purchase, "price_with_discount", "price"),
                    ShopJson.firstAmount(purchase, "cost_with_discount", "cost"));
        }
        return lines;
    }

    private String status() {
        var status = ShopJson.id(order.path("status"));
        var group = ShopJson.first(
                ShopJson.id(order.path("status_group")),
                ShopJson.id(order.path("status_data").path("status_group")));
        if ("2".equals(group) || "6".equals(status)) {
            return "done";
        }
        if ("3".equals(group) || (status != null && CANCELLED.contains(status))) {
            return "cancelled";
        }
        return status == null || status.equals("1") ? "new" : "inProgress";
    }

    private boolean isPaid() {
        var payment = order.path("payment").path("payment_status");
        return Stream.of(payment.path("name"), payment.path("title"), order.path("payment_status"))
                .map(said -> ShopJson.text(said, LONG))
                .filter(Objects::nonNull)
                .anyMatch(said -> Set.of("paid", "success", "сплачено", "оплачено")
                        .contains(said.toLowerCase(java.util.Locale.ROOT)));
    }

    /** With the recipient, who fetches it and may be somebody else. */
    private @Nullable String delivery() {
        var delivery = order.path("delivery");
        var city = delivery.path("city");
        var told = Stream.of(
                        ShopJson.text(delivery.path("delivery_service_name"), LONG),
                        ShopJson.first(
                                ShopJson.text(city.path("name_ua"), LONG),
                                ShopJson.text(city.path("name"), LONG),
                                ShopJson.text(city.path("title"), LONG)),
                        ShopJson.joined(delivery, LONG, "place_street", "place_house", "place_flat", "place_number"),
                        ShopJson.first(name(order.path("recipient_title")), name(delivery.path("recipient_title"))),
                        ShopJson.first(
                                ShopJson.text(order.path("recipient_phone"), LONG),
                                ShopJson.text(delivery.path("recipient_phone"), LONG)),
                        ShopJson.first(
                                ShopJson.text(order.path("payment").path("payment_method_name"), LONG),
                                ShopJson.text(order.path("payment_type_name"), LONG)))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? null : told;
    }

    private static @Nullable String name(JsonNode title) {
        return ShopJson.first(
                ShopJson.text(title, LONG),
                ShopJson.text(title.path("full_name"), LONG),
                ShopJson.joined(title, LONG, "last_name", "first_name", "second_name"));
    }
}
