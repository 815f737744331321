package io.potik.intake.listening;

import io.potik.intake.channel.Channels;
import io.potik.intake.channel.ListeningChannel;
import io.potik.intake.connection.Connections;
import io.potik.intake.connection.Hooks;
import io.potik.intake.receipt.ReadDelivery;
import io.potik.intake.receipt.SharedCommit;
import io.potik.intake.sql.Rows;
import io.potik.outbox.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Sees to it that each connection that nobody posts for is listened to by one thread of one instance: takes over what
 * nobody listens to, ends what was changed, switched off or lost, and begins anew after failures.
 */
@Component
class ListenToChannels implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ListenToChannels.class);
    private static final Duration TO_THE_END = Duration.ofSeconds(10);

    private final Map<String, ListeningChannel> channels;
    private final Listeners listeners;
    private final Hooks hooks;
    private final Connections connections;
    private final ReadDelivery read;
    private final SharedCommit commit;
    private final ListenSettings settings;
    private final UUID holder = Ids.next();
    private final Map<UUID, Session> sessions = new ConcurrentHashMap<>();
    private volatile boolean running;
    private long heldSince = System.nanoTime();

    ListenToChannels(
            Channels channels,
            Listeners listeners,
            Hooks hooks,
            Connections connections,
            ReadDelivery read,
            SharedCommit commit,
            ListenSettings settings) {
        this.channels = channels.all().stream()
                .filter(ListeningChannel.class::isInstance)
                .map(ListeningChannel.class::cast)
                .collect(Collectors.toMap(ListeningChannel::provider, channel -> channel));
        this.listeners = listeners;
        this.hooks = hooks;
        this.connections = connections;
        this.read = read;
        this.commit = commit;
        this.settings = settings;
    }

    /** Looks after all of them. */
    @Scheduled(fixedDelayString = "${potik.intake.listen.every:1s}")
    synchronized void look() {
        if (!running || channels.isEmpty()) {
            return;
        }
        try {
            var wanted = listeners.wanted(channels.keySet());
            endWhatChanged(wanted);
            renew();
            begin(wanted);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Listening waits for the database: {}", e.getClass().getSimpleName());
            if (System.nanoTime() - heldSince > settings.lease().toNanos()) {
                sessions.values().forEach(Session::end); // others may have taken over
            }
        }
    }

    private void endWhatChanged(Map<UUID, Long> wanted) {
        var changed = sessions.values().stream()
                .filter(session -> !Long.valueOf(session.version()).equals(wanted.get(session.connection())))
                .toList();
        changed.forEach(Session::end);
    }

    private void renew() {
        var since = System.nanoTime();
        var alive = sessions.values().stream()
                .filter(session -> !session.wasAsked())
                .toList();
        var kept = listeners.renew(alive.stream().map(Session::connection).toList(), holder, settings.lease());
        heldSince = since;
        alive.stream().filter(session -> !kept.contains(session.connection())).forEach(Session::end);
    }

    private void begin(Map<UUID, Long> wanted) {
        Set<UUID> open = wanted.keySet().stream()
                .filter(connection -> !sessions.containsKey(connection))
                .collect(Collectors.toSet());
        for (var taken : listeners.take(open, holder, settings.lease(), settings.most() - sessions.size())) {
            var hook = hooks.of(taken.connection()).orElse(null);
            var channel = hook == null ? null : channels.get(hook.connection().provider());
            if (hook == null || channel == null || hook.connection().off()) {
                listeners.release(taken.connection(), holder);
                continue;
            }
            var session = new Session(
                    channel,
                    hook.access(),
                    hook.connection().version(),
                    holder,
                    taken.cursor(),
                    listeners,
                    read,
                    commit,
                    this::ended);
            sessions.put(taken.connection(), session);
            session.start();
        }
    }

    private void ended(Session session, @Nullable String failure) {
        var connection = session.connection();
        try {
            if (session.wasAsked()) {
                listeners.release(connection, holder);
            } else {
                listeners.rest(connection, holder, settings.shortestPause(), settings.longestPause());
                if (failure != null) {
                    connections.failed(connection, failure, Rows.now());
                }
            }
        } catch (DataAccessException | TransactionException e) {
            // The lease ends by itself.
            log.warn("It waits to be written that nobody listens for connection {}.", connection);
        } finally {
            sessions.remove(connection, session);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before deliveries can no longer be stored: what a session has taken is durable, and others go on from there. */
    @Override
    public synchronized void stop() {
        running = false;
        var ending = List.copyOf(sessions.values());
        ending.forEach(Session::end);
        var until = System.nanoTime() + TO_THE_END.toNanos();
        for (var session : ending) {
            try {
                session.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After what stores deliveries, and so before it when things stop. */
    @Override
    public int getPhase() {
        return 1000;
    }
}
