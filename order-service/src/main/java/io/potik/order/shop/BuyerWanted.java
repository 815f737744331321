package io.potik.order.shop;

import io.potik.order.shop.ToldOrder.Buyer;
import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contract {@code order.buyer-wanted.v1}: customer-service is asked who bought. Holds personal data.
 *
 * @param customerId of the customer if there has to be a new one
 * @param undoable whether it may be undone: what it brings to the customer is remembered
 */
record BuyerWanted(UUID orderId, UUID customerId, Buyer person, UUID connectionId, boolean undoable, Instant at) {

    static final String TYPE = "order.buyer-wanted.v1";
    static final String TOPIC = "order.buyers";

    static BuyerWanted of(ShopOrder order, ToldOrder told) {
        return new BuyerWanted(
                order.orderId(),
                order.wantedCustomer(),
                told.buyer(),
                told.connectionId(),
                told.imported(),
                told.state().placedAt());
    }

    OutgoingMessage message(JsonMapper json) {
        return new OutgoingMessage(TOPIC, orderId.toString(), TYPE, 1, at, json.writeValueAsBytes(this));
    }

    @Override
    public String toString() {
        return "BuyerWanted[" + orderId + "]";
    }
}
