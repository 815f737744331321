package io.potik.intake.channel.messenger;

import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.InboundRequest.Sender;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.meta.MetaEntry;
import io.potik.intake.channel.meta.MetaJson;
import io.potik.intake.channel.meta.MetaSend;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What happens around a page's posts: a comment of somebody else is a request, all else is counted and ignored. */
final class PageFeed {

    private static final Set<String> WITH_COMMENTS = Set.of("feed", "mention", "group_feed", "");
    private static final Set<String> EDITS = Set.of("edit", "edited");
    private static final Set<String> FILES = Set.of("photo", "video");

    private PageFeed() {}

    static Item item(String field, JsonNode value, MetaEntry entry) {
        var id = id(value, "comment_id");
        if (!WITH_COMMENTS.contains(field)
                || id == null
                || !value.path("item").asString("comment").equals("comment")) {
            var what = MetaJson.text(value.path("item"), 60);
            return ignored(
                    MetaJson.contentId(field.isEmpty() ? "change" : field, value),
                    MetaJson.camelCase(what == null ? field : what),
                    "No comment of a person");
        }
        var verb = value.path("verb").asString("add");
        var person = person(value);
        if (person != null && person.equals(entry.id())) {
            return ignored(id + ":" + verb + own(value), "echo", "The page commented itself");
        }
        if (verb.equals("remove")) {
            return person == null
                    ? ignored(id + ":removed", "comment", "A comment was removed, and Meta does not say whose")
                    : new Item.Retraction(id + ":removed", Item.FOR_EVER, "commentRemoved", person, id);
        }
        boolean edited = EDITS.contains(verb);
        if (!edited && !verb.equals("add")) {
            return ignored(id + ":" + verb + own(value), "comment", "The page hid a comment, or showed it again");
        }
        var externalId = edited ? id + ":edit" + own(value) : id;
        if (person == null) {
            return new Item.Unreadable(
                    externalId,
                    Item.FOR_EVER,
                    "comment",
                    "The comment does not say who wrote it: the app lacks a right.");
        }
        return new Item.Request(
                externalId,
                Item.FOR_EVER,
                new InboundRequest(
                        "messenger",
                        "comment",
                        externalId,
                        entry.time(value.path("created_time")),
                        new Sender(name(value), List.of(new ContactPoint("psid", person, person))),
                        text(value),
                        attachments(value),
                        MetaSend.COMMENT + id,
                        null,
                        null,
                        null,
                        id,
                        edited));
    }

    /** The second edit of a comment is another one than the first. */
    private static String own(JsonNode value) {
        return MetaJson.contentId("", value);
    }

    private static @Nullable String person(JsonNode value) {
        var from = MetaJson.id(value.path("from").path("id"));
        return from == null ? id(value, "sender_id") : from;
    }

    private static @Nullable String name(JsonNode value) {
        var from = MetaJson.text(value.path("from").path("name"), 200);
        return from == null ? MetaJson.text(value.path("sender_name"), 200) : from;
    }

    private static String text(JsonNode value) {
        var message = MetaJson.text(value.path("message"), MetaJson.LONGEST);
        if (message != null) {
            return message;
        }
        return value.has("photo") ? "[photo]" : value.has("video") ? "[video]" : "[comment]";
    }

    private static List<Attachment> attachments(JsonNode value) {
        var attachments = new ArrayList<Attachment>();
        for (var kind : FILES) {
            var url = MetaJson.url(value.path(kind));
            if (url != null) {
                attachments.add(new Attachment(kind, null, url, null));
            }
        }
        var post = MetaJson.url(value.path("post").path("permalink_url"));
        var number = id(value, "post_id");
        if (post != null || number != null) {
            attachments.add(new Attachment("post", null, post == null ? "messenger:" + number : post, null));
        }
        return attachments;
    }

    private static @Nullable String id(JsonNode value, String name) {
        return MetaJson.id(value.path(name));
    }

    private static Item ignored(String id, String kind, String detail) {
        return new Item.Ignored(id, Item.FOR_EVER, kind, detail);
    }
}
