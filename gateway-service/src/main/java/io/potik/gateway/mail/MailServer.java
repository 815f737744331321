package io.potik.gateway.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The operator's SMTP server. */
@Component
class MailServer {

    /** The server did not take a mail; the message names no address. */
    static final class NotTaken extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotTaken(MessagingException cause) {
            super(cause.getClass().getSimpleName(), cause);
        }
    }

    private final MailProperties properties;

    MailServer(MailProperties properties) {
        this.properties = properties;
    }

    /**
     * Sends one mail to one person. When it returns, the server has taken it.
     *
     * @param key the mail's id: sent twice it has the same Message-ID, by which mailboxes tell
     * @throws NotTaken when the server cannot be reached, or refuses
     */
    void send(Letter letter, String to, UUID key) {
        var session = session();
        try (var transport = new Quiet(session.getTransport("smtp"))) {
            var message = message(letter, to, key, session);
            transport.smtp.connect(
                    properties.host(),
                    properties.portOrUsual(),
                    orNull(properties.user()),
                    orNull(properties.password()));
            transport.smtp.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw new NotTaken(e);
        }
    }

    private MimeMessage message(Letter letter, String to, UUID key, Session session) throws MessagingException {
        var from = new InternetAddress(properties.from(), true);
        var domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
        var message = new Keyed(session, "<" + key + "@" + domain + ">");
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(Instant.now()));
        // No mailbox answers to it by itself.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        var plain = new MimeBodyPart();
        plain.setText(letter.plain(), StandardCharsets.UTF_8.name());
        var html = new MimeBodyPart();
        html.setText(letter.html(), StandardCharsets.UTF_8.name(), "html");
        message.setContent(new MimeMultipart("alternative", plain, html));
        message.saveChanges();
        return message;
    }

    private Session session() {
        var security = properties.security();
        var silence = String.valueOf(properties.timeout().toMillis());
        var settings = new Properties();
        settings.put("mail.smtp.connectiontimeout", silence);
        settings.put("mail.smtp.timeout", silence);
        settings.put("mail.smtp.writetimeout", silence);
        settings.put("mail.smtp.ssl.enable", String.valueOf(security == MailProperties.Security.TLS));
        settings.put("mail.smtp.ssl.checkserveridentity", "true");
        settings.put("mail.smtp.starttls.enable", String.valueOf(security == MailProperties.Security.STARTTLS));
        settings.put("mail.smtp.starttls.required", String.valueOf(security == MailProperties.Security.STARTTLS));
        settings.put("mail.smtp.auth", String.valueOf(!properties.user().isBlank()));
        return Session.getInstance(settings);
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }

    /** However badly the goodbye ends, what was taken is taken. */
    private record Quiet(Transport smtp) implements AutoCloseable {

        @Override
        public void close() {
            try {
                smtp.close();
            } catch (MessagingException alreadyGone) {
                // There is nothing left to close.
                return;
            }
        }
    }

    /** Keeps the id that it was given. */
    private static final class Keyed extends MimeMessage {

        private final String id;

        Keyed(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
