package io.potik.intake.listening;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Listening;
import io.potik.intake.channel.ListeningChannel;
import io.potik.intake.channel.ListeningChannel.ListeningFailed;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.receipt.NotStored;
import io.potik.intake.receipt.ReadDelivery;
import io.potik.intake.receipt.SharedCommit;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** One thread's listening for one connection, from when it was taken over until it ends. */
final class Session implements Listening, Runnable {

    /** What happens with the connection when nobody listens any more. */
    interface Ended {
        void ended(Session session, @Nullable String failure);
    }

    private static final Logger log = LoggerFactory.getLogger(Session.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
    private static final long TOLD_EVERY = Duration.ofSeconds(15).toNanos();

    private final ListeningChannel channel;
    private final ConnectionAccess access;
    private final long version;
    private final UUID holder;
    private final Listeners listeners;
    private final ReadDelivery read;
    private final SharedCommit commit;
    private final Ended ended;
    private final Thread thread;
    private @Nullable String cursor;
    private @Nullable Long reachedAt;
    private volatile boolean asked;
    private volatile boolean over;

    Session(
            ListeningChannel channel,
            ConnectionAccess access,
            long version,
            UUID holder,
            @Nullable String cursor,
            Listeners listeners,
            ReadDelivery read,
            SharedCommit commit,
            Ended ended) {
        this.channel = channel;
        this.access = access;
        this.version = version;
        this.holder = holder;
        this.cursor = cursor;
        this.listeners = listeners;
        this.read = read;
        this.commit = commit;
        this.ended = ended;
        this.thread = Thread.ofPlatform()
                .name("listen-" + channel.provider() + "-" + access.id())
                .unstarted(this);
    }

    void start() {
        thread.start();
    }

    UUID connection() {
        return access.id();
    }

    /** Of the connection's settings that it listens with. */
    long version() {
        return version;
    }

    /** Asks it to end soon. */
    void end() {
        asked = true;
        if (!over) {
            thread.interrupt();
        }
    }

    boolean wasAsked() {
        return asked;
    }

    /** Waits for its end. */
    void join(Duration time) throws InterruptedException {
        thread.join(time);
    }

    @Override
    public void run() {
        String failure = null;
        try {
            channel.listen(access, this);
        } catch (InterruptedException e) {
            failure = asked ? null : "Listening was interrupted.";
        } catch (ListeningFailed e) {
            failure = e.getMessage();
        } catch (DataAccessException | TransactionException e) {
            log.warn(
                    "Listening for connection {} ended with the database: {}",
                    connection(),
                    e.getClass().getSimpleName());
        } catch (RuntimeException | Error e) {
            // No message: addresses of providers hold secrets.
            var where = e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0].toString();
            log.warn(
                    "Listening for connection {} broke its channel: {} at {}",
                    connection(),
                    e.getClass().getName(),
                    where);
            failure = "Listening failed (" + e.getClass().getSimpleName() + ").";
        }
        over = true;
        Thread.interrupted(); // what comes now must be written
        ended.ended(this, asked ? null : failure);
    }

    @Override
    public @Nullable String cursor() {
        return cursor;
    }

    @Override
    public void take(RawDelivery delivery) throws InterruptedException {
        while (true) {
            try {
                // Read anew for every try: nobody knows whether the one before was stored, and ids count once.
                commit.store(read.read(channel, access, delivery));
                reached();
                return;
            } catch (NotStored e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                log.warn("A delivery to connection {} waits to be stored.", connection());
                Thread.sleep(BETWEEN_TRIES);
            }
        }
    }

    @Override
    public void remember(String cursor) {
        while (!asked && !Thread.currentThread().isInterrupted()) {
            try {
                if (listeners.remember(connection(), holder, cursor)) {
                    this.cursor = cursor;
                } else {
                    end(); // somebody else listens
                }
                return;
            } catch (DataAccessException | TransactionException e) {
                log.warn("The place of connection {} waits to be remembered.", connection());
                try {
                    Thread.sleep(BETWEEN_TRIES);
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    @Override
    public void reached() {
        var now = System.nanoTime();
        if (reachedAt != null && now - reachedAt < TOLD_EVERY) {
            return;
        }
        try {
            listeners.reached(connection(), holder);
            reachedAt = now;
        } catch (DataAccessException | TransactionException e) {
            log.warn("It waits to be written that connection {} works.", connection());
        }
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }
}
