package io.potik.lead.source;

import io.potik.lead.problem.NotFound;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where leads come from. A source is never removed and its id never changes, so instances may remember it; its name may
 * be up to five seconds old.
 */
@Component
public class Sources {

    private static final long LIFETIME = Duration.ofSeconds(5).toNanos();
    private static final int REMEMBERED = 10_000;

    private final SourceTable table;
    private final TransactionTemplate ownTransaction;
    private final Map<Object, Known> known = new ConcurrentHashMap<>();

    Sources(SourceTable table, PlatformTransactionManager transactions) {
        this.table = table;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * The source of a connection; the first who asks makes it. That is committed at once, whatever becomes of the
     * caller's transaction, so that two batches with the same new connections neither wait for each other nor deadlock.
     *
     * @param name for a new one; the name of one that is there already stays
     */
    public Source forConnection(UUID connectionId, String name, String channel) {
        return remembered(
                connectionId,
                () -> table.ofConnection(connectionId),
                () -> Source.named(name.isBlank() ? channel : name, channel, connectionId));
    }

    /**
     * The source of this name that has no connection; the first who asks makes it, committed at once.
     *
     * @param name compared without regard to case
     */
    public Source named(String name, String channel) {
        return remembered(
                new NameAndChannel(name.strip().toLowerCase(Locale.ROOT), channel),
                () -> table.named(name, channel),
                () -> Source.named(name, channel, null));
    }

    /**
     * The source with this id.
     *
     * @throws NotFound when there is none
     */
    public Source withId(UUID id) {
        var last = fresh(new Id(id));
        if (last != null) {
            return last;
        }
        return remember(new Id(id), table.withId(id));
    }

    /** Names that this instance remembers are old: somebody here has changed one. */
    void forget() {
        known.clear();
    }

    private Source remembered(Object key, Supplier<Optional<Source>> there, Supplier<Source> anew) {
        var last = fresh(key);
        if (last != null) {
            return last;
        }
        return remember(key, there.get().orElseGet(() -> {
            ownTransaction.executeWithoutResult(open -> table.add(anew.get()));
            return there.get().orElseThrow(() -> new IllegalStateException("A source that was just made is not there"));
        }));
    }

    private @Nullable Source fresh(Object key) {
        var last = known.get(key);
        return last != null && System.nanoTime() - last.readAt < LIFETIME ? last.source : null;
    }

    private Source remember(Object key, Source source) {
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        known.put(key, new Known(source, System.nanoTime()));
        return source;
    }

    private record Id(UUID id) {}

    private record NameAndChannel(String name, String channel) {}

    private record Known(Source source, long readAt) {}
}
