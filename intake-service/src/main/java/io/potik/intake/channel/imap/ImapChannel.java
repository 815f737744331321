package io.potik.intake.channel.imap;

import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.Listening;
import io.potik.intake.channel.ListeningChannel;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.SendResult;
import io.potik.intake.channel.SettingError;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Takes;
import io.potik.intake.channel.Verification;
import io.potik.intake.channel.mail.Mail;
import io.potik.intake.channel.mail.MailItems;
import io.potik.intake.channel.mail.SmtpSender;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * A mailbox. It waits in IDLE in the first of its folders and looks into all of them every minute, because IDLE ends
 * without a word behind many a firewall; so it is also far below the 29 minutes after which a server may hang up.
 */
@Component
class ImapChannel implements ListeningChannel {

    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    private final MailItems items;
    private final Duration lookEvery;
    private final SmtpSender sender = new SmtpSender();

    @Autowired
    ImapChannel(Phones phones) {
        this(phones, LOOK_EVERY);
    }

    ImapChannel(Phones phones, Duration lookEvery) {
        this.items = new MailItems(phones);
        this.lookEvery = lookEvery;
    }

    @Override
    public String provider() {
        return "imap";
    }

    @Override
    public ProviderDescription description() {
        return ImapSetup.DESCRIPTION;
    }

    @Override
    public List<SettingError> check(Settings settings) {
        return ImapSetup.check(settings);
    }

    /** No server posts for a mailbox; the address, which only its people know, takes a mail that they hand over by themselves. */
    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        return delivery.method().equals("POST") ? Verification.ACCEPTED : Verification.onlyBy("POST");
    }

    @Override
    public boolean carriesFiles() {
        return true;
    }

    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        return HookAnswer.OK;
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        if (delivery.body().length == 0) {
            throw new NotUnderstood("The mail is empty.");
        }
        return List.of(items.item(Mail.ofMime(delivery.body()), delivery, connection.settings()));
    }

    @Override
    public Takes takes() {
        return SmtpSender.TAKES;
    }

    @Override
    public SendResult send(AnswerToSend answer, ConnectionAccess connection) {
        return sender.send(answer, connection);
    }

    @Override
    public void listen(ConnectionAccess connection, Listening listening) throws ListeningFailed, InterruptedException {
        var wanted = connection.settings().list(ImapSetup.FOLDERS);
        var folders = wanted.isEmpty() ? List.of("INBOX") : wanted;
        var cursor = ImapCursor.read(listening.cursor());
        // Silence that is longer than IDLE may last means that the server is gone.
        try (var mailbox = ImapMailbox.open(connection, lookEvery.plusSeconds(30))) {
            boolean idle = mailbox.canIdle();
            while (true) {
                for (int i = folders.size() - 1; i >= 0; i--) {
                    try (var folder = mailbox.folder(folders.get(i))) {
                        new ImapFolderReader(folder, folders.get(i), cursor, listening)
                                .takeNew(ImapSetup.since(connection.settings()));
                        if (i == 0) {
                            listening.reached();
                            await(folder, idle, listening);
                        }
                    }
                }
            }
        } catch (MessagingException | IOException | IllegalStateException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new ListeningFailed("The mail server broke off.", e);
        }
    }

    private void await(IMAPFolder folder, boolean idle, Listening listening)
            throws MessagingException, InterruptedException {
        if (idle) {
            ImapIdle.await(folder, lookEvery);
        } else {
            listening.pause(lookEvery);
        }
    }
}
