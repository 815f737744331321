package io.potik.intake.outgoing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer that a service asks intake to send.
 *
 * @param conversationId of the request that is answered, or null
 */
public record OutgoingAnswer(
        UUID messageId,
        UUID leadId,
        UUID connectionId,
        String toKind,
        String toValue,
        @Nullable String conversationId,
        String text,
        Instant requestedAt) {

    @Override
    public String toString() {
        return "OutgoingAnswer[" + messageId + "]";
    }
}
