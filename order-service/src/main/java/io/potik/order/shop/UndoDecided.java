package io.potik.order.shop;

import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contract {@code inbound.undo-decided.v1}: what became of an order whose import is undone.
 *
 * @param undone {@code cancelled} or {@code left}
 * @param leftBecause {@code madeBefore} or {@code changed}; null of one that was cancelled, and of one that is not here
 */
record UndoDecided(
        UUID receiptId,
        UUID orderId,
        String undone,
        @Nullable String leftBecause,
        Instant decidedAt) {

    static final String TYPE = "inbound.undo-decided.v1";

    static UndoDecided cancelled(UndoneOrder undone, Instant at) {
        return new UndoDecided(undone.receiptId(), undone.orderId(), "cancelled", null, at);
    }

    static UndoDecided left(UndoneOrder undone, @Nullable String because, Instant at) {
        return new UndoDecided(undone.receiptId(), undone.orderId(), "left", because, at);
    }

    OutgoingMessage message(JsonMapper json) {
        return new OutgoingMessage(
                OutcomeDecided.TOPIC, receiptId.toString(), TYPE, 1, decidedAt, json.writeValueAsBytes(this));
    }
}
