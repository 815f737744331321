package io.potik.intake.channel.whatsapp;

import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.meta.MetaEntry;
import io.potik.intake.channel.meta.MetaJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One of {@code messages}, and whether it is a person's request. */
final class WhatsappMessage {

    private final JsonNode value;
    private final JsonNode message;
    private final MetaEntry entry;
    private final WhatsappPerson person;
    private final String type;

    WhatsappMessage(JsonNode value, JsonNode message, MetaEntry entry, Phones phones) {
        this.value = value;
        this.message = message;
        this.entry = entry;
        this.person = new WhatsappPerson(value, message, phones);
        this.type = message.path("type").asString("");
    }

    Item item(boolean groups) {
        var given = MetaJson.id(message.path("id"));
        var id = given == null ? MetaJson.contentId("message", message) : given;
        var account = person.account();
        if (account == null) {
            return new Item.Unreadable(id, Item.FOR_EVER, "message", "The message does not say who sent it.");
        }
        if (isOwn()) {
            return ignored(id, "echo", "Written by the business itself");
        }
        if (message.has("group_id") && !groups) {
            return ignored(id, "group", "A message in a group");
        }
        var original = MetaJson.id(message.path(type).path("original_message_id"));
        return switch (type) {
            case "reaction" -> ignored(id, "reaction", "A reaction to a message");
            case "system" -> ignored(id, "system", "A note of WhatsApp itself: a number or a phone has changed");
            case "request_welcome" -> request(id, account, id, "follow", message, false);
            case "revoke" ->
                original == null
                        ? ignored(id, "revoke", "A message was deleted, and WhatsApp does not say which")
                        : new Item.Retraction(id, Item.FOR_EVER, "revoke", account, original);
            case "edit" ->
                request(
                        id,
                        account,
                        original == null ? id : original,
                        "message",
                        message.path("edit").path("message"),
                        original != null);
            case "interactive" ->
                message.path("interactive").path("type").asString("").equals("call_permission_reply")
                        ? ignored(id, "callPermissionReply", "Whether the business may call")
                        : request(id, account, id, "message", message, false);
            default -> request(id, account, id, "message", message, false);
        };
    }

    /** A business may write to itself, and see it come in. */
    private boolean isOwn() {
        var from = MetaJson.id(message.path("from"));
        var own = MetaJson.id(value.path("metadata").path("display_phone_number"));
        return from != null && own != null && from.equals(own.replaceAll("\\D", ""));
    }

    private Item request(String id, String account, String messageKey, String kind, JsonNode content, boolean edited) {
        var said = new WhatsappContent(content);
        return new Item.Request(
                id,
                Item.FOR_EVER,
                new InboundRequest(
                        "whatsapp",
                        kind,
                        id,
                        entry.time(message.path("timestamp")),
                        person.sender(account, ownCard(account)),
                        said.text(),
                        said.attachments(),
                        person.conversation(account),
                        null,
                        said.form(),
                        attribution(message.path("referral")),
                        messageKey,
                        edited));
    }

    /** Anybody's card can be shared; it is the sender's own only if WhatsApp asked them for it, or the number is theirs. */
    private List<ContactPoint> ownCard(String account) {
        var points = new ArrayList<ContactPoint>();
        boolean asked = message.path("origin").asString("").startsWith("contact_request");
        for (var card : message.path("contacts")) {
            for (var phone : card.path("phones")) {
                var number = MetaJson.text(phone.path("phone"), 40);
                var of = MetaJson.id(phone.path("wa_id"));
                if (number != null && (asked || account.equals(of))) {
                    person.phone(of == null ? number.replaceAll("\\D", "") : of).ifPresent(points::add);
                }
            }
        }
        return points;
    }

    /** The advertisement or the post from which the chat was opened. */
    private static @Nullable Attribution attribution(JsonNode referral) {
        return new Attribution(
                        null,
                        null,
                        null,
                        MetaJson.text(referral.path("headline"), 300),
                        null,
                        MetaJson.url(referral.path("source_url")),
                        null,
                        MetaJson.id(referral.path("source_id")))
                .orNull();
    }

    private static Item ignored(String id, String kind, String detail) {
        return new Item.Ignored(id, Item.FOR_EVER, kind, detail);
    }
}
