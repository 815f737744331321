package io.potik.intake.channel.imap;

import io.potik.intake.channel.Listening;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.imap.ImapCursor.Place;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** Takes from a folder what it has not taken yet. */
final class ImapFolderReader {

    /** What a receipt may hold; of a larger mail the beginning, which has its header and its text. */
    private static final int LONGEST = 20 * 1024 * 1024;

    private static final int REMEMBER_EVERY = 20;

    private final IMAPFolder folder;
    private final String name;
    private final ImapCursor cursor;
    private final Listening listening;

    private record Numbered(long uid, Message message) {}

    ImapFolderReader(IMAPFolder folder, String name, ImapCursor cursor, Listening listening) {
        this.folder = folder;
        this.name = name;
        this.cursor = cursor;
        this.listening = listening;
    }

    /** Takes the new ones in the order in which they came. */
    void takeNew(int sinceDays) throws MessagingException, IOException, InterruptedException {
        long validity = folder.getUIDValidity();
        var place = cursor.of(name);
        var today = LocalDate.now(ZoneOffset.UTC);
        if (place != null && place.uidValidity() == validity) {
            take(after(place.lastUid()), validity);
            return;
        }
        // UIDNEXT is asked for first: what comes while we look is taken with the next ones.
        long last = next() - 1;
        var messages = place != null
                // Numbered anew: what lies near the last day is taken again and recognised by its Message-ID.
                ? since(place.day().minusDays(1))
                : sinceDays > 0 ? since(today.minusDays(sinceDays)) : List.<Numbered>of();
        cursor.move(name, new Place(validity, messages.isEmpty() ? last : 0, today));
        if (messages.isEmpty()) {
            listening.remember(cursor.written());
        }
        take(messages, validity);
    }

    private void take(List<Numbered> messages, long validity)
            throws MessagingException, IOException, InterruptedException {
        int taken = 0;
        for (var message : messages) {
            var raw = raw(message.message());
            if (raw.length > 0) {
                listening.take(delivery(message, raw, validity));
            }
            cursor.move(name, new Place(validity, message.uid(), LocalDate.now(ZoneOffset.UTC)));
            if (++taken % REMEMBER_EVERY == 0) {
                listening.remember(cursor.written());
            }
        }
        if (!messages.isEmpty()) {
            listening.remember(cursor.written());
        }
    }

    private long next() throws MessagingException {
        long next = folder.getUIDNext();
        if (next > 0) {
            return next;
        }
        // A server that does not say it: the last one has the highest number.
        int count = folder.getMessageCount();
        return count == 0 ? 1 : folder.getUID(folder.getMessage(count)) + 1;
    }

    private List<Numbered> after(long lastUid) throws MessagingException {
        // "n:*" names the last message even if its number is below n.
        return numbered(folder.getMessagesByUID(lastUid + 1, UIDFolder.LASTUID)).stream()
                .filter(message -> message.uid() > lastUid)
                .toList();
    }

    private List<Numbered> since(LocalDate day) throws MessagingException {
        var from = Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        return numbered(folder.search(new ReceivedDateTerm(ComparisonTerm.GE, from)));
    }

    private List<Numbered> numbered(Message[] messages) throws MessagingException {
        var numbered = new ArrayList<Numbered>();
        for (var message : messages) {
            if (message != null) {
                numbered.add(new Numbered(folder.getUID(message), message));
            }
        }
        numbered.sort(Comparator.comparingLong(Numbered::uid));
        return numbered;
    }

    /** Its bytes as they lie there; none when somebody has deleted it meanwhile. */
    private static byte[] raw(Message message) throws MessagingException, IOException {
        try (var stream = ((IMAPMessage) message).getMimeStream()) {
            return stream.readNBytes(LONGEST);
        } catch (MessageRemovedException deleted) {
            return new byte[0];
        } catch (IOException failed) {
            if (message.isExpunged()) {
                return new byte[0];
            }
            throw failed;
        }
    }

    private RawDelivery delivery(Numbered message, byte[] raw, long validity) {
        return new RawDelivery(
                "POST",
                null,
                Map.of(
                        "content-type", List.of("message/rfc822"),
                        "x-imap-folder", List.of(name),
                        "x-imap-uid", List.of(validity + ":" + message.uid())),
                raw,
                Instant.now());
    }
}
