package io.potik.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Messages in, each with its effect exactly once: the mark that a message came and its effect are one transaction.
 */
public final class Inbox {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);
    private static final int TRIES_OF_A_CONFLICT = 5;

    private static final String MARK = """
            insert into inbox (consumer, message_id) select ?, id from unnest(?) as id
            on conflict do nothing returning message_id
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final DeadLetters deadLetters;
    private final Tracing tracing;
    private final Counter duplicates;

    Inbox(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            DeadLetters deadLetters,
            Tracing tracing,
            MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.deadLetters = deadLetters;
        this.tracing = tracing;
        this.duplicates = metrics.counter("inbox.duplicates");
    }

    /**
     * Handles a poll: in one transaction the ids are marked and the handler gets those that are new, in their order.
     *
     * <p>When the transaction fails for a reason of a message, each message is handled alone, and the one that can never
     * work becomes a dead letter while the others go on.
     *
     * @param consumer the name under which this service remembers what it handled; one a binding
     * @throws RuntimeException when what the handler depends on is down (the database, say): nothing is marked, and the
     *     listener container tries the same poll again for ever
     */
    public void receive(String consumer, Message<List<byte[]>> poll, Consumer<List<IncomingMessage>> handler) {
        var messages = Headers.messages(poll);
        deadLetters.learn(consumer, handler);
        tracing.receive(consumer, messages, () -> handle(consumer, messages, handler));
    }

    private void handle(String consumer, List<IncomingMessage> messages, Consumer<List<IncomingMessage>> handler) {
        try {
            together(consumer, messages, handler);
        } catch (RuntimeException e) {
            if (Failures.isOfADependency(e)) {
                throw e;
            }
            log.warn("A poll of {} messages for {} failed and is handled one by one.", messages.size(), consumer, e);
            messages.forEach(message -> alone(consumer, message, handler));
        }
    }

    private void alone(String consumer, IncomingMessage message, Consumer<List<IncomingMessage>> handler) {
        try {
            together(consumer, List.of(message), handler);
        } catch (RuntimeException e) {
            if (Failures.isOfADependency(e)) {
                throw e;
            }
            log.error("Message {} of type {} is a dead letter of {}.", message.id(), message.type(), consumer, e);
            transaction.executeWithoutResult(open -> {
                if (!mark(consumer, List.of(message)).isEmpty()) {
                    deadLetters.bury(consumer, message, e);
                }
            });
        }
    }

    /** One transaction; a lost race for locks (deadlock, serialization) is no fault of a message and is run again. */
    void together(String consumer, List<IncomingMessage> messages, Consumer<List<IncomingMessage>> handler) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(open -> {
                    var fresh = mark(consumer, messages);
                    if (!fresh.isEmpty()) {
                        handler.accept(fresh);
                    }
                });
                return;
            } catch (ConcurrencyFailureException e) {
                if (attempt == TRIES_OF_A_CONFLICT) {
                    throw e;
                }
                log.info("A conflict of transactions in {}, attempt {}.", consumer, attempt);
            }
        }
    }

    private List<IncomingMessage> mark(String consumer, List<IncomingMessage> messages) {
        Object[] ids =
                messages.stream().map(IncomingMessage::id).distinct().sorted().toArray();
        var unseen = new HashSet<>(jdbc.query(
                connection -> {
                    var insert = connection.prepareStatement(MARK);
                    insert.setString(1, consumer);
                    insert.setArray(2, connection.createArrayOf("uuid", ids));
                    return insert;
                },
                (row, i) -> row.getObject(1, UUID.class)));
        // remove, not contains: a message that stands in the poll twice is handled once
        var fresh = messages.stream().filter(m -> unseen.remove(m.id())).toList();
        duplicates.increment(messages.size() - fresh.size());
        return fresh;
    }
}
