package io.potik.intake.channel.mail;

import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.SendResult;
import io.potik.intake.channel.Takes;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Sends an answer over SMTP, once. */
public final class SmtpSender {

    /** Words without end, and files as one answer may have them. */
    public static final Takes TAKES = Takes.anyFile(20_000);

    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_TLS = 465;
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration BUSY = Duration.ofMinutes(5);

    private final Duration connect;
    private final Duration timeout;

    /** Waits as long as mail servers need: some look a sender up before they say a word. */
    public SmtpSender() {
        this(Duration.ofSeconds(10), Duration.ofSeconds(45));
    }

    SmtpSender(Duration connect, Duration timeout) {
        this.connect = connect;
        this.timeout = timeout;
    }

    /** Sends it as an answer to the mail that its conversation names. */
    public SendResult send(AnswerToSend answer, ConnectionAccess connection) {
        var settings = connection.settings();
        var host = settings.text(MailSetup.SMTP_HOST);
        var from = Objects.requireNonNullElse(
                settings.text(MailSetup.FROM), Objects.requireNonNullElse(settings.text(MailSetup.USER), ""));
        if (host == null) {
            return new SendResult.Refused("This connection has no mail server that sends, so it cannot answer.");
        }
        if (!MailAddress.isOne(from)) {
            return new SendResult.Refused("This connection has no address that answers could come from.");
        }
        if (!answer.toKind().equals("email") || !MailAddress.isOne(answer.toValue())) {
            return new SendResult.Refused("The person has no e-mail address that mail can be sent to.");
        }
        var session = session(host, connection, from);
        var transport = new SMTPTransport(session, new URLName("smtp", host, -1, null, null, null));
        try {
            return send(answer, connection, from, session, transport);
        } finally {
            close(transport);
        }
    }

    /** However badly this ends, what was sent is sent. */
    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException alreadyGone) {
            // There is nothing left to close.
        }
    }

    private SendResult send(
            AnswerToSend answer, ConnectionAccess connection, String from, Session session, SMTPTransport transport) {
        try {
            transport.connect(
                    transport.getURLName().getHost(),
                    port(connection),
                    connection.newest(MailSetup.SMTP_USER),
                    connection.newest(MailSetup.SMTP_PASSWORD));
        } catch (AuthenticationFailedException e) {
            return isTransient(transport.getLastReturnCode())
                    ? new SendResult.Later(BUSY, "The mail server cannot check the password now.")
                    : new SendResult.Refused(
                            "The mail server does not accept the user and password of this connection.");
        } catch (MessagingException | IllegalStateException e) {
            return transport.getLastReturnCode() >= 500
                    ? new SendResult.Refused(
                            "The mail server does not talk to us (" + transport.getLastReturnCode() + ").")
                    : new SendResult.Later(
                            SOON, "The mail server cannot be reached, or not in the way that smtpTls says.");
        }
        OutgoingMail mail;
        try {
            mail = OutgoingMail.of(answer, from, connection.settings().text(MailSetup.FROM_NAME), session);
        } catch (MessagingException | UnsupportedEncodingException e) {
            return new SendResult.Refused(
                    "No mail can be made of it: an address or a file's name is not allowed in mail.");
        }
        try {
            transport.sendMessage(mail, mail.getAllRecipients());
            return new SendResult.Sent(mail.id());
        } catch (MessagingException e) {
            return failed(transport.getLastReturnCode(), transport.getLastServerResponse(), mail.isUnderWay());
        }
    }

    /** A server's own refusal is final or not by its first digit; silence is one thing before the text and another after. */
    private static SendResult failed(int code, @Nullable String response, boolean underWay) {
        if (isTransient(code)) {
            return new SendResult.Later(BUSY, "The mail server asks to try again later (" + code + ").");
        }
        if (code >= 500 && code < 600) {
            return new SendResult.Refused(reason(code, response == null ? "" : response.toLowerCase(Locale.ROOT)));
        }
        return underWay
                ? new SendResult.Unknown("The mail server broke off: it is unknown whether it was sent.")
                : new SendResult.Later(SOON, "The mail server broke off before it took the mail.");
    }

    private static String reason(int code, String response) {
        if (response.contains("5.2.2") || response.contains("quota") || code == 552) {
            return "The mail is too large, or the person's mailbox is full (" + code + ").";
        }
        if (response.contains("5.1.") || response.contains("unknown") || response.contains("no such")) {
            return "There is no such mailbox (" + code + ").";
        }
        if (response.contains("5.7.") || code == 554 || code == 530) {
            return "The mail server refuses to send it from this address or to this person (" + code + ").";
        }
        return "The mail server refused it with " + code + ".";
    }

    private static boolean isTransient(int code) {
        return code >= 400 && code < 500;
    }

    private static int port(ConnectionAccess connection) {
        var settings = connection.settings();
        return MailSetup.port(
                settings.text(MailSetup.SMTP_PORT), tls(connection).equals("tls") ? SUBMISSION_TLS : SUBMISSION);
    }

    private static String tls(ConnectionAccess connection) {
        var settings = connection.settings();
        var otherwise = String.valueOf(SUBMISSION_TLS).equals(settings.text(MailSetup.SMTP_PORT)) ? "tls" : "starttls";
        return Objects.requireNonNullElse(settings.text(MailSetup.SMTP_TLS), otherwise);
    }

    private Session session(String host, ConnectionAccess connection, String from) {
        var tls = tls(connection);
        var properties = new Properties();
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.connectiontimeout", String.valueOf(connect.toMillis()));
        properties.put("mail.smtp.timeout", String.valueOf(timeout.toMillis()));
        properties.put("mail.smtp.writetimeout", String.valueOf(timeout.toMillis()));
        properties.put("mail.smtp.ssl.enable", String.valueOf(tls.equals("tls")));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.enable", String.valueOf(tls.equals("starttls")));
        properties.put("mail.smtp.starttls.required", String.valueOf(tls.equals("starttls")));
        properties.put("mail.smtp.auth", String.valueOf(connection.newest(MailSetup.SMTP_USER) != null));
        properties.put("mail.smtp.localhost", from.substring(from.indexOf('@') + 1));
        return Session.getInstance(properties);
    }
}
