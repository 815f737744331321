package io.potik.intake.receipt;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.potik.intake.sql.Outages;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes deliveries durable. Requests that come at the same time share a transaction: they put what they have into a short
 * queue, a writer takes all that is there and commits it, and each request goes on when its own part is on disk. So a
 * single delivery waits for nobody, and a thousand cost hardly more commits than one.
 */
@Component
public class SharedCommit implements SmartLifecycle {

    /** One transaction with these deliveries; the number is the writer's own. */
    interface Store {
        void add(List<NewDelivery> deliveries, int writer);
    }

    private static final Logger log = LoggerFactory.getLogger(SharedCommit.class);
    private static final int SECONDS_OF_A_TRANSACTION = 10;

    private record Waiting(NewDelivery delivery, CompletableFuture<Void> stored) {}

    private final Store store;
    private final ReadDelivery read;
    private final CommitSettings settings;
    private final BlockingQueue<Waiting> queue;
    private final List<Thread> writers = new ArrayList<>();
    private final DistributionSummary together;
    private volatile boolean running;

    @Autowired
    SharedCommit(
            Receipts receipts,
            PlatformTransactionManager transactions,
            ReadDelivery read,
            CommitSettings settings,
            MeterRegistry metrics) {
        this(inTransactions(receipts, transactions), read, settings, metrics);
    }

    SharedCommit(Store store, ReadDelivery read, CommitSettings settings, MeterRegistry metrics) {
        this.store = store;
        this.read = read;
        this.settings = settings;
        this.queue = new ArrayBlockingQueue<>(settings.queue());
        this.together = DistributionSummary.builder("intake.commit.deliveries")
                .description("How many deliveries shared a commit")
                .register(metrics);
        Gauge.builder("intake.commit.waiting", queue, BlockingQueue::size)
                .description("Deliveries that wait for their commit")
                .register(metrics);
    }

    private static Store inTransactions(Receipts receipts, PlatformTransactionManager transactions) {
        var transaction = new TransactionTemplate(transactions);
        transaction.setTimeout(SECONDS_OF_A_TRANSACTION);
        return (deliveries, writer) -> transaction.executeWithoutResult(open -> receipts.add(deliveries, writer));
    }

    /**
     * Stores the delivery and returns when it is durable.
     *
     * @throws NotStored when it is not, or not within the time that a provider waits
     */
    public void store(NewDelivery delivery) {
        var waiting = new Waiting(delivery, new CompletableFuture<>());
        if (!running || !queue.offer(waiting)) {
            throw new NotStored("There are more deliveries than can be stored now.");
        }
        try {
            waiting.stored().get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            waiting.stored().cancel(false); // a writer that has not begun with it leaves it out
            throw new NotStored("It could not be stored in time.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotStored("The service stops.");
        } catch (ExecutionException e) {
            throw new NotStored("It could not be stored.", e.getCause() == null ? e : e.getCause());
        }
    }

    /** How many deliveries wait for their commit. */
    int waiting() {
        return queue.size();
    }

    private void write(int writer) {
        var batch = new ArrayList<Waiting>();
        while (running || !queue.isEmpty()) {
            try {
                var first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, settings.most() - 1);
                    batch.removeIf(waiting -> waiting.stored().isDone());
                    commit(batch, writer);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                log.error("A writer of deliveries failed and goes on.", e);
                batch.forEach(waiting -> waiting.stored().completeExceptionally(e));
            } finally {
                batch.clear();
            }
        }
    }

    private void commit(List<Waiting> batch, int writer) {
        if (batch.isEmpty()) {
            return;
        }
        together.record(batch.size());
        try {
            store.add(batch.stream().map(Waiting::delivery).toList(), writer);
            batch.forEach(waiting -> waiting.stored().complete(null));
        } catch (DataAccessException | TransactionException e) {
            if (isDown(e)) {
                log.warn(
                        "{} deliveries could not be stored: {}",
                        batch.size(),
                        e.getClass().getSimpleName());
                batch.forEach(waiting -> waiting.stored().completeExceptionally(e));
            } else {
                log.warn(
                        "A batch of {} is stored one by one: {}",
                        batch.size(),
                        e.getClass().getSimpleName());
                batch.forEach(waiting -> alone(waiting, writer));
            }
        }
    }

    /** One that cannot be stored as it was read is stored as something to look at; the others must not suffer from it. */
    private void alone(Waiting waiting, int writer) {
        try {
            store.add(List.of(waiting.delivery()), writer);
            waiting.stored().complete(null);
        } catch (DataAccessException | TransactionException e) {
            try {
                if (isDown(e)) {
                    throw e;
                }
                store.add(List.of(read.unstorable(waiting.delivery())), writer);
                waiting.stored().complete(null);
            } catch (DataAccessException | TransactionException again) {
                log.error(
                        "A delivery could not be stored at all: {}",
                        again.getClass().getSimpleName());
                waiting.stored().completeExceptionally(again);
            }
        }
    }

    private static boolean isDown(RuntimeException e) {
        return !(e instanceof ConcurrencyFailureException) && Outages.isOne(e);
    }

    @Override
    public void start() {
        running = true;
        for (int writer = 0; writer < settings.writers(); writer++) {
            int number = writer;
            writers.add(Thread.ofPlatform().name("writer-" + number).start(() -> write(number)));
        }
    }

    /** After the web server has let its last request go: what is in the queue is still stored. */
    @Override
    public void stop() {
        running = false;
        for (var writer : writers) {
            try {
                writer.join(TimeUnit.SECONDS.toMillis(SECONDS_OF_A_TRANSACTION));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        writers.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, and so after it when things stop. */
    @Override
    public int getPhase() {
        return 0;
    }
}
