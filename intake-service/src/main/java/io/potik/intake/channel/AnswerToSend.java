package io.potik.intake.channel;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer for a person.
 *
 * @param toKind the kind of contact point
 * @param toValue its value
 * @param conversationId of the request that is answered, or null
 * @param text may be empty when there are files
 */
public record AnswerToSend(
        UUID messageId,
        String toKind,
        String toValue,
        @Nullable String conversationId,
        String text,
        List<File> files) {

    /** A file that goes with it. */
    public record File(String name, String mediaType, byte[] content) {

        @Override
        public String toString() {
            return "File[" + mediaType + ", " + content.length + " bytes]";
        }
    }

    @Override
    public String toString() {
        return "AnswerToSend[" + messageId + "]";
    }
}
