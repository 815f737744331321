package io.potik.intake.channel.viber;

import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.InboundRequest.Sender;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One callback of a Viber bot, and whether it is a person's request. */
final class ViberCallback {

    private static final int LONGEST_ID = 150;
    private static final Instant FIRST_VIBER = Instant.parse("2010-12-01T00:00:00Z");

    private final JsonNode callback;
    private final Instant receivedAt;
    private final String event;
    private final String token;

    ViberCallback(JsonNode callback, Instant receivedAt) throws NotUnderstood {
        this.callback = callback;
        this.receivedAt = receivedAt;
        var named = callback.path("event");
        var said = named.isString() ? Words.clean(named.stringValue(), 50) : null;
        if (said == null) {
            throw new NotUnderstood("This is no callback of Viber: it names no event.");
        }
        this.event = said;
        var given = id(callback.path("message_token"));
        this.token = given == null ? withoutToken() : given;
    }

    Item item() {
        return switch (event) {
            case "message" -> message();
            // Both say that somebody found the bot and how; the person may not have written yet.
            case "subscribed", "conversation_started" -> follow();
            case "delivered" -> news("delivered", null);
            case "seen" -> news("read", null);
            case "failed" -> news("failed", failure());
            case "unsubscribed" -> ignored("unsubscribed", "The person does not want messages of the bot any more");
            case "webhook" -> ignored("webhook", "Viber tried the address");
            case "client_status" -> ignored("clientStatus", "A step of a payment");
            case "action" -> ignored("action", "A step in a conversation that is no message");
            default ->
                callback.path("message").isObject()
                        ? unreadable("A kind of callback that is not known here, with a message in it.")
                        : ignored("unknown", "A kind of callback that is not known here");
        };
    }

    private Item message() {
        var person = id(callback.path("sender").path("id"));
        if (person == null) {
            return unreadable("The message does not say who sent it.");
        }
        var content = new ViberContent(callback.path("message"));
        return request("message", person, callback.path("sender"), content.text(), content.attachments(), null);
    }

    private Item follow() {
        var person = id(callback.path("user").path("id"));
        if (person == null) {
            return unreadable("It does not say who found the bot.");
        }
        // viber://pa?chatURI=…&context=advert: what stands there is where the person came from.
        var context = Words.clean(callback.path("context").asString(null), 200);
        return request(
                "follow",
                person,
                callback.path("user"),
                null,
                List.of(),
                context == null ? null : Attribution.ofAd(context));
    }

    private Item request(
            String kind,
            String person,
            JsonNode from,
            @Nullable String text,
            List<InboundRequest.Attachment> attachments,
            @Nullable Attribution attribution) {
        return new Item.Request(
                token,
                Item.FOR_EVER,
                new InboundRequest(
                        "viber",
                        kind,
                        token,
                        time(),
                        new Sender(
                                Words.clean(from.path("name").asString(null), 200),
                                List.of(new ContactPoint("viber", person, person))),
                        text,
                        attachments,
                        person,
                        null,
                        null,
                        attribution,
                        token,
                        false));
    }

    /** The token is the sent message's: the same for its delivered, its seen and its failed. */
    private Item news(String state, @Nullable String reason) {
        return new Item.AnswerNews(
                event + ":" + token, Item.FOR_EVER, event, List.of(token), null, null, state, reason);
    }

    private String failure() {
        var said = Words.clean(callback.path("desc").asString(null), 200);
        return said == null ? "Viber could not deliver it." : "Viber could not deliver it: " + said;
    }

    private Item ignored(String kind, String detail) {
        return new Item.Ignored(token, Item.FOR_EVER, kind, detail);
    }

    private Item unreadable(String reason) {
        return new Item.Unreadable(token, Item.FOR_EVER, event.equals("message") ? "message" : "unknown", reason);
    }

    private String withoutToken() {
        var user = id(callback.path("user_id"));
        if (user == null) {
            user = id(callback.path("user").path("id"));
        }
        if (user == null) {
            user = id(callback.path("sender").path("id"));
        }
        return event + ":" + callback.path("timestamp").asString("") + (user == null ? "" : ":" + user);
    }

    /** Milliseconds since the epoch; the handshake carries a token there. */
    private Instant time() {
        var given = id(callback.path("timestamp"));
        if (given == null || !given.matches("\\d{10,15}")) {
            return receivedAt;
        }
        var at = Instant.ofEpochMilli(Long.parseLong(given));
        return at.isBefore(FIRST_VIBER) || at.isAfter(receivedAt.plus(Duration.ofDays(1))) ? receivedAt : at;
    }

    /** Tokens are longer than 2^53, and SDKs write them as strings as well; users are strings. */
    private static @Nullable String id(JsonNode node) {
        if (node.isIntegralNumber()) {
            return Words.clean(node.bigIntegerValue().toString(), LONGEST_ID);
        }
        return node.isString() ? Words.clean(node.stringValue(), LONGEST_ID) : null;
    }
}
