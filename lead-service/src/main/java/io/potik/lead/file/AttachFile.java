package io.potik.lead.file;

import io.potik.lead.problem.Invalid;
import io.potik.lead.problem.NotFound;
import io.potik.lead.problem.TooLarge;
import io.potik.lead.security.Caller;
import io.potik.lead.sql.Rows;
import io.potik.outbox.Ids;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts a file on a card. The bytes go to their store as they come, between two short transactions: the first one makes
 * place, the second one makes a file of them. What broke off in between is removed by {@link DiscardFiles}.
 */
@Service
class AttachFile {

    private final FileDesk desk;
    private final LeadFiles files;
    private final Contents contents;
    private final FileProperties properties;
    private final TransactionTemplate transaction;

    AttachFile(
            FileDesk desk,
            LeadFiles files,
            Contents contents,
            FileProperties properties,
            TransactionTemplate transaction) {
        this.desk = desk;
        this.files = files;
        this.contents = contents;
        this.properties = properties;
        this.transaction = transaction;
    }

    /**
     * What was attached.
     *
     * @param repeated whether it was there already, by the same request
     */
    record Attached(LeadFiles.Listed file, boolean repeated) {}

    /**
     * Attaches a file. In no transaction.
     *
     * @param size of the bytes, as the sender says it before
     * @param key the Idempotency-Key; the same one with the same file is the same file, as long as it is there
     * @throws TooLarge when the file is, or all of them together
     * @throws Invalid when it is empty, or the key was used for another one
     * @throws NotFound when the lead is not there, or not for who asks
     * @throws io.potik.lead.lead.ChangedMeanwhile when the lead was merged into another one
     * @throws IOException when the bytes cannot be read to their end
     */
    Attached attach(Caller caller, UUID lead, FileName name, @Nullable String key, long size, InputStream bytes)
            throws IOException {
        var id = Ids.next();
        transaction.executeWithoutResult(open -> {
            // Before a single byte is read: whose the lead is, and whether there is a place.
            desk.lead(caller.sees(), lead);
            requireSize(size);
            contents.reserve(id, size);
        });
        boolean kept = false;
        try {
            var head = new BufferedInputStream(bytes, MediaTypes.HEAD);
            var mediaType = MediaTypes.of(peek(head), name);
            var digest = sha256();
            contents.write(id, new DigestInputStream(head, digest), size);
            var file = new LeadFile(
                    id, lead, name.text(), mediaType, size, digest.digest(), Rows.now(), caller.staffId(), key);
            var attached = Objects.requireNonNull(transaction.execute(open -> keep(caller, file)));
            kept = !attached.repeated();
            return attached;
        } finally {
            if (!kept) {
                contents.discard(id);
            }
        }
    }

    private Attached keep(Caller caller, LeadFile file) {
        var lead = desk.lead(caller.sees(), file.lead());
        if (!files.add(file)) {
            return new Attached(new LeadFiles.Listed(earlier(file), lead.number()), true);
        }
        if (!contents.keep(file.id())) {
            throw new DataAccessResourceFailureException("A file took longer than a day to come");
        }
        desk.added(caller, lead, file, file.addedAt());
        return new Attached(new LeadFiles.Listed(file, lead.number()), false);
    }

    private LeadFile earlier(LeadFile file) {
        return files.ofRequest(file.addedBy(), Objects.requireNonNull(file.requestKey()))
                .filter(file::isRepeatOf)
                .orElseThrow(
                        () -> new Invalid("Idempotency-Key", "This Idempotency-Key was used for another request."));
    }

    private void requireSize(long size) {
        if (size == 0) {
            throw new Invalid("file", "The file is empty.");
        }
        if (size > properties.largest().toBytes()) {
            throw new TooLarge(new Invalid.Field(
                    "file", "A file may have " + Sizes.words(properties.largest()) + ".", "tooLarge"));
        }
    }

    private static byte[] peek(BufferedInputStream bytes) throws IOException {
        bytes.mark(MediaTypes.HEAD);
        var head = bytes.readNBytes(MediaTypes.HEAD);
        bytes.reset();
        return head;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
