package io.potik.intake.channel.mail;

import io.potik.intake.channel.Words;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an answer needs to stand below the mail that it answers, on one line:
 * {@code <message-id> <reply-to> subject}, the second only where the sender wants answers at another address.
 */
record Conversation(
        @Nullable String messageId,
        @Nullable String replyTo,
        @Nullable String subject) {

    private static final Pattern WRITTEN = Pattern.compile("<([^<>]*)>(?: <([^<>]*)>)?(?: (.*))?", Pattern.DOTALL);
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s\\p{Cntrl}]{1,250}>");
    private static final int LONGEST_SUBJECT = 200;

    static Conversation read(@Nullable String written) {
        var matcher = WRITTEN.matcher(written == null ? "" : written);
        if (!matcher.matches()) {
            return new Conversation(null, null, written == null || written.isBlank() ? null : written);
        }
        var id = "<" + matcher.group(1) + ">";
        var replyTo = matcher.group(2);
        return new Conversation(
                MESSAGE_ID.matcher(id).matches() ? id : null,
                replyTo != null && MailAddress.isOne(replyTo) ? replyTo : null,
                matcher.group(3));
    }

    String written() {
        var subject = Words.clean(this.subject, LONGEST_SUBJECT);
        boolean ambiguous = subject != null && subject.startsWith("<");
        return (messageId != null && MESSAGE_ID.matcher(messageId).matches() ? messageId : "<>")
                + (replyTo != null ? " <" + replyTo + ">" : ambiguous ? " <>" : "")
                + (subject == null ? "" : " " + subject);
    }
}
