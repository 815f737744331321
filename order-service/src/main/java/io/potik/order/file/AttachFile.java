package io.potik.order.file;

import io.potik.files.FileName;
import io.potik.files.FileRefused;
import io.potik.files.TakeFile;
import io.potik.files.TakeFile.Taken;
import io.potik.order.order.OrderList;
import io.potik.order.order.WorkOrder;
import io.potik.order.problem.Invalid;
import io.potik.order.problem.NotFound;
import io.potik.order.security.Caller;
import io.potik.outbox.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Puts a file on an order. */
@Service
class AttachFile {

    private final OrderList seen;
    private final WorkOrder orders;
    private final OrderFiles files;
    private final TakeFile take;
    private final Clock clock;

    AttachFile(OrderList seen, WorkOrder orders, OrderFiles files, TakeFile take, Clock clock) {
        this.seen = seen;
        this.orders = orders;
        this.files = files;
        this.take = take;
        this.clock = clock;
    }

    /**
     * Attaches a file. In no transaction.
     *
     * @param size of the bytes, as the sender says it before
     * @param key the Idempotency-Key; the same one with the same file is the same file, as long as it is there
     * @throws FileRefused when it is empty, or too large, or all of them together would be
     * @throws Invalid when the key was used for another one
     * @throws NotFound when the order is not there, or not for who asks
     * @throws IOException when the bytes cannot be read to their end
     */
    Taken<OrderFile> attach(
            Caller caller, UUID order, FileName name, @Nullable String key, long size, InputStream bytes)
            throws IOException {
        return take.take(
                Ids.next(),
                name,
                size,
                bytes,
                () -> seen.see(order, caller.sees()),
                stored -> put(caller, new OrderFile(stored, order, now(), caller.staffId(), key)));
    }

    private Taken<OrderFile> put(Caller caller, OrderFile file) {
        // Before the row of a file: that one holds the order as well, so two at once would wait for each other.
        orders.take(file.order(), caller);
        if (!files.add(file)) {
            return new Taken<>(earlier(file), true);
        }
        orders.file(file.order(), null, file.stored().name(), caller);
        return new Taken<>(file, false);
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
}
