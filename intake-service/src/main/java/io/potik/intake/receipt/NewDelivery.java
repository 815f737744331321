package io.potik.intake.receipt;

import io.potik.intake.ledger.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that was read and is about to be stored, with the receipts that come of it.
 *
 * @param headers as JSON, without secrets
 * @param receipts at least one
 */
public record NewDelivery(
        UUID id,
        UUID connection,
        Instant receivedAt,
        String method,
        @Nullable String query,
        String headers,
        byte[] body,
        List<NewReceipt> receipts) {

    /**
     * One thing in it.
     *
     * @param sameFor how long after the first one an equal external id is a duplicate
     * @param item its place in the delivery, or null when the delivery could not be read as a whole
     * @param message what is sent on of it, or null
     * @param followUp what else is to be done when it is stored, or null
     */
    public record NewReceipt(
            UUID id,
            String externalId,
            Duration sameFor,
            Outcome outcome,
            String kind,
            @Nullable String detail,
            @Nullable Integer item,
            @Nullable ItemMessage message,
            @Nullable FollowUp followUp) {

        /** One of which nothing follows but its message. */
        public NewReceipt(
                UUID id,
                String externalId,
                Duration sameFor,
                Outcome outcome,
                String kind,
                @Nullable String detail,
                @Nullable Integer item,
                @Nullable ItemMessage message) {
            this(id, externalId, sameFor, outcome, kind, detail, item, message, null);
        }

        /** The inbound request as JSON, or null when it is none. */
        public @Nullable String request() {
            return message == null ? null : message.request();
        }
    }

    /**
     * What is sent on of a receipt.
     *
     * @param key connection, and the sender or the order: what has the same arrives in its order
     * @param request the inbound request as JSON, or null when it is none
     * @param payload the whole event as JSON
     */
    public record ItemMessage(
            String topic, String type, String key, @Nullable String request, byte[] payload) {

        @Override
        public String toString() {
            return "ItemMessage[" + type + "]";
        }
    }

    /** The requests as one JSON array by their place in the delivery; null where something is no request. */
    String requests() {
        var byPlace = new ArrayList<String>();
        for (var receipt : receipts) {
            int place = receipt.item() == null ? -1 : receipt.item();
            while (byPlace.size() <= place) {
                byPlace.add("null");
            }
            var request = receipt.request();
            if (request != null) {
                byPlace.set(place, request);
            }
        }
        return "[" + String.join(",", byPlace) + "]";
    }

    /** Does not repeat what it holds: it is personal. */
    @Override
    public String toString() {
        return "NewDelivery[" + id + "]";
    }
}
