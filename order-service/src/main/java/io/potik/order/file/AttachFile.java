package io.potik.order.file;

import io.potik.order.order.OrderList;
import io.potik.order.order.WorkOrder;
import io.potik.order.problem.Invalid;
import io.potik.order.problem.NotFound;
import io.potik.order.problem.TooLarge;
import io.potik.order.security.Caller;
import io.potik.outbox.Ids;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts a file on an order. The bytes go to their store as they come, between two short transactions: the first one makes
 * place, the second one makes a file of them. What broke off in between is removed by {@link DiscardFiles}.
 */
@Service
class AttachFile {

    private final OrderList seen;
    private final WorkOrder orders;
    private final OrderFiles files;
    private final Contents contents;
    private final FileProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AttachFile(
            OrderList seen,
            WorkOrder orders,
            OrderFiles files,
            Contents contents,
            FileProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.seen = seen;
        this.orders = orders;
        this.files = files;
        this.contents = contents;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What was attached.
     *
     * @param repeated whether it was there already, by the same request
     */
    record Attached(OrderFile file, boolean repeated) {}

    /**
     * Attaches a file. In no transaction.
     *
     * @param size of the bytes, as the sender says it before
     * @param key the Idempotency-Key; the same one with the same file is the same file, as long as it is there
     * @throws TooLarge when the file is, or all of them together
     * @throws Invalid when it is empty, or the key was used for another one
     * @throws NotFound when the order is not there, or not for who asks
     * @throws IOException when the bytes cannot be read to their end
     */
    Attached attach(Caller caller, UUID order, FileName name, @Nullable String key, long size, InputStream bytes)
            throws IOException {
        var id = Ids.next();
        transaction.executeWithoutResult(open -> {
            // Before a single byte is read: whose the order is, and whether there is a place.
            seen.see(order, caller.sees());
            requireSize(size);
            contents.reserve(id, size);
        });
        boolean kept = false;
        try {
            var head = new BufferedInputStream(bytes, MediaTypes.HEAD);
            var mediaType = MediaTypes.of(peek(head), name);
            var digest = sha256();
            contents.write(id, new DigestInputStream(head, digest), size);
            var file = new OrderFile(
                    id, order, name.text(), mediaType, size, digest.digest(), now(), caller.staffId(), key);
            var attached = Objects.requireNonNull(transaction.execute(open -> keep(caller, file)));
            kept = !attached.repeated();
            return attached;
        } finally {
            if (!kept) {
                contents.discard(id);
            }
        }
    }

    private Attached keep(Caller caller, OrderFile file) {
        if (!files.add(file)) {
            return new Attached(earlier(file), true);
        }
        if (!contents.keep(file.id())) {
            throw new DataAccessResourceFailureException("A file took longer than a day to come");
        }
        orders.file(file.order(), null, file.name(), caller);
        return new Attached(file, false);
    }

    /** As exactly as PostgreSQL keeps it: what a repeat is answered is equal to the first answer. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private OrderFile earlier(OrderFile file) {
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
