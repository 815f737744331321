package io.potik.outbox;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Messages that are sent if, and only if, the transaction commits. Lock the aggregate's row before sending, so that the
 * order of positions is the order of commits for a key.
 */
public final class Outbox {

    private static final String INSERT = """
            insert into outbox (id, topic, key, type, version, occurred_at, payload, trace)
            select id, topic, key, type, version, occurred_at, payload, ?
            from unnest(?, ?, ?, ?, ?, ?, ?) with ordinality
                 as message (id, topic, key, type, version, occurred_at, payload, place)
            order by place
            """;

    private final JdbcTemplate jdbc;
    private final OutboxRelay relay;
    private final Tracing tracing;

    Outbox(JdbcTemplate jdbc, OutboxRelay relay, Tracing tracing) {
        this.jdbc = jdbc;
        this.relay = relay;
        this.tracing = tracing;
    }

    /**
     * Writes one message in the open transaction.
     *
     * @throws IllegalStateException without a transaction
     */
    public void send(OutgoingMessage message) {
        send(List.of(message));
    }

    /**
     * Writes the messages in their order by one statement in the open transaction; nothing for an empty collection.
     *
     * @throws IllegalStateException without a transaction
     */
    public void send(Collection<OutgoingMessage> messages) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a message leaves with a transaction, and there is none");
        }
        if (messages.isEmpty()) {
            return;
        }
        jdbc.update(connection -> {
            var insert = connection.prepareStatement(INSERT);
            insert.setString(1, tracing.current());
            insert.setArray(2, connection.createArrayOf("uuid", column(messages, OutgoingMessage::id)));
            insert.setArray(3, connection.createArrayOf("text", column(messages, OutgoingMessage::topic)));
            insert.setArray(4, connection.createArrayOf("text", column(messages, OutgoingMessage::key)));
            insert.setArray(5, connection.createArrayOf("text", column(messages, OutgoingMessage::type)));
            insert.setArray(6, connection.createArrayOf("bigint", column(messages, OutgoingMessage::version)));
            insert.setArray(
                    7, connection.createArrayOf("timestamptz", column(messages, m -> Timestamp.from(m.occurredAt()))));
            insert.setArray(
                    8,
                    connection.createArrayOf(
                            "bytea",
                            messages.stream().map(OutgoingMessage::payload).toArray(byte[][]::new)));
            return insert;
        });
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                relay.wake();
            }
        });
    }

    private static Object[] column(Collection<OutgoingMessage> messages, Function<OutgoingMessage, Object> of) {
        return messages.stream().map(of).toArray();
    }
}
