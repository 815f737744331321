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
 * @param requestedBy who wrote it; only their own files go with it
 * @param files ids of uploads that go with it
 * @param partsOut how many of the messages that it becomes are out already
 * @param mailing whether it goes to many
 */
public record OutgoingAnswer(
        UUID messageId,
        UUID leadId,
        UUID connectionId,
        String toKind,
        String toValue,
        @Nullable String conversationId,
        String text,
        Instant requestedAt,
        @Nullable UUID requestedBy,
        List<UUID> files,
        int partsOut,
        boolean mailing) {

    /** As its channel gets it. */
    AnswerToSend toSend(List<AnswerToSend.File> content) {
        return new AnswerToSend(messageId, toKind, toValue, conversationId, text, content, partsOut, mailing);
    }

    @Override
    public String toString() {
        return "OutgoingAnswer[" + messageId + "]";
    }
}
