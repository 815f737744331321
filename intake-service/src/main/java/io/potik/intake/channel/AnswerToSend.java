package io.potik.intake.channel;

import java.net.URI;
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
 * @param partsOut how many of the messages that it becomes are out already, from an attempt before; see {@link Parts}
 * @param mailing whether it goes to many, each of whom can say that they want no more
 */
public record AnswerToSend(
        UUID messageId,
        String toKind,
        String toValue,
        @Nullable String conversationId,
        String text,
        List<File> files,
        int partsOut,
        boolean mailing) {

    /** An answer to one person. */
    public AnswerToSend(
            UUID messageId,
            String toKind,
            String toValue,
            @Nullable String conversationId,
            String text,
            List<File> files,
            int partsOut) {
        this(messageId, toKind, toValue, conversationId, text, files, partsOut, false);
    }

    /** An answer of which nothing is out. */
    public AnswerToSend(
            UUID messageId,
            String toKind,
            String toValue,
            @Nullable String conversationId,
            String text,
            List<File> files) {
        this(messageId, toKind, toValue, conversationId, text, files, 0);
    }

    /**
     * A file that goes with it.
     *
     * @param address where a provider that only takes addresses can fetch it, or null where this installation has none
     *     that the world can reach
     */
    public record File(
            String name,
            String mediaType,
            byte[] content,
            @Nullable URI address) {

        /** A file without an address. */
        public File(String name, String mediaType, byte[] content) {
            this(name, mediaType, content, null);
        }

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
