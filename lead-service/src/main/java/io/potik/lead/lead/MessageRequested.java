package io.potik.lead.lead;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * {@code outbound.message-requested.v1}: asks intake to send a text and files by a connection.
 *
 * @param requestedBy who wrote it; only their own files go with it
 * @param files ids of uploads
 */
record MessageRequested(
        UUID messageId,
        UUID leadId,
        UUID connectionId,
        To to,
        String conversationId,
        String text,
        Instant at,
        UUID requestedBy,
        List<UUID> files) {

    static final String TYPE = "outbound.message-requested.v1";
    static final String TOPIC = "outbound.messages";

    /** The contact point that gets it. */
    record To(String kind, String value) {}
}
