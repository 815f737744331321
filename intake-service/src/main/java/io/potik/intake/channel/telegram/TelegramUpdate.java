package io.potik.intake.channel.telegram;

import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.InboundRequest.Sender;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One {@code Update} of the Bot API, and which of its many kinds a person's request is. */
final class TelegramUpdate {

    /**
     * An update is kept by Telegram for a day; after a week without updates the numbers start anew at random, so an equal
     * number later than that is another update.
     */
    private static final Duration SAME_FOR = Duration.ofDays(7);

    private static final Instant FIRST_BOT = Instant.parse("2013-08-01T00:00:00Z");

    /** Kinds that are never a request, with the names under which the ledger's receipts show them. */
    private static final Map<String, String> NO_REQUESTS = Stream.of(
                    "channel_post",
                    "edited_channel_post",
                    "business_connection",
                    "guest_message",
                    "managed_bot",
                    "deleted_business_messages",
                    "message_reaction",
                    "message_reaction_count",
                    "inline_query",
                    "chosen_inline_result",
                    "shipping_query",
                    "pre_checkout_query",
                    "purchased_paid_media",
                    "poll",
                    "poll_answer",
                    "my_chat_member",
                    "chat_member",
                    "chat_join_request",
                    "chat_boost",
                    "removed_chat_boost")
            .collect(Collectors.toMap(kind -> kind, TelegramUpdate::camelCase));

    private final JsonNode update;
    private final String id;
    private final Instant receivedAt;
    private final Phones phones;

    TelegramUpdate(JsonNode update, Instant receivedAt, Phones phones) throws NotUnderstood {
        this.update = update;
        this.receivedAt = receivedAt;
        this.phones = phones;
        this.id = Optional.ofNullable(TelegramJson.id(update.path("update_id")))
                .orElseThrow(() -> new NotUnderstood("This is no Telegram update: it has no update_id."));
    }

    Item item(boolean groups) {
        for (var kind : List.of("message", "edited_message", "business_message", "edited_business_message")) {
            if (update.path(kind).isObject()) {
                return message(kind, update.path(kind), groups);
            }
        }
        if (update.path("callback_query").isObject()) {
            return button(update.path("callback_query"), groups);
        }
        for (var name : update.propertyNames()) {
            var kind = NO_REQUESTS.get(name);
            if (kind != null) {
                return ignored(kind.startsWith("messageReaction") ? "reaction" : kind, detail(name));
            }
        }
        return unknown();
    }

    private String detail(String name) {
        var changed = update.path("my_chat_member");
        return switch (changed.path("new_chat_member").path("status").asString("")) {
            case "kicked" -> "The person has blocked the bot";
            case "member" ->
                changed.path("chat").path("type").asString("").equals("private")
                        ? "The person has started or unblocked the bot"
                        : "The bot was added";
            default -> "Telegram's " + name;
        };
    }

    /** A kind that Telegram made after this was written. What looks like a message is kept for people to look at. */
    private Item unknown() {
        boolean message = update.valueStream()
                .anyMatch(value -> value.has("message_id") || value.has("text") || value.has("caption"));
        return message || update.size() < 2
                ? new Item.Unreadable(id, SAME_FOR, "unknown", "A kind of update that is not known here.")
                : ignored("unknown", "A kind of update that is not known here");
    }

    private Item message(String kind, JsonNode message, boolean groups) {
        boolean edited = kind.startsWith("edited");
        boolean business = kind.contains("business");
        var chat = message.path("chat");
        var chatId = TelegramJson.id(chat.path("id"));
        var messageId = TelegramJson.id(message.path("message_id"));
        if (chatId == null || messageId == null) {
            return new Item.Unreadable(id, SAME_FOR, "message", "The message has no chat.id or no message_id.");
        }
        var type = chat.path("type").asString("private");
        if (type.equals("channel") || message.path("is_automatic_forward").asBoolean(false)) {
            return ignored("channelPost", "A post in a channel");
        }
        // A person who writes to a channel itself does so in a supergroup that only its owners see.
        boolean direct = chat.path("is_direct_messages").asBoolean(false);
        if (!type.equals("private") && !direct && !groups) {
            return ignored("group", "A message in a group");
        }
        // In a private chat the chat is the person, also where a forwarding bot left the sender out.
        var from = message.path("from").isObject() ? message.path("from") : chat;
        var person = TelegramJson.id(from.path("id"));
        if (person == null) {
            return new Item.Unreadable(id, SAME_FOR, "message", "The message does not say who sent it.");
        }
        if (from.path("is_bot").asBoolean(false)) {
            return ignored("bot", "A message that a bot wrote");
        }
        if ((business && !person.equals(chatId))
                || (direct && message.path("sender_chat").isObject())) {
            return ignored("echo", "A message that the business wrote itself");
        }
        var content = new TelegramContent(message);
        if (content.isService()) {
            return ignored("service", "A note of Telegram itself, not of a person");
        }
        if (edited && content.isPlace()) {
            return ignored("liveLocation", "A further place of somebody who shares where they are");
        }
        var text = content.text();
        var conversation = conversation(message, chatId, direct);
        var request = new InboundRequest(
                "telegram",
                "message",
                id,
                time(message.path(edited ? "edit_date" : "date")),
                sender(from, person, message.path("contact")),
                text,
                content.attachments(),
                conversation,
                null,
                null,
                deepLink(text),
                conversation + ":" + messageId,
                edited);
        return content.isPayment()
                ? new Item.Activity(id, SAME_FOR, "A payment that Telegram tells of", request)
                : new Item.Request(id, SAME_FOR, request);
    }

