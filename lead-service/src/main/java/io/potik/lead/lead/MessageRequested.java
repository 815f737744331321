package io.potik.lead.lead;

import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code outbound.message-requested.v1}: asks intake to send a text and files by a connection.
 *
 * @param requestedBy who wrote it; only their own files go with it
 * @param files ids of uploads
 * @param mailing whether it goes to many, each of whom can refuse more
 */
public record MessageRequested(
        UUID messageId,
        UUID leadId,
        UUID connectionId,
        To to,
        String conversationId,
        String text,
        Instant at,
        UUID requestedBy,
        List<UUID> files,
        boolean mailing) {

    private static final String TYPE = "outbound.message-requested.v1";
    private static final String TOPIC = "outbound.messages";

    /** The contact point that gets it. */
    public record To(String kind, String value) {}

    /** As it is told, in the order of what goes to the same contact point. */
    public OutgoingMessage message(JsonMapper json) {
        return new OutgoingMessage(TOPIC, to.kind() + ":" + to.value(), TYPE, 0, at, json.writeValueAsBytes(this));
    }
}
