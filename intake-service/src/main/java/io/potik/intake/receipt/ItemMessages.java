package io.potik.intake.receipt;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.ShopOrder;
import io.potik.intake.channel.Words;
import io.potik.intake.receipt.NewDelivery.ItemMessage;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** What goes out of items, in the words of the contracts. */
final class ItemMessages {

    private static final String REQUESTS = "inbound.requests";
    private static final String ORDERS = "inbound.orders";

    /**
     * Where an item came from, and its receipt.
     *
     * @param answers whether a person can be answered there
     */
    record Origin(
            UUID receipt,
            UUID connection,
            String connectionName,
            String provider,
            boolean answers,
            Instant receivedAt) {}

    private record RequestReceived(
            UUID receiptId,
            UUID connectionId,
            String connectionName,
            String provider,
            boolean answers,
            Instant receivedAt,
            @JsonRawValue String request) {}

    private record OrderReceived(
            UUID receiptId,
            UUID connectionId,
            String connectionName,
            String provider,
            Instant receivedAt,
            @JsonRawValue String request,
            ShopOrder order) {}

    private record MessageRetracted(
            UUID receiptId, UUID connectionId, String provider, String messageKey, Instant at) {}

    private final JsonMapper json;

    ItemMessages(JsonMapper json) {
        this.json = json;
    }

    ItemMessage request(Origin from, InboundRequest request) {
        return request("inbound.request-received.v1", from, request);
    }

    ItemMessage activity(Origin from, InboundRequest request) {
        return request("inbound.activity-received.v1", from, request);
    }

    ItemMessage order(Origin from, Item.Order item) {
        var request = json.writeValueAsString(item.request());
        return new ItemMessage(
                ORDERS,
                "inbound.order-received.v1",
                key(from, item.order().shopOrderId()),
                request,
                json.writeValueAsBytes(new OrderReceived(
                        from.receipt(),
                        from.connection(),
                        from.connectionName(),
                        from.provider(),
                        from.receivedAt(),
                        request,
                        item.order())));
    }

    ItemMessage retraction(Origin from, Item.Retraction item) {
        return new ItemMessage(
                REQUESTS,
                "inbound.message-retracted.v1",
                key(from, item.account()),
                null,
                json.writeValueAsBytes(new MessageRetracted(
                        from.receipt(), from.connection(), from.provider(), item.messageKey(), from.receivedAt())));
    }

    private ItemMessage request(String type, Origin from, InboundRequest item) {
        var request = json.writeValueAsString(item);
        return new ItemMessage(
                REQUESTS,
                type,
                key(from, item.account()),
                request,
                json.writeValueAsBytes(new RequestReceived(
                        from.receipt(),
                        from.connection(),
                        from.connectionName(),
                        from.provider(),
                        from.answers(),
                        from.receivedAt(),
                        request)));
    }

    private static String key(Origin from, String of) {
        return Words.storable(from.connection() + ":" + of);
    }
}
