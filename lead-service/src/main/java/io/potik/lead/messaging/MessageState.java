package io.potik.lead.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code outbound.message-state.v1}: what became of a message that was to be sent; {@code state} is
 * sent, delivered, read or failed.
 */
record MessageState(
        UUID messageId, UUID leadId, String state, @Nullable String reason) {

    static final String TYPE = "outbound.message-state.v1";
}
