package io.potik.intake.lane;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads for work that waits for providers: a number of things at once, and only some of them of one connection, so that
 * one whose provider is slow leaves room for the others. Who takes work up asks first where there is room.
 */
public final class Lanes implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Lanes.class);
    private static final long PATIENCE_SECONDS = 15;

    private final int atOnce;
    private final int ofOne;
    private final Map<UUID, Integer> busy = new HashMap<>();
    private final ThreadPoolExecutor threads;
    private int running;

    /**
     * Lanes with a name for their threads.
     *
     * @param atOnce how much may run at once
     * @param ofOne how much of that for one connection
     */
    public Lanes(String name, int atOnce, int ofOne) {
        this.atOnce = atOnce;
        this.ofOne = ofOne;
        this.threads = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name(name + "-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** How much more may be run now; nothing once it is closed. */
    public synchronized int room() {
        return threads.isShutdown() ? 0 : Math.max(0, atOnce - running);
    }

    /** How much of one connection may run at once. */
    public int ofOne() {
        return ofOne;
    }

    /** The connections for which no more may be run now. */
    public synchronized Set<UUID> full() {
        return busy.entrySet().stream()
                .filter(lane -> lane.getValue() >= ofOne)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Runs it on a thread of its own, soon. */
    public void run(UUID connection, Runnable work) {
        run(connection, work, () -> {});
    }

    /**
     * Runs it on a thread of its own, soon.
     *
     * @param then runs afterwards on the same thread, when there is room again
     */
    public void run(UUID connection, Runnable work, Runnable then) {
        enter(connection);
        threads.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                // Its message may quote an address that holds a secret.
                log.error(
                        "Work for connection {} failed: {}",
                        connection,
                        e.getClass().getName());
            } finally {
                leave(connection);
            }
            then.run();
        });
    }

    private synchronized void enter(UUID connection) {
        running++;
        busy.merge(connection, 1, Integer::sum);
    }

    private synchronized void leave(UUID connection) {
        running--;
        busy.computeIfPresent(connection, (lane, number) -> number == 1 ? null : number - 1);
    }

    /** Lets what runs come to its end, for a while; nothing new begins. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("Work was still under way when the service stopped.");
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
