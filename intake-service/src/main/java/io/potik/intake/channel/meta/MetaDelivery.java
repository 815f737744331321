package io.potik.intake.channel.meta;

import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.RawDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Walks through a delivery: several entries, each with several events or changes, of which a bad one costs no other. */
public final class MetaDelivery {

    private static final String NOTHING_KNOWN = "This is no delivery of a Meta product: it has no entry.";

    private final MetaReader reader;
    private final List<Item> items = new ArrayList<>();

    private MetaDelivery(MetaReader reader) {
        this.reader = reader;
    }

    /**
     * Everything in the delivery, in its order; at least one item.
     *
     * @param object what the product is called in the delivery; one that names no object is read as well
     * @throws NotUnderstood when it is of another product, or no delivery at all
     */
    public static List<Item> read(RawDelivery delivery, String object, MetaReader reader) throws NotUnderstood {
        var root = DeliveryJson.read(delivery.body());
        var walk = new MetaDelivery(reader);
        // Meta's documentation shows deliveries in a list of one.
        for (var one : root.isArray() && !root.isEmpty() ? root : List.of(root)) {
            walk.delivery(one, object, delivery);
        }
        return walk.items.isEmpty()
                ? List.of(new Item.Ignored(
                        MetaJson.contentId("empty", root), Item.FOR_EVER, "empty", "There is nothing in it."))
                : List.copyOf(walk.items);
    }

    private void delivery(JsonNode root, String object, RawDelivery delivery) throws NotUnderstood {
        if (root.has("object") && !object.equals(root.path("object").asString(""))) {
            throw new NotUnderstood("Meta sent this for another product than this connection is for (expected: "
                    + object + "). Give each product the hook address of its own connection.");
        }
        if (root.path("entry").isArray()) {
            for (var entry : root.path("entry")) {
                entry(entry, delivery);
            }
        } else if (root.path("field").isString() && root.has("value")) {
            // So the samples of the app dashboard look when somebody pastes one.
            change(root, new MetaEntry("", root.path("time"), delivery.receivedAt()));
        } else {
            throw new NotUnderstood(NOTHING_KNOWN);
        }
    }

    private void entry(JsonNode node, RawDelivery delivery) {
        var id = MetaJson.id(node.path("id"));
        var entry = new MetaEntry(id == null ? "" : id, node.path("time"), delivery.receivedAt());
        for (var event : node.path("messaging")) {
            add(event, entry, () -> List.of(reader.event(event, entry)));
        }
        for (var event : node.path("standby")) {
            items.add(standby(event));
        }
        for (var change : node.path("changes")) {
            change(change, entry);
        }
        // With Instagram's own sign-in the entry may be the change itself.
        if (node.has("field") && node.has("value")) {
            change(node, entry);
        }
    }

    private void change(JsonNode change, MetaEntry entry) {
        var field = change.path("field").asString("");
        add(change, entry, () -> reader.change(field, change.path("value"), entry));
    }

    private void add(JsonNode node, MetaEntry entry, Supplier<List<Item>> read) {
        if (entry.isTest()) {
            items.add(new Item.Ignored(
                    MetaJson.contentId("test", node),
                    Item.FOR_EVER,
                    "test",
                    "Meta's test button was pressed: the hook works, and nobody wrote."));
            return;
        }
        try {
            items.addAll(read.get());
        } catch (RuntimeException e) {
            items.add(new Item.Unreadable(
                    MetaJson.contentId("unreadable", node),
                    Item.FOR_EVER,
                    "unknown",
                    "The reader failed on it (" + e.getClass().getSimpleName() + ")."));
        }
    }

    /** Another app holds the conversation: it is for that app to answer, and this one only sees it. */
    private static Item standby(JsonNode event) {
        var mid = MetaJson.id(event.path("message").path("mid"));
        return new Item.Ignored(
                mid == null ? MetaJson.contentId("standby", event) : mid + ":standby",
                Item.FOR_EVER,
                "standby",
                "Another app holds this conversation.");
    }
}
