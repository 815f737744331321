package io.potik.intake.channel.whatsapp;

import io.potik.intake.channel.Item;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.meta.MetaEntry;
import io.potik.intake.channel.meta.MetaJson;
import io.potik.intake.channel.meta.MetaReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The changes of a delivery: each may hold several messages, statuses and errors. */
final class WhatsappChanges implements MetaReader {

    private final Phones phones;
    private final boolean groups;

    WhatsappChanges(Phones phones, boolean groups) {
        this.phones = phones;
        this.groups = groups;
    }

    /** WhatsApp has no {@code messaging}. */
    @Override
    public Item event(JsonNode event, MetaEntry entry) {
        return new Item.Ignored(
                MetaJson.contentId("event", event), Item.FOR_EVER, "unknown", "An event of another product");
    }

    @Override
    public List<Item> change(String field, JsonNode value, MetaEntry entry) {
        var items = new ArrayList<Item>();
        switch (field) {
            case "messages", "" -> {
                for (var message : value.path("messages")) {
                    add(items, message, () -> new WhatsappMessage(value, message, entry, phones).item(groups));
                }
                for (var status : value.path("statuses")) {
                    add(items, status, () -> WhatsappStatus.item(status, entry));
                }
                for (var error : value.path("errors")) {
                    items.add(error(error, value));
                }
            }
            case "calls" -> {
                for (var call : value.path("calls")) {
                    add(items, call, () -> WhatsappCall.item(call, new WhatsappPerson(value, call, phones), entry));
                }
                for (var status : value.path("statuses")) {
                    items.add(ignored(status, "callStatus", "How far a call of the business has come"));
                }
            }
            case "smb_message_echoes", "message_echoes" -> {
                for (var echo : value.path("message_echoes")) {
                    var id = MetaJson.id(echo.path("id"));
                    items.add(new Item.Ignored(
                            id == null ? MetaJson.contentId("echo", echo) : id,
                            Item.FOR_EVER,
                            "echo",
                            "Written by the business itself"));
                }
            }
            default -> {
                // Everything else is about the account: templates, quality, history.
            }
        }
        if (items.isEmpty()) {
            var kind = MetaJson.camelCase(field);
            items.add(ignored(value, field.equals("messages") ? "empty" : kind, "No message of a person"));
        }
        return items;
    }

    private static void add(List<Item> items, JsonNode node, Supplier<Item> read) {
        try {
            items.add(node.isObject() ? read.get() : unreadable(node, "It is no object."));
        } catch (RuntimeException e) {
            items.add(
                    unreadable(node, "The reader failed on it (" + e.getClass().getSimpleName() + ")."));
        }
    }

    private static Item unreadable(JsonNode node, String reason) {
        return new Item.Unreadable(MetaJson.contentId("unreadable", node), Item.FOR_EVER, "unknown", reason);
    }

    /** An error beside messages explains them; the only news is one that stands alone, and it is for the operator. */
    private static Item error(JsonNode error, JsonNode value) {
        var code = MetaJson.id(error.path("code"));
        return new Item.Ignored(
                MetaJson.contentId("error", value) + ":" + code,
                Item.FOR_EVER,
                "error",
                "WhatsApp reports an error" + (code == null ? "" : ", code " + code));
    }

    private static Item ignored(JsonNode node, String kind, String detail) {
        return new Item.Ignored(MetaJson.contentId(kind, node), Item.FOR_EVER, kind, detail);
    }
}
