package io.potik.lead.inbound;

import java.time.Instant;
import java.util.UUID;

/** {@code inbound.message-retracted.v1}: the author has taken a message back. */
public record MessageRetracted(UUID connectionId, String messageKey, Instant at) {

    /** The contract's name. */
    public static final String TYPE = "inbound.message-retracted.v1";

    /** What tells the message from all others, of all connections. */
    String uniqueKey() {
        return connectionId + ":" + messageKey;
    }
}
