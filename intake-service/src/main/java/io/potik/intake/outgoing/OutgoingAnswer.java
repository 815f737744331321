package io.potik.intake.outgoing;

import io.potik.intake.channel.AnswerToSend;
import java.time.Instant;
import java.util.List;
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

    /** As its channel gets it. */
    AnswerToSend toSend() {
        return new AnswerToSend(messageId, toKind, toValue, conversationId, text, List.of());
    }

    @Override
    public String toString() {
        return "OutgoingAnswer[" + messageId + "]";
    }
}
