package io.potik.order.shop;

import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** The contract {@code order.buyer-undone.v1}: customer-service takes back what the order brought. */
record BuyerUndone(UUID orderId, Instant at) {

    static final String TYPE = "order.buyer-undone.v1";

    OutgoingMessage message(JsonMapper json) {
        return new OutgoingMessage(BuyerWanted.TOPIC, orderId.toString(), TYPE, 1, at, json.writeValueAsBytes(this));
    }
}
