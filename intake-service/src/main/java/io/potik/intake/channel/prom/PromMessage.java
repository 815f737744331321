package io.potik.intake.channel.prom;

import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.Words;
import io.potik.intake.channel.shop.Buyer;
import io.potik.intake.channel.shop.ShopJson;
import io.potik.intake.channel.shop.ShopTimes;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A message that somebody wrote to the shop through its page at Prom. */
final class PromMessage {

    private static final int LONG = 300;
    private static final int LONGEST = 4000;

    private final JsonNode message;
    private final Phones phones;
    private final ShopTimes times;

    PromMessage(JsonNode message, Phones phones, ShopTimes times) {
        this.message = message;
        this.phones = phones;
        this.times = times;
    }

    Item item() {
        var id = "message:" + ShopJson.id(message.path("id"));
        var buyer = new Buyer(phones);
        buyer.name(ShopJson.first(
                ShopJson.text(message.path("client_full_name"), LONG),
                ShopJson.joined(message, LONG, "client_first_name", "client_last_name")));
        buyer.phone(ShopJson.text(message.path("phone"), LONG), null);
        buyer.email(ShopJson.first(
                ShopJson.text(message.path("email"), LONG), ShopJson.text(message.path("client_email"), LONG)));
        if (buyer.isUnreachable()) {
            return new Item.Unreadable(
                    id, Item.FOR_EVER, "message", "Neither a phone number nor an e-mail address that can be used.");
        }
        var subject = ShopJson.text(message.path("subject"), LONG);
        var text = ShopJson.text(message.path("message"), LONGEST);
        return new Item.Request(
                id,
                Item.FOR_EVER,
                new InboundRequest(
                        "shop",
                        "message",
                        id,
                        times.firstOrReceived(times.read(message.path("date_created"))),
                        buyer.sender(),
                        Words.clean((subject == null ? "" : subject + "\n") + (text == null ? "" : text), LONGEST),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        id,
                        false));
    }
}
