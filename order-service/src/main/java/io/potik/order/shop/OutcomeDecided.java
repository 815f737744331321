package io.potik.order.shop;

import io.potik.order.shop.ShopOrders.Receipt;
import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contract {@code inbound.outcome-decided.v1}, of a shop's order.
 *
 * @param detail {@code olderRevision} when it changed nothing, else null
 */
record OutcomeDecided(
        UUID receiptId,
        String outcome,
        UUID orderId,
        @Nullable String detail,
        Instant decidedAt) {

    static final String TYPE = "inbound.outcome-decided.v1";
    static final String TOPIC = "inbound.outcomes";

    static OutcomeDecided ordered(Receipt receipt, @Nullable String detail, Instant at) {
        return new OutcomeDecided(receipt.receiptId(), "ordered", receipt.orderId(), detail, at);
    }

    OutgoingMessage message(JsonMapper json) {
        return new OutgoingMessage(TOPIC, receiptId.toString(), TYPE, 1, decidedAt, json.writeValueAsBytes(this));
    }
}
