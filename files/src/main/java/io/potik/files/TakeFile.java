package io.potik.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in a file. The bytes go to their store as they come, between two short transactions: the first one makes place, the
 * second one makes a file of them. What broke off in between is removed by {@link DiscardFiles}.
 */
public final class TakeFile {

    private final Contents contents;
    private final FileProperties properties;
    private final TransactionTemplate transaction;

    TakeFile(Contents contents, FileProperties properties, TransactionTemplate transaction) {
        this.contents = contents;
        this.properties = properties;
        this.transaction = transaction;
    }

    /**
     * What became of the bytes.
     *
     * @param file as the service knows it
     * @param repeated whether it was there already: then these bytes are not kept once more
     */
    public record Taken<F>(F file, boolean repeated) {}

    /** How many bytes a file may have. */
    public long largest() {
        return properties.largest().toBytes();
    }

    /**
     * Takes in a file. In no transaction.
     *
     * @param id of the file; nothing lies under it yet
     * @param size of the bytes, as the sender says it before
     * @param allow is run in the first transaction, before a byte is read; what it throws is thrown
     * @param make makes a file in the second transaction, or finds the one that is there; what it throws is thrown, and the
     *     bytes are removed
     * @throws FileRefused when it is empty, or too large, or all of them together would be
     * @throws IOException when the bytes cannot be read to their end
     * @throws DataAccessResourceFailureException when their store is away
     */
    public <F> Taken<F> take(
            UUID id, FileName name, long size, InputStream bytes, Runnable allow, Function<StoredFile, Taken<F>> make)
            throws IOException {
        transaction.executeWithoutResult(open -> {
            allow.run();
            requireSize(size);
            contents.reserve(id, size);
        });
        boolean kept = false;
        try {
            var head = new BufferedInputStream(bytes, MediaTypes.HEAD);
            var mediaType = MediaTypes.of(peek(head), name);
            var digest = sha256();
            contents.write(id, new DigestInputStream(head, digest), size);
            var file = new StoredFile(id, name.text(), mediaType, size, digest.digest());
            var taken = Objects.requireNonNull(transaction.execute(open -> keep(file, make)));
            kept = !taken.repeated();
            return taken;
        } finally {
            if (!kept) {
                contents.discard(id);
            }
        }
    }

    private <F> Taken<F> keep(StoredFile file, Function<StoredFile, Taken<F>> make) {
        var taken = make.apply(file);
        if (!taken.repeated() && !contents.keep(file.id())) {
            throw new DataAccessResourceFailureException("A file took longer than a day to come");
        }
        return taken;
    }

    private void requireSize(long size) {
        if (size == 0) {
            throw new FileRefused("file", "The file is empty.");
        }
        if (size > largest()) {
            throw new FileRefused("file", "A file may have " + Sizes.words(properties.largest()) + ".", "tooLarge");
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
