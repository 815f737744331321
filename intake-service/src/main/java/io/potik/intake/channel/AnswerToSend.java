package io.potik.intake.channel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text for a person.
 *
 * @param toKind the kind of contact point
 * @param toValue its value
 * @param conversationId of the request that is answered, or null
 */
public record AnswerToSend(
        UUID messageId,
        String toKind,
        String toValue,
        @Nullable String conversationId,
        String text) {

    @Override
    public String toString() {
        return "AnswerToSend[" + messageId + "]";
    }
}
