package io.potik.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Sends what stands in the outbox, in the order of positions, and deletes what Kafka has acknowledged (acks=all).
 *
 * <p>One relay a database is active: it holds a PostgreSQL advisory lock on the very connection by which it reads, so
 * whoever loses the lock cannot read on. A crash between the acknowledgement and the deletion sends again; the receivers'
 * {@link Inbox} knows the id.
 */
public final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final long LEASE = 0x706f74696bL; // "potik"
    private static final Duration WITHOUT_LEASE = Duration.ofSeconds(1);

    private record Waiting(
            long position,
            OutgoingMessage message,
            @Nullable String trace) {}

    private final DataSource database;
    private final ProducerFactory<String, byte[]> producers;
    private final OutboxProperties properties;
    private final Housekeeping housekeeping;
    private final String source;
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    OutboxRelay(
            DataSource database,
            ProducerFactory<String, byte[]> producers,
            OutboxProperties properties,
            Housekeeping housekeeping,
            String source) {
        this.database = database;
        this.producers = producers;
        this.properties = properties;
        this.housekeeping = housekeeping;
        this.source = source;
    }

    /** Says that something was committed to the outbox; returns at once. */
    void wake() {
        wakes.release();
    }

    private void run() {
        try (var producer = producers.createProducer()) {
            boolean troubled = false;
            while (running) {
                try (var connection = database.getConnection()) {
                    if (takeLease(connection)) {
                        if (troubled) {
                            log.info("The outbox is being sent again.");
                        }
                        troubled = false;
                        relay(connection, producer);
                    } else {
                        rest(WITHOUT_LEASE);
                    }
                } catch (SQLException | KafkaException e) {
                    if (!troubled) {
                        log.warn("The outbox waits, nothing is lost: {}", e.getMessage());
                    }
                    troubled = true;
                    rest(WITHOUT_LEASE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the service stops; what is left is sent by the next one
        }
    }

    private void relay(Connection connection, Producer<String, byte[]> producer)
            throws SQLException, InterruptedException {
        try {
            while (running) {
                var waiting = next(connection);
                if (waiting.isEmpty()) {
                    housekeeping.tidyWhenDue(connection);
                    rest(properties.pollEvery());
                } else {
                    long since = System.nanoTime();
                    send(connection, producer, waiting);
                    if (waiting.size() < properties.batch()) {
                        gather(since);
                    }
                }
            }
        } finally {
            giveLeaseBack(connection);
        }
    }

    /** Under load many go together: each batch costs the broker a request and every reader a transaction. */
    private void gather(long since) throws InterruptedException {
        long left = properties.gather().toNanos() - (System.nanoTime() - since);
        if (running && left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    /** Sends in order and stops at the first that Kafka cannot take now, so that no key overtakes itself. */
    private void send(Connection connection, Producer<String, byte[]> producer, List<Waiting> waiting)
            throws SQLException, InterruptedException {
        var sent = new ArrayList<Future<RecordMetadata>>(waiting.size());
        @Nullable KafkaException trouble = null;
        for (var one : waiting) {
            try {
                sent.add(producer.send(Headers.record(one.message(), source, one.trace())));
            } catch (KafkaException e) {
                trouble = e;
                break;
            }
        }
        producer.flush();
        var done = new ArrayList<Long>(sent.size());
        for (int i = 0; i < sent.size(); i++) {
            try {
                sent.get(i).get();
                done.add(waiting.get(i).position());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof KafkaException k && !(k instanceof RetriableException)) {
                    bury(connection, waiting.get(i), k);
                } else {
                    trouble = new KafkaException(e.getCause());
                }
            }
        }
        delete(connection, done);
        if (trouble != null) {
            throw trouble;
        }
    }

    private List<Waiting> next(Connection connection) throws SQLException {
        wakes.drainPermits(); // before the look: what is committed after it wakes us again
        try (var select = connection.prepareStatement("""
                select position, id, topic, key, type, version, occurred_at, payload, trace
                from outbox order by position limit ?""")) {
            select.setInt(1, properties.batch());
            try (var rows = select.executeQuery()) {
                var waiting = new ArrayList<Waiting>();
                while (rows.next()) {
                    var message = new OutgoingMessage(
                            rows.getObject(2, UUID.class),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5),
                            rows.getLong(6),
                            rows.getObject(7, OffsetDateTime.class).toInstant(),
                            rows.getBytes(8));
                    waiting.add(new Waiting(rows.getLong(1), message, rows.getString(9)));
                }
                return waiting;
            }
        }
    }

    private static void delete(Connection connection, List<Long> positions) throws SQLException {
        if (positions.isEmpty()) {
            return;
        }
        try (var delete = connection.prepareStatement("delete from outbox where position = any (?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
            delete.executeUpdate();
        }
    }

    /** A message that Kafka will never take (too large, no such topic) goes aside with its reason; the rest go on. */
    private static void bury(Connection connection, Waiting one, KafkaException reason) throws SQLException {
        var message = one.message();
        log.error(
                "Message {} of type {} cannot be sent and is a dead letter: {}",
                message.id(),
                message.type(),
                reason.getMessage());
        try (var move = connection.prepareStatement("""
                with buried as (delete from outbox where position = ? returning *)
                insert into dead_letter (id, direction, consumer, message_id, topic, key, type, version, occurred_at, payload, reason)
                select ?, 'out', 'outbox', id, topic, key, type, version, occurred_at, payload, ? from buried""")) {
            move.setLong(1, one.position());
            move.setObject(2, Ids.next());
            move.setString(3, reason.toString());
            move.executeUpdate();
        }
    }

    private static boolean takeLease(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, LEASE);
            try (var row = lock.executeQuery()) {
                if (!row.next() || !row.getBoolean(1)) {
                    return false;
                }
            }
        }
        // A deletion that a crash undoes is sent again, as after any crash: no reason to wait for the disk.
        execute(connection, "set synchronous_commit = off");
        return true;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void giveLeaseBack(Connection connection) throws SQLException {
        if (connection.isClosed() || !connection.isValid(1)) {
            return; // PostgreSQL gave the lock back when the connection broke
        }
        try (var unlock = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            unlock.setLong(1, LEASE);
            unlock.execute();
        }
        execute(connection, "reset synchronous_commit");
    }

    private void rest(Duration atMost) throws InterruptedException {
        if (running && wakes.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            wakes.drainPermits();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").start(this::run);
    }

    /** Stops after what is on its way; the rest stays in the outbox. */
    @Override
    public void stop() {
        running = false;
        wake();
        var stopping = thread;
        if (stopping != null) {
            try {
                if (!stopping.join(Duration.ofSeconds(5))) {
                    stopping.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the consumers and the web server, so that what their last transactions wrote still leaves. */
    @Override
    public int getPhase() {
        return 0;
    }
}