    /** What an answer has to name: a chat, and where in it. */
    private static String conversation(JsonNode message, String chatId, boolean direct) {
        var business = message.path("business_connection_id").asString("");
        if (!business.isEmpty()) {
            return "business:" + business + ":" + chatId;
        }
        var topic = TelegramJson.id(message.path("direct_messages_topic").path("topic_id"));
        if (direct && topic != null) {
            return "direct:" + topic + ":" + chatId;
        }
        var thread = TelegramJson.id(message.path("message_thread_id"));
        return thread != null && message.path("is_topic_message").asBoolean(false)
                ? "thread:" + thread + ":" + chatId
                : chatId;
    }

    /** The sender is who pressed: {@code message.from} is the bot that the button belongs to. */
    private Item button(JsonNode query, boolean groups) {
        var from = query.path("from");
        var person = TelegramJson.id(from.path("id"));
        if (person == null) {
            return new Item.Unreadable(
                    id, SAME_FOR, "callbackQuery", "The pressed button does not say who pressed it.");
        }
        if (from.path("is_bot").asBoolean(false)) {
            return ignored("bot", "A button that a bot pressed");
        }
        var chat = query.path("message").path("chat");
        boolean direct = chat.path("is_direct_messages").asBoolean(false);
        if (chat.isObject() && !chat.path("type").asString("private").equals("private") && !direct && !groups) {
            return ignored("group", "A button pressed in a group");
        }
        var chatId = TelegramJson.id(chat.path("id"));
        var data = query.path("data").asString(query.path("game_short_name").asString("[button]"));
        return new Item.Request(
                id,
                SAME_FOR,
                new InboundRequest(
                        "telegram",
                        "message",
                        id,
                        receivedAt, // a press has no time of its own; message.date is the question's
                        sender(from, person, query.path("contact")),
                        Words.clean(data, TelegramContent.LONGEST),
                        List.of(),
                        chatId == null ? person : conversation(query.path("message"), chatId, direct),
                        null,
                        null,
                        null,
                        "callback:" + query.path("id").asString(id),
                        false));
    }

    private Item ignored(String kind, String detail) {
        return new Item.Ignored(id, SAME_FOR, kind, detail);
    }

    private Sender sender(JsonNode from, String person, JsonNode contact) {
        var username = Words.clean(from.path("username").asString(null), 100);
        var points = new ArrayList<ContactPoint>();
        points.add(new ContactPoint("telegram", person, username == null ? person : "@" + username));
        var phone = contact.path("phone_number").asString("");
        // Anybody's card can be shared; it is the sender's own number only if the card is the sender's.
        if (!phone.isEmpty() && person.equals(TelegramJson.id(contact.path("user_id")))) {
            phones.contactPoint(phone.startsWith("+") ? phone : "+" + phone)
                    .or(() -> phones.contactPoint(phone))
                    .ifPresent(own -> points.add(new ContactPoint("phone", own.value(), phone)));
        }
        var name = Stream.of("first_name", "last_name")
                .map(part -> Words.clean(from.path(part).asString(null), 200))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return new Sender(name.isEmpty() ? (username == null ? null : "@" + username) : name, points);
    }

    /** {@code t.me/bot?start=advert} arrives as "/start advert": that is where the person came from. */
    private static @Nullable Attribution deepLink(@Nullable String text) {
        if (text == null || !text.startsWith("/start ")) {
            return null;
        }
        var ad = Words.clean(text.substring("/start ".length()), 200);
        return ad == null ? null : Attribution.ofAd(ad);
    }

    /** Seconds since the epoch; a time that cannot be right is as if there were none. */
    private Instant time(JsonNode seconds) {
        var given = TelegramJson.id(seconds);
        if (given == null || given.length() > 11) {
            return receivedAt;
        }
        var at = Instant.ofEpochSecond(Long.parseLong(given));
        return at.isBefore(FIRST_BOT) || at.isAfter(receivedAt.plus(Duration.ofDays(1))) ? receivedAt : at;
    }

    private static String camelCase(String snake) {
        var words = snake.split("_");
        var name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return name.toString();
    }
}
