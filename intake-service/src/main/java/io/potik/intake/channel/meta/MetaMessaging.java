package io.potik.intake.channel.meta;

import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.InboundRequest.Sender;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.Phones;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One event of {@code messaging}, which Messenger and Instagram share, and whether it is a person's request. */
public final class MetaMessaging {

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>,;:\"'()]{1,100}@[^\\s@<>,;:\"'()]{1,150}\\.\\p{L}{2,20}");
    private static final Set<String> FRAME = Set.of("sender", "recipient", "timestamp", "hop_context", "field");
    private static final Set<String> HANDOVER =
            Set.of("pass_thread_control", "take_thread_control", "request_thread_control", "app_roles");

    private final String provider;
    private final String accounts;
    private final Phones phones;

    /**
     * Reads the events of a provider.
     *
     * @param accounts the kind of contact point that a sender's id is
     */
    public MetaMessaging(String provider, String accounts, Phones phones) {
        this.provider = provider;
        this.accounts = accounts;
        this.phones = phones;
    }

    /** What the event is; never throws for what Meta may send. */
    public Item item(JsonNode event, MetaEntry entry) {
        var sender = MetaJson.id(event.path("sender").path("id"));
        boolean own = sender != null && sender.equals(entry.id());
        if (event.path("message").isObject()) {
            return message(event, sender, own, entry);
        }
        if (event.path("message_edit").isObject()) {
            return edit(event, sender, own, entry);
        }
        if (event.path("reaction").isObject()) {
            return ignored(event, "reaction", "A reaction to a message");
        }
        if (event.path("delivery").isObject()) {
            return news(event, sender, "delivery", "delivered", entry);
        }
        if (event.path("read").isObject()) {
            return news(event, sender, "read", "read", entry);
        }
        if (own) {
            return ignored(event, "echo", "Written by the business itself");
        }
        if (event.path("postback").isObject()) {
            return postback(event, sender, entry);
        }
        if (event.path("referral").isObject()) {
            return follow(event, "referral", sender, entry);
        }
        if (event.path("optin").isObject()) {
            return follow(event, "optin", sender, entry);
        }
        var kind = event.propertyNames().stream()
                .filter(name -> !FRAME.contains(name))
                .findFirst()
                .orElse("");
        return HANDOVER.contains(kind)
                ? ignored(event, "handover", "A conversation went from one app to another")
                : ignored(event, MetaJson.camelCase(kind), "No message of a person");
    }

    private Item message(JsonNode event, @Nullable String sender, boolean own, MetaEntry entry) {
        var message = event.path("message");
        var given = MetaJson.id(message.path("mid"));
        var mid = given == null ? MetaJson.contentId("message", event) : given;
        boolean deleted = message.path("is_deleted").asBoolean(false);
        var id = deleted ? mid + ":deleted" : mid;
        if (own || message.path("is_echo").asBoolean(false)) {
            return new Item.Ignored(id, Item.FOR_EVER, "echo", "Written by the business itself");
        }
        if (sender == null) {
            return new Item.Unreadable(id, Item.FOR_EVER, "message", "The message does not say who sent it.");
        }
        if (deleted) {
            return new Item.Retraction(id, Item.FOR_EVER, "unsend", sender, mid);
        }
        var content = new MetaContent(provider, message);
        var from = MetaReferral.of(message.path("referral"), event.path("referral"));
        var points = points(sender);
        told(message, points);
        return request(
                id,
                "message",
                entry.time(event.path("timestamp")),
                points,
                content.text(),
                content.attachments(),
                from,
                mid,
                false);
    }

    /** Instagram also announces new messages as edits that nobody has made, mostly without a text. */
    private Item edit(JsonNode event, @Nullable String sender, boolean own, MetaEntry entry) {
        var edit = event.path("message_edit");
        var mid = MetaJson.id(edit.path("mid"));
        var text = MetaJson.text(edit.path("text"), MetaJson.LONGEST);
        if (own) {
            return ignored(event, "echo", "Edited by the business itself");
        }
        if (mid == null || text == null || sender == null) {
            return ignored(event, "messageEdit", "An edit that says neither who nor what");
        }
        var number = MetaJson.id(edit.path("num_edit"));
        boolean first = "0".equals(number);
        return request(
                first ? mid : mid + ":edit:" + (number == null ? MetaJson.contentId("", event) : number),
                "message",
                entry.time(event.path("timestamp")),
                points(sender),
                text,
                List.of(),
                null,
                mid,
                !first);
    }

    private Item postback(JsonNode event, @Nullable String sender, MetaEntry entry) {
        var postback = event.path("postback");
        var mid = MetaJson.id(postback.path("mid"));
        var id = mid == null ? MetaJson.contentId("postback", event) : mid;
        if (sender == null) {
            return new Item.Unreadable(
                    id, Item.FOR_EVER, "postback", "The pressed button does not say who pressed it.");
        }
        var title = MetaJson.text(postback.path("title"), MetaJson.LONGEST);
        var text = title == null ? MetaJson.text(postback.path("payload"), MetaJson.LONGEST) : title;
        return request(
                id,
                "message",
                entry.time(event.path("timestamp")),
                points(sender),
                text == null ? "[button]" : text,
                List.of(),
                MetaReferral.of(postback.path("referral"), event.path("referral")),
                id,
                false);
    }

    /** Somebody came by a link or an advertisement, or asked to be written to: interest, though nothing was said. */
    private Item follow(JsonNode event, String kind, @Nullable String sender, MetaEntry entry) {
        var node = event.path(kind);
        if (sender == null) {
            return ignored(event, kind, "Meta tells who it is only when they write");
        }
        if (node.path("notification_messages_status").asString("").startsWith("STOP")) {
            return ignored(event, kind, "They do not want to be written to any more");
        }
        var id = MetaJson.contentId(kind, event);
        var title = MetaJson.spaced(node.path("title"));
        return request(
                id,
                "follow",
                entry.time(event.path("timestamp")),
                points(sender),
                "[" + kind + (title.isEmpty() ? MetaJson.spaced(node.path("ref")) : title) + "]",
                List.of(),
                MetaReferral.of(node),
                id,
                false);
    }

    private Item news(JsonNode event, @Nullable String sender, String kind, String state, MetaEntry entry) {
        var node = event.path(kind);
        var messages = new ArrayList<@Nullable String>();
        node.path("mids").forEach(mid -> messages.add(MetaJson.id(mid)));
        messages.add(MetaJson.id(node.path("mid")));
        messages.removeIf(Objects::isNull);
        var upTo = entry.at(node.path("watermark"));
        return new Item.AnswerNews(
                MetaJson.contentId(kind, event),
                Item.FOR_EVER,
                kind,
                messages.stream().map(Objects::requireNonNull).toList(),
                upTo == null ? null : sender,
                sender == null ? null : upTo,
                state,
                null);
    }

    private Item request(
            String id,
            String kind,
            Instant at,
            List<ContactPoint> points,
            String text,
            List<Attachment> attachments,
            @Nullable Attribution attribution,
            String messageKey,
            boolean edited) {
        return new Item.Request(
                id,
                Item.FOR_EVER,
                new InboundRequest(
                        provider,
                        kind,
                        id,
                        at,
                        new Sender(null, points),
                        text,
                        attachments,
                        points.getFirst().value(),
                        null,
                        null,
                        attribution,
                        messageKey,
                        edited));
    }

    private List<ContactPoint> points(String sender) {
        var points = new ArrayList<ContactPoint>();
        points.add(new ContactPoint(accounts, sender, sender));
        return points;
    }

    /** The quick replies "my phone number" and "my e-mail" carry just that, both as text and as payload. */
    private void told(JsonNode message, List<ContactPoint> points) {
        var told = MetaJson.text(message.path("quick_reply").path("payload"), 250);
        if (told == null || !told.equals(MetaJson.text(message.path("text"), 250))) {
            return;
        }
        if (EMAIL.matcher(told).matches()) {
            points.add(new ContactPoint("email", told.toLowerCase(Locale.ROOT), told));
        } else if (told.matches("\\+[\\d\\s().-]{8,25}")) {
            phones.contactPoint(told).ifPresent(points::add);
        }
    }

    private static Item ignored(JsonNode event, String kind, String detail) {
        return new Item.Ignored(MetaJson.contentId(kind, event), Item.FOR_EVER, kind, detail);
    }
}
