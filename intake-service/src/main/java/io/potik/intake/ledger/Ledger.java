package io.potik.intake.ledger;

import io.potik.intake.sql.Columns;
import io.potik.intake.sql.Rows;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counters by connection and hour. They change in the transaction that changes the receipts, so they always balance, and
 * no report ever counts receipts.
 *
 * <p>An hour has several rows, one a stripe: writers that work side by side would otherwise wait for each other's commit
 * at the one row of a busy connection. A report adds the stripes up; a single one may be negative.
 */
@Repository
public class Ledger {

    /** The stripe of tables that people bring. */
    public static final int IMPORTS = 60;

    /** The stripe of what becomes of receipts when their provider was asked. */
    public static final int BY_ASKING = 61;

    /** The stripe of outcomes that are decided elsewhere. Writers of deliveries have those from 0 on. */
    public static final int DECISIONS = 62;

    /** The stripe of what people do by hand. */
    public static final int BY_HAND = 63;

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
    private static final String COLUMNS = OUTCOMES.stream().map(Outcome::column).collect(Collectors.joining(", "));

    private static final String APPLY = "insert into ledger (connection_id, hour, stripe, last_received_at, received, "
            + COLUMNS + ") select connection, hour, ?, at, n, " + COLUMNS + " from unnest(?, ?, ?, ?"
            + ", ?".repeat(OUTCOMES.size()) + ") as change (connection, hour, at, n, " + COLUMNS
            + ") on conflict (connection_id, hour, stripe) do update set received = ledger.received + excluded.received,"
            + " last_received_at = greatest(ledger.last_received_at, excluded.last_received_at), "
            + OUTCOMES.stream()
                    .map(o -> o.column() + " = ledger." + o.column() + " + excluded." + o.column())
                    .collect(Collectors.joining(", "));

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What came to a connection in an hour, or in a day, and what became of it.
     *
     * @param begins when the hour began
     */
    public record Line(
            UUID connection, String connectionName, Instant begins, long received, Map<Outcome, Long> outcomes) {}

    /** Applies the changes in the open transaction, sorted, by one statement. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void apply(Tally tally, int stripe) {
        var rows = tally.rows();
        if (rows.isEmpty()) {
            return;
        }
        var statement = jdbc.sql(APPLY)
                .param(stripe)
                .param(Columns.ids(rows, row -> row.connection))
                .param(Columns.times(rows, row -> row.hour))
                .param(Columns.times(rows, row -> row.lastReceivedAt))
                .param(Columns.numbers(rows, row -> row.received));
        for (var outcome : OUTCOMES) {
            statement = statement.param(Columns.numbers(rows, row -> row.change(outcome)));
        }
        statement.update();
    }

    /** The hours from the first instant up to the second, itself excluded, the oldest first. */
    @Transactional(readOnly = true)
    public List<Line> hours(Instant from, Instant to, @Nullable UUID connection) {
        return jdbc.sql("""
                        select l.connection_id, c.name, l.hour, sum(l.received) as received, %s
                        from ledger l join connection c on c.id = l.connection_id
                        where l.hour >= :from::timestamptz and l.hour < :to::timestamptz
                          and (:connection::uuid is null or l.connection_id = :connection::uuid)
                        group by l.connection_id, c.name, l.hour order by l.hour, c.name, l.connection_id
                        """.formatted(OUTCOMES.stream()
                        .map(o -> "sum(l." + o.column() + ") as " + o.column())
                        .collect(Collectors.joining(", "))))
                .param("from", from.toString())
                .param("to", to.toString())
                .param("connection", connection)
                .query((row, number) -> {
                    var outcomes = new EnumMap<Outcome, Long>(Outcome.class);
                    for (var outcome : OUTCOMES) {
                        outcomes.put(outcome, row.getLong(outcome.column()));
                    }
                    return new Line(
                            Rows.id(row, "connection_id"),
                            Rows.text(row, "name"),
                            Rows.time(row, "hour"),
                            row.getLong("received"),
                            outcomes);
                })
                .list();
    }

    /** Every outcome with nothing in it. */
    static Map<Outcome, Long> nothing() {
        return Arrays.stream(Outcome.values())
                .collect(Collectors.toMap(o -> o, o -> 0L, Long::sum, () -> new EnumMap<>(Outcome.class)));
    }
}
