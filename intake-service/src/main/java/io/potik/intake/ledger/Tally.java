package io.potik.intake.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes of counters that belong to one transaction, added up by connection and hour. */
public final class Tally {

    /** The changes of one row. */
    static final class Row {

        final UUID connection;
        final Instant hour;
        long received;

        @Nullable
        Instant lastReceivedAt;

        private final Map<Outcome, Long> changes = new EnumMap<>(Outcome.class);

        Row(UUID connection, Instant hour) {
            this.connection = connection;
            this.hour = hour;
        }

        long change(Outcome outcome) {
            return changes.getOrDefault(outcome, 0L);
        }

        private void add(Outcome outcome, long n) {
            changes.merge(outcome, n, Long::sum);
        }
    }

    private record Key(UUID connection, Instant hour) {}

    // Everybody changes rows in this order, so that no two transactions wait for each other for ever.
    private final Map<Key, Row> rows = new TreeMap<>(
            Comparator.comparing((Key key) -> key.connection().toString()).thenComparing(Key::hour));

    /** One more was received in this hour, and stands at this outcome. */
    public void received(UUID connection, Instant hour, Instant at, Outcome outcome) {
        var row = row(connection, hour);
        row.received++;
        row.add(outcome, 1);
        if (row.lastReceivedAt == null || at.isAfter(row.lastReceivedAt)) {
            row.lastReceivedAt = at;
        }
    }

    /** One that was received in this hour went from one outcome to another. */
    public void moved(UUID connection, Instant hour, Outcome from, Outcome to) {
        var row = row(connection, hour);
        row.add(from, -1);
        row.add(to, 1);
    }

    Collection<Row> rows() {
        return rows.values();
    }

    private Row row(UUID connection, Instant hour) {
        return rows.computeIfAbsent(new Key(connection, hour), key -> new Row(key.connection(), key.hour()));
    }
}
