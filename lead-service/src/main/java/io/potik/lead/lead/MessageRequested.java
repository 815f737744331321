package io.potik.lead.lead;

import java.time.Instant;
import java.util.UUID;

/** {@code outbound.message-requested.v1}: asks intake to send a text by a connection. */
record MessageRequested(
        UUID messageId, UUID leadId, UUID connectionId, To to, String conversationId, String text, Instant at) {

    static final String TYPE = "outbound.message-requested.v1";
    static final String TOPIC = "outbound.messages";

    /** The contact point that gets it. */
    record To(String kind, String value) {}
}
