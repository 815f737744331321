package io.potik.lead.board;

import io.potik.lead.sql.Columns;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many leads stand in a stage and what they are worth, by manager, source and currency; kept with every change in
 * its transaction, so that nobody ever counts. Change it last: its rows are what many transactions meet on.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class StageTotals {

    /** Stands for nobody and for no source in keys and indexes. */
    static final UUID NIL = new UUID(0, 0);

    private final JdbcClient jdbc;

    StageTotals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A lead went from one slot to another; nothing is written when it is the same. */
    public void move(Slot from, Slot to) {
        if (!from.equals(to)) {
            change(List.of(from), List.of(to));
        }
    }

    /** Leads left their slots and others entered theirs; one statement for all of them. */
    public void change(Collection<Slot> left, Collection<Slot> entered) {
        var changes = new HashMap<Key, Change>();
        left.forEach(slot -> changes.merge(Key.of(slot), Change.of(slot).negate(), Change::plus));
        entered.forEach(slot -> changes.merge(Key.of(slot), Change.of(slot), Change::plus));
        changes.values().removeIf(Change::isNothing);
        if (changes.isEmpty()) {
            return;
        }
        var rows = changes.entrySet();
        jdbc.sql("""
                insert into stage_total as total (stage_id, manager_id, source_id, currency, leads, amount)
                select * from unnest(?, ?, ?, ?, ?, ?) as given (stage, manager, source, currency, leads, amount)
                order by stage, manager, source, currency
                on conflict (stage_id, manager_id, source_id, currency) do update
                set leads = total.leads + excluded.leads, amount = total.amount + excluded.amount
                """)
                .params(
                        Columns.ids(rows, row -> row.getKey().stage()),
                        Columns.ids(rows, row -> row.getKey().manager()),
                        Columns.ids(rows, row -> row.getKey().source()),
                        Columns.texts(rows, row -> row.getKey().currency()),
                        Columns.numbers(rows, row -> row.getValue().leads()),
                        Columns.amounts(rows, row -> row.getValue().amount()))
                .update();
    }

    private record Key(UUID stage, UUID manager, UUID source, String currency) {

        static Key of(Slot slot) {
            return new Key(
                    slot.stage(),
                    orNil(slot.manager()),
                    orNil(slot.source()),
                    Objects.requireNonNullElse(slot.currency(), ""));
        }

        private static UUID orNil(@Nullable UUID id) {
            return Objects.requireNonNullElse(id, NIL);
        }
    }

    private record Change(long leads, BigDecimal amount) {

        static Change of(Slot slot) {
            return new Change(1, Objects.requireNonNullElse(slot.amount(), BigDecimal.ZERO));
        }

        Change negate() {
            return new Change(-leads, amount.negate());
        }

        Change plus(Change other) {
            return new Change(leads + other.leads, amount.add(other.amount));
        }

        boolean isNothing() {
            return leads == 0 && amount.signum() == 0;
        }
    }
}
