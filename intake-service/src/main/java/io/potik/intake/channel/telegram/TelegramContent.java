package io.potik.intake.channel.telegram;

import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.Words;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a message says: its text, or a short description of what it is instead, and the files in it. */
final class TelegramContent {

    static final int LONGEST = 20_000;

    /** What Telegram writes into a chat when something happens to the chat. */
    private static final Set<String> SERVICE = Set.of(
            "new_chat_members",
            "left_chat_member",
            "new_chat_title",
            "new_chat_photo",
            "delete_chat_photo",
            "group_chat_created",
            "supergroup_chat_created",
            "channel_chat_created",
            "message_auto_delete_timer_changed",
            "migrate_to_chat_id",
            "migrate_from_chat_id",
            "pinned_message",
            "refunded_payment",
            "connected_website",
            "gift",
            "unique_gift",
            "gift_upgrade_sent",
            "users_shared",
            "chat_shared",
            "user_shared",
            "chat_owner_left",
            "chat_owner_changed",
            "checklist_tasks_done",
            "checklist_tasks_added",
            "suggested_post_approved",
            "suggested_post_approval_failed",
            "suggested_post_declined",
            "suggested_post_paid",
            "suggested_post_refunded",
            "managed_bot_created",
            "poll_option_added",
            "poll_option_deleted",
            "write_access_allowed",
            "passport_data",
            "proximity_alert_triggered",
            "boost_added",
            "chat_background_set",
            "forum_topic_created",
            "forum_topic_edited",
            "forum_topic_closed",
            "forum_topic_reopened",
            "general_forum_topic_hidden",
            "general_forum_topic_unhidden",
            "giveaway_created",
            "giveaway_completed",
            "video_chat_scheduled",
            "video_chat_started",
            "video_chat_ended",
            "video_chat_participants_invited",
            "paid_message_price_changed",
            "direct_message_price_changed");

    private final JsonNode message;

    TelegramContent(JsonNode message) {
        this.message = message;
    }

    List<Attachment> attachments() {
        return new TelegramFiles(message, place()).read();
    }

    boolean isService() {
        return !message.has("text")
                && !message.has("caption")
                && message.propertyNames().stream().anyMatch(SERVICE::contains);
    }

    /** What the person wrote (below a picture too), or what they sent in brackets. */
    String text() {
        for (var field : List.of("text", "caption")) {
            var written = Words.clean(message.path(field).asString(null), LONGEST);
            if (written != null) {
                return written;
            }
        }
        var described = Words.clean(description(), 500);
        return described == null ? "[message]" : described;
    }

    private String description() {
        if (message.has("sticker")) {
            return "[sticker" + spaced(message.path("sticker").path("emoji")) + "]";
        }
        if (message.has("voice")) {
            return "[voice message" + seconds(message.path("voice")) + "]";
        }
        if (message.has("photo") || message.has("live_photo")) {
            return "[photo]";
        }
        for (var kind : List.of("animation", "audio", "video", "document")) {
            if (message.has(kind)) {
                return "[" + kind + spaced(message.path(kind).path("file_name")) + seconds(message.path(kind)) + "]";
            }
        }
        if (message.has("video_note")) {
            return "[video message" + seconds(message.path("video_note")) + "]";
        }
        if (message.has("contact")) {
            var contact = message.path("contact");
            return "[contact " + name(contact) + spaced(contact.path("phone_number")) + "]";
        }
        if (place().isObject()) {
            return "[location" + spaced(message.path("venue").path("title"))
                    + spaced(message.path("venue").path("address"))
                    + spaced(place().path("latitude")) + spaced(place().path("longitude")) + "]";
        }
        if (message.has("dice")) {
            return "[dice" + spaced(message.path("dice").path("emoji"))
                    + spaced(message.path("dice").path("value")) + "]";
        }
        if (message.has("poll")) {
            return "[poll" + spaced(message.path("poll").path("question")) + "]";
        }
        if (message.has("checklist")) {
            return "[checklist" + spaced(message.path("checklist").path("title")) + "]";
        }
        if (message.has("invoice")) {
            return "[invoice" + spaced(message.path("invoice").path("title")) + "]";
        }
        if (message.has("game")) {
            return "[game" + spaced(message.path("game").path("title")) + "]";
        }
        if (message.has("successful_payment")) {
            return "[payment" + sum(message.path("successful_payment")) + "]";
        }
        if (message.has("web_app_data")) {
            return Objects.requireNonNullElse(
                    message.path("web_app_data").path("data").asString(null), "[web app]");
        }
        if (message.has("paid_media")) {
            return "[paid media]";
        }
        if (message.has("giveaway") || message.has("giveaway_winners")) {
            return "[giveaway]";
        }
        return message.has("story") ? "[story]" : "[message]";
    }

    boolean isPayment() {
        return message.path("successful_payment").isObject();
    }

    /** Where somebody is, again and again while they share it. */
    boolean isPlace() {
        return place().isObject() && !message.has("text") && !message.has("caption");
    }

    JsonNode place() {
        return message.path("venue").isObject() ? message.path("venue").path("location") : message.path("location");
    }

    static String name(JsonNode contact) {
        return Stream.of("first_name", "last_name")
                .map(part -> contact.path(part).asString(""))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    /** Telegram counts in the currency's smallest unit. */
    private static String sum(JsonNode payment) {
        var code = payment.path("currency").asString("");
        var amount = payment.path("total_amount");
        if (!amount.isIntegralNumber()) {
            return "";
        }
        int digits = 2;
        try {
            digits = code.equals("XTR") ? 0 : Currency.getInstance(code).getDefaultFractionDigits();
        } catch (IllegalArgumentException unknown) {
            // Two digits are what nearly all have.
        }
        return " "
                + new BigDecimal(amount.bigIntegerValue()).movePointLeft(digits).toPlainString() + " " + code;
    }

    private static String spaced(JsonNode value) {
        var text = value.asString("");
        return text.isBlank() ? "" : " " + text;
    }

    private static String seconds(JsonNode file) {
        var duration = file.path("duration").asLong(0);
        return duration > 0 ? ", " + duration + " s" : "";
    }
}
