package io.potik.intake.channel.imap;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.ListeningChannel.ListeningFailed;
import io.potik.intake.channel.mail.MailSetup;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** A session with an IMAP server. */
final class ImapMailbox implements AutoCloseable {

    private static final int PORT = 143;
    private static final int PORT_TLS = 993;

    private final IMAPStore store;

    private ImapMailbox(IMAPStore store) {
        this.store = store;
    }

    static ImapMailbox open(ConnectionAccess connection, Duration silence) throws ListeningFailed {
        var settings = connection.settings();
        var host = settings.text(ImapSetup.HOST);
        var user = settings.text(MailSetup.USER);
        var password = connection.newest(ImapSetup.PASSWORD);
        if (host == null || user == null || password == null) {
            throw new ListeningFailed("The connection needs a host, a user and a password.", null);
        }
        var tls = tls(connection);
        int port = MailSetup.port(settings.text(ImapSetup.PORT), tls.equals("tls") ? PORT_TLS : PORT);
        try {
            var store =
                    (IMAPStore) Session.getInstance(properties(tls, silence)).getStore("imap");
            store.connect(host, port, user, password);
            return new ImapMailbox(store);
        } catch (AuthenticationFailedException e) {
            throw new ListeningFailed(
                    "The mailbox does not accept the user and password. Many providers want an app password here.", e);
        } catch (MessagingException e) {
            throw new ListeningFailed("The mail server cannot be reached, or not in the way that tls says.", e);
        }
    }

    /** Opens a folder without marking anything in it as read. */
    IMAPFolder folder(String name) throws ListeningFailed {
        try {
            var folder = (IMAPFolder) store.getFolder(name);
            folder.open(Folder.READ_ONLY);
            return folder;
        } catch (FolderNotFoundException e) {
            throw new ListeningFailed("The mailbox has no folder " + name + ".", e);
        } catch (MessagingException | IllegalStateException e) {
            throw new ListeningFailed("The folder " + name + " cannot be opened.", e);
        }
    }

    boolean canIdle() throws MessagingException {
        return store.hasCapability("IDLE");
    }

    @Override
    public void close() {
        try {
            store.close();
        } catch (MessagingException | IllegalStateException alreadyGone) {
            // There is nothing left to close.
        }
    }

    private static String tls(ConnectionAccess connection) {
        return Objects.requireNonNullElse(connection.settings().text(ImapSetup.TLS), "tls");
    }

    private static Properties properties(String tls, Duration silence) {
        var properties = new Properties();
        var patience = String.valueOf(silence.toMillis());
        properties.put("mail.imap.connectiontimeout", "20000");
        properties.put("mail.imap.timeout", patience);
        properties.put("mail.imap.writetimeout", patience);
        properties.put("mail.imap.ssl.enable", String.valueOf(tls.equals("tls")));
        properties.put("mail.imap.ssl.checkserveridentity", "true");
        properties.put("mail.imap.starttls.enable", String.valueOf(tls.equals("starttls")));
        properties.put("mail.imap.starttls.required", String.valueOf(tls.equals("starttls")));
        // Looking at a mail must not mark it as read: people may still use the mailbox.
        properties.put("mail.imap.peek", "true");
        properties.put("mail.imap.fetchsize", "262144");
        return properties;
    }
}
