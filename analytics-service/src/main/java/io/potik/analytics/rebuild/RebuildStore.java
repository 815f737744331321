package io.potik.analytics.rebuild;

import io.potik.analytics.problem.Conflict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Empties the store and has it made again from the beginning of the log. */
@Component
class RebuildStore {

    private static final Logger log = LoggerFactory.getLogger(RebuildStore.class);
    private static final Duration LEAVING = Duration.ofSeconds(5);

    private static final String EMPTY = """
            truncate lead_fact, visit, lead_state, closing, wait, action_day, order_fact, order_state,
              pipeline_version, stage_version, reason, source, source_cost, staff, inbox
            """;

    private final BindingsLifecycleController consumers;
    private final List<String> bindings;
    private final EventLog eventLog;
    private final StoreState state;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ReentrantLock starting = new ReentrantLock();

    RebuildStore(
            BindingsLifecycleController consumers,
            BindingServiceProperties bindings,
            EventLog eventLog,
            StoreState state,
            JdbcTemplate jdbc,
            TransactionTemplate transaction) {
        this.consumers = consumers;
        this.bindings = bindings.getBindings().keySet().stream()
                .filter(name -> name.contains("-in-"))
                .toList();
        this.eventLog = eventLog;
        this.state = state;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Starts a rebuild and returns as soon as the log is being read again.
     *
     * <p>The store, the marks of what was handled and the group's place in the log go back in one transaction, which waits
     * for Kafka before it commits: if anything dies in between, the store is as it was, and what is read again is
     * recognised.
     *
     * @throws Conflict when a rebuild is running, or another instance reads the log
     * @throws io.potik.analytics.problem.Unavailable when Kafka is away
     */
    RebuildStatus start(UUID by) {
        if (!starting.tryLock()) {
            throw running();
        }
        try {
            if (state.isReading()) {
                throw running();
            }
            bindings.forEach(consumers::stop);
            try {
                waitUntilNobodyReads();
                transaction.executeWithoutResult(open -> {
                    // Locks the store: an instance that starts in this moment waits before its first message.
                    jdbc.execute(EMPTY);
                    jdbc.update("delete from dead_letter where direction = 'in'");
                    state.begin(by, eventLog.rewind());
                });
            } finally {
                bindings.forEach(consumers::start);
            }
            log.info("The store is empty and the log is read from its beginning, as {} asked.", by);
            return status();
        } finally {
            starting.unlock();
        }
    }

    RebuildStatus status() {
        var status = state.status();
        return status.isReading() ? status.at(eventLog.position(state.spans())) : status;
    }

    /** Any instance may notice that a rebuild is over, also one that was started after it began. */
    @Scheduled(fixedDelayString = "250ms", initialDelayString = "1s")
    void notice() {
        if (!state.isReading()) {
            return;
        }
        var position = eventLog.position(state.spans());
        if (position.read() >= position.of()) {
            state.finish();
            log.info("The store is complete again: {} messages.", position.of());
        }
    }

    /** Our own consumers have left by now or leave at once; whoever stays is somebody else. */
    private void waitUntilNobodyReads() {
        var deadline = Instant.now().plus(LEAVING);
        while (eventLog.isBeingRead()) {
            if (Instant.now().isAfter(deadline)) {
                throw anotherInstance();
            }
            try {
                Thread.sleep(Duration.ofMillis(100));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw anotherInstance();
            }
        }
    }

    static Conflict anotherInstance() {
        return new Conflict(
                "another-instance",
                "Another instance is running",
                "Another instance of analytics-service reads the log. Stop all but this one and try again;"
                        + " one that was killed counts for a quarter of a minute. Nothing was changed.");
    }

    private static Conflict running() {
        return new Conflict(
                "rebuild-running", "A rebuild is running", "Wait until it is over; GET this path says how far it is.");
    }
}
