package io.potik.intake.channel.mail;

import io.potik.intake.channel.AnswerToSend;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An answer as a mail, below the one that it answers. */
final class OutgoingMail extends MimeMessage {

    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,80}/[\\w.+-]{1,80}");
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String id;
    private volatile boolean underWay;

    private OutgoingMail(Session session, String id) {
        super(session);
        this.id = id;
    }

    static OutgoingMail of(AnswerToSend answer, String from, @Nullable String fromName, Session session)
            throws MessagingException, UnsupportedEncodingException {
        // The same answer has the same id, should it ever be sent twice.
        var mail = new OutgoingMail(session, "<" + answer.messageId() + from.substring(from.indexOf('@')) + ">");
        var conversation = Conversation.read(answer.conversationId());
        var to = conversation.replyTo() == null ? answer.toValue() : conversation.replyTo();
        mail.setFrom(new InternetAddress(from, fromName == null ? null : oneLine(fromName), UTF_8));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to, false));
        mail.setSubject(subject(conversation.subject()), UTF_8);
        mail.setSentDate(Date.from(Instant.now()));
        if (conversation.messageId() != null) {
            mail.setHeader("In-Reply-To", conversation.messageId());
            mail.setHeader("References", conversation.messageId());
        }
        if (answer.mailing()) {
            // A mail that says so, to where answers come in: lead-service takes the word for it.
            mail.setHeader("List-Unsubscribe", "<mailto:" + from + "?subject=unsubscribe&body=unsubscribe>");
        }
        if (answer.files().isEmpty()) {
            mail.setText(answer.text(), UTF_8);
        } else {
            mail.setContent(parts(answer));
        }
        mail.saveChanges();
        return mail;
    }

    /** Its Message-ID, by which its replies name it. */
    String id() {
        return id;
    }

    /** Whether the server may have any of its text. */
    boolean isUnderWay() {
        return underWay;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        underWay = true;
        super.writeTo(out, ignored);
    }

    private static MimeMultipart parts(AnswerToSend answer) throws MessagingException {
        var parts = new MimeMultipart();
        if (!answer.text().isBlank()) {
            var text = new MimeBodyPart();
            text.setText(answer.text(), UTF_8);
            parts.addBodyPart(text);
        }
        for (var file : answer.files()) {
            var type = MEDIA_TYPE.matcher(file.mediaType()).matches() ? file.mediaType() : "application/octet-stream";
            var part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), type)));
            part.setFileName(oneLine(file.name()));
            part.setHeader("Content-Transfer-Encoding", "base64");
            parts.addBodyPart(part);
        }
        return parts;
    }

    private static String subject(@Nullable String answered) {
        if (answered == null || answered.isBlank()) {
            return "Re:";
        }
        var subject = oneLine(answered);
        return QuoteMarks.isReplySubject(subject) ? subject : "Re: " + subject;
    }

    /** A line break would begin a header field of somebody else's choosing. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
