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
     * @param message what is sent on when it is a request, or null
     */
    public record NewReceipt(
            UUID id,
            String externalId,
            Duration sameFor,
            Outcome outcome,
            String kind,
            @Nullable String detail,
            @Nullable Integer item,
            @Nullable RequestMessage message) {}

    /**
     * A request on its way out.
     *
     * @param key connection and sender
     * @param request the inbound request as JSON
     * @param payload the whole event as JSON
     */
    public record RequestMessage(String key, String request, byte[] payload) {}

    /** The requests as one JSON array by their place in the delivery; null where something is no request. */
    String requests() {
        var byPlace = new ArrayList<String>();
        for (var receipt : receipts) {
            int place = receipt.item() == null ? -1 : receipt.item();
            while (byPlace.size() <= place) {
                byPlace.add("null");
            }
            if (receipt.message() != null) {
                byPlace.set(place, receipt.message().request());
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
