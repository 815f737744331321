package io.potik.gateway.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.potik.gateway.problem.ServiceDown;
import io.potik.gateway.security.OpenSessions;
import io.potik.gateway.security.SignedOut;
import io.potik.gateway.staff.AccessEnded;
import io.potik.gateway.staff.Caller;
import io.potik.gateway.staff.Callers;
import io.potik.gateway.staff.SightChanged;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** All open streams of this instance: one thread passes changes on to them, another looks after them. */
@Component
class LiveStreams {

    private static final Logger log = LoggerFactory.getLogger(LiveStreams.class);

    /** Changes of this long are passed on together: one write a browser instead of one a change. */
    private static final Duration GATHERED = Duration.ofMillis(40);

    private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
    private final Changes changes;
    private final LiveProperties properties;
    private final Callers callers;
    private final OpenSessions sessions;
    private final Presence presence;
    private final ScheduledExecutorService pump = Executors.newSingleThreadScheduledExecutor(named("live-pump"));
    private final ScheduledExecutorService nurse = Executors.newSingleThreadScheduledExecutor(named("live-care"));
    private final List<Future<?>> work;
    private long pumped;

    LiveStreams(
            Changes changes,
            LiveProperties properties,
            Callers callers,
            OpenSessions sessions,
            Presence presence,
            MeterRegistry metrics) {
        this.changes = changes;
        this.properties = properties;
        this.callers = callers;
        this.sessions = sessions;
        this.presence = presence;
        Gauge.builder("live.streams", streams, Set::size)
                .description("Browsers that listen to changes in this instance")
                .register(metrics);
        long every = properties.heartbeat().toMillis();
        work = List.of(
                pump.scheduleWithFixedDelay(this::pump, 0, GATHERED.toMillis(), TimeUnit.MILLISECONDS),
                nurse.scheduleWithFixedDelay(this::care, every, every, TimeUnit.MILLISECONDS));
    }

    /**
     * Opens a stream.
     *
     * @param lastId what the browser has seen, or null for a first connection
     * @throws ServiceDown when this instance has as many as it takes
     */
    void open(Caller caller, @Nullable String sessionId, @Nullable String lastId, AsyncContext exchange)
            throws IOException {
        if (streams.size() >= properties.streams()) {
            throw new ServiceDown(
                    "gateway", "Live changes", "Too many browsers listen here already.", properties.patience());
        }
        long after = lastId == null ? changes.last() : changes.number(lastId);
        var stream = new LiveStream(caller, sessionId, after, changes, exchange, streams::remove);
        streams.add(stream);
        stream.start();
    }

    @EventListener
    void signedOut(SignedOut event) {
        streams.stream()
                .filter(stream -> event.sessionId().equals(stream.sessionId()))
                .forEach(LiveStream::end);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void accessEnded(AccessEnded event) {
        streams.stream()
                .filter(stream -> event.staffId().equals(stream.caller().staffId()))
                .forEach(LiveStream::end);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void sightChanged(SightChanged event) {
        streams.stream()
                .filter(stream -> event.staffIds().contains(stream.caller().staffId()))
                .forEach(LiveStream::endAfterReset);
    }

    /** Lets go of the browsers before the server waits for open requests; they come again elsewhere. */
    @EventListener
    void closing(ContextClosedEvent event) {
        streams.forEach(LiveStream::end);
    }

    @PreDestroy
    void stop() {
        work.forEach(task -> task.cancel(true));
        pump.shutdownNow();
        nurse.shutdownNow();
    }

    private void pump() {
        long last = changes.last();
        if (last != pumped) {
            pumped = last;
            streams.forEach(LiveStream::pump);
        }
    }

    /** Ends what may not listen any more, here or in another instance, and says to the others that it is there. */
    private void care() {
        try {
            endStale();
        } catch (DataAccessException | TransactionException e) {
            log.warn("Could not look whether the listening sessions still are there: {}", e.toString());
        }
        presence.forgetSilent(Instant.now());
        streams.forEach(stream -> stream.beat(properties.patience().toNanos()));
    }

    private void endStale() {
        var open = Set.copyOf(streams);
        if (open.isEmpty()) {
            return;
        }
        Set<String> alive = sessions.among(open.stream()
                .map(LiveStream::sessionId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Set<Caller> present =
                new HashSet<>(callers.people(ids(open, stream -> stream.caller().staffId())));
        present.addAll(callers.tokens(ids(open, stream -> stream.caller().tokenId())));
        for (var stream : open) {
            if (stream.sessionId() != null && !alive.contains(stream.sessionId())) {
                stream.end();
            } else if (!present.contains(stream.caller())) {
                // Another role, team or sight, changed in another instance, is another caller: it is asked anew.
                stream.endAfterReset();
            }
        }
    }

    private static Set<UUID> ids(Set<LiveStream> open, Function<LiveStream, @Nullable UUID> id) {
        return open.stream().map(id).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static ThreadFactory named(String name) {
        return task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
