package io.potik.intake.channel.instagram;

import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.InboundRequest.Sender;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.meta.MetaEntry;
import io.potik.intake.channel.meta.MetaJson;
import io.potik.intake.channel.meta.MetaSend;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Comments below the account's posts, live videos and advertisements, and where others mention the account. */
final class InstagramComments {

    private static final Set<String> COMMENTS = Set.of("comments", "live_comments", "mentions", "");

    private InstagramComments() {}

    static Item item(String field, JsonNode value, MetaEntry entry) {
        var own = MetaJson.id(value.path("id"));
        var id = own == null ? MetaJson.id(value.path("comment_id")) : own;
        var content = MetaJson.contentId(field.isEmpty() ? "change" : field, value);
        if (!COMMENTS.contains(field)) {
            return ignored(content, MetaJson.camelCase(field), "No message of a person");
        }
        if (field.equals("mentions") && !value.path("from").isObject()) {
            return ignored(
                    id == null ? content : id + ":mention",
                    "mention",
                    "Somebody mentioned the account; Instagram does not say who, so nobody can be answered");
        }
        if (id == null) {
            return new Item.Unreadable(content, Item.FOR_EVER, "comment", "The comment has no id.");
        }
        var from = value.path("from");
        var person = MetaJson.id(from.path("id"));
        if (from.has("self_ig_scoped_id") || (person != null && person.equals(entry.id()))) {
            return ignored(id, "echo", "The account commented itself");
        }
        if (person == null) {
            return new Item.Unreadable(id, Item.FOR_EVER, "comment", "The comment does not say who wrote it.");
        }
        var username = MetaJson.text(from.path("username"), 100);
        var name = username == null ? null : "@" + username;
        var text = MetaJson.text(value.path("text"), MetaJson.LONGEST);
        return new Item.Request(
                id,
                Item.FOR_EVER,
                new InboundRequest(
                        "instagram",
                        "comment",
                        id,
                        entry.time(value.path("timestamp")),
                        new Sender(name, List.of(new ContactPoint("igsid", person, name == null ? person : name))),
                        text == null ? "[comment]" : text,
                        post(value),
                        MetaSend.COMMENT + id,
                        null,
                        null,
                        advertisement(value.path("media")),
                        id,
                        false));
    }

    private static List<Attachment> post(JsonNode value) {
        var nested = MetaJson.id(value.path("media").path("id"));
        var media = nested == null ? MetaJson.id(value.path("media_id")) : nested;
        return media == null ? List.of() : List.of(new Attachment("post", null, "instagram:" + media, null));
    }

    private static @Nullable Attribution advertisement(JsonNode media) {
        return new Attribution(
                        null,
                        null,
                        null,
                        MetaJson.text(media.path("ad_title"), 300),
                        null,
                        null,
                        null,
                        MetaJson.id(media.path("ad_id")))
                .orNull();
    }

    private static Item ignored(String id, String kind, String detail) {
        return new Item.Ignored(id, Item.FOR_EVER, kind, detail);
    }
}
