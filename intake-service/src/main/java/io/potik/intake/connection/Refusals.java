package io.potik.intake.connection;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Deliveries that were refused, shown on their connection. The first is written at once, those that follow within a
 * second together: somebody who tries addresses and secrets out must not cost a write each.
 */
@Component
public class Refusals {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final Duration TOGETHER = Duration.ofSeconds(1);

    private record Counted(long times, String reason, Instant at, Instant writtenAt) {

        Counted and(String newReason, Instant newAt) {
            return new Counted(times + 1, newReason, newAt, writtenAt);
        }
    }

    private final Map<UUID, Counted> waiting = new ConcurrentHashMap<>();
    private final Connections connections;

    Refusals(Connections connections) {
        this.connections = connections;
    }

    /** Counts one. */
    public void count(UUID connection, String reason, Instant at) {
        var counted = waiting.merge(
                connection, new Counted(1, reason, at, Instant.EPOCH), (before, one) -> before.and(reason, at));
        if (counted.writtenAt().plus(TOGETHER).isBefore(at)) {
            write(connection);
        }
    }

    @PreDestroy
    @Scheduled(fixedDelay = 1000)
    void writeAll() {
        waiting.keySet().forEach(this::write);
    }

    private void write(UUID connection) {
        var now = Instant.now();
        var taken = waiting.remove(connection);
        if (taken == null || taken.times() == 0) {
            return; // written, and nothing came since: forgotten until the next one
        }
        waiting.merge(
                connection,
                new Counted(0, taken.reason(), taken.at(), now),
                (newer, mark) -> new Counted(newer.times(), newer.reason(), newer.at(), now));
        try {
            connections.refused(connection, taken.times(), taken.reason(), taken.at());
        } catch (DataAccessException | TransactionException e) {
            log.warn("{} refused deliveries of connection {} could not be written.", taken.times(), connection, e);
            waiting.merge(
                    connection,
                    taken,
                    (newer, lost) ->
                            new Counted(newer.times() + lost.times(), newer.reason(), newer.at(), newer.writtenAt()));
        }
    }
}
