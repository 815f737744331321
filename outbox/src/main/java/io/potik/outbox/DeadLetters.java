package io.potik.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What could not be handled or sent, kept in the service's own database until a person replays it. A table and not a
 * topic: the burial is one transaction with the inbox mark, and a person's data in it can be found and erased.
 */
public final class DeadLetters {

    private static final int SHOWN = 200;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Outbox outbox;
    private final Map<String, Consumer<List<IncomingMessage>>> handlers = new ConcurrentHashMap<>();

    DeadLetters(JdbcTemplate jdbc, TransactionTemplate transaction, Outbox outbox) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.outbox = outbox;
    }

    /** The newest two hundred. */
    public List<DeadLetter> newest() {
        return jdbc.query(
                "select id, direction, consumer, message_id, topic, type, reason, died_at from dead_letter"
                        + " order by died_at desc limit " + SHOWN,
                (row, i) -> new DeadLetter(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getObject(8, OffsetDateTime.class).toInstant()));
    }

    /** How many there are. */
    public long count() {
        Long count = jdbc.queryForObject("select count(*) from dead_letter", Long.class);
        return count == null ? 0 : count;
    }

    /**
     * Handles (or sends) it once more and removes it, in one transaction. It stays when that fails, and the failure is
     * thrown.
     *
     * @return false when there is no such letter, or its consumer has not received anything since the start
     */
    public boolean replay(UUID id) {
        return Boolean.TRUE.equals(transaction.execute(open -> {
            var letters = jdbc.query(
                    "delete from dead_letter where id = ? returning direction, consumer, message_id, topic, type, key,"
                            + " version, occurred_at, payload",
                    DeadLetters::letter,
                    id);
            if (letters.isEmpty() || !letters.getFirst().replay(this)) {
                open.setRollbackOnly();
                return false;
            }
            return true;
        }));
    }

    void learn(String consumer, Consumer<List<IncomingMessage>> handler) {
        handlers.put(consumer, handler);
    }

    /** In the caller's transaction. */
    void bury(String consumer, IncomingMessage message, RuntimeException reason) {
        jdbc.update(
                """
                insert into dead_letter (id, direction, consumer, message_id, topic, key, type, version, occurred_at,
                                         payload, reason)
                values (?, 'in', ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                Ids.next(),
                consumer,
                message.id(),
                message.topic(),
                message.key(),
                message.type(),
                message.version(),
                OffsetDateTime.ofInstant(message.occurredAt(), java.time.ZoneOffset.UTC),
                message.payload(),
                reason.getClass().getName());
    }

    private record Letter(String direction, String consumer, IncomingMessage message) {

        boolean replay(DeadLetters letters) {
            if (direction.equals("out")) {
                letters.outbox.send(new OutgoingMessage(
                        message.id(),
                        message.topic(),
                        message.key(),
                        message.type(),
                        message.version(),
                        message.occurredAt(),
                        message.payload()));
                return true;
            }
            var handler = letters.handlers.get(consumer);
            if (handler == null) {
                return false;
            }
            handler.accept(List.of(message));
            return true;
        }
    }

    private static Letter letter(ResultSet row, int i) throws SQLException {
        var message = new IncomingMessage(
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getBytes(9),
                null);
        return new Letter(row.getString(1), row.getString(2), message);
    }
}
