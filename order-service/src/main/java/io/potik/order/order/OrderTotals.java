package io.potik.order.order;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many orders stand in a status and what they come to, by manager, source, payment state and currency; kept with every
 * change in its transaction (ADR 8). Change it last: its rows are what many transactions meet on.
 */
@Repository
class OrderTotals {

    /** Stands for nobody and for no source. */
    static final UUID NIL = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OrderTotals(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Where an order is counted, and with how much. */
    record Slot(
            String status, UUID managerId, UUID sourceId, PaymentState paymentState, String currency, BigDecimal sum) {

        static Slot of(String status, Sale sale, PaymentState paymentState) {
            return new Slot(
                    status,
                    orNil(sale.managerId()),
                    orNil(sale.sourceId()),
                    paymentState,
                    sale.sum().currency(),
                    sale.sum().amount());
        }

        private static UUID orNil(@Nullable UUID id) {
            return Objects.requireNonNullElse(id, NIL);
        }

        private Key key() {
            return new Key(status, managerId, sourceId, paymentState, currency);
        }
    }

    /** Orders left their slots and others entered theirs; one statement for all of them, in the open transaction. */
    void change(Collection<Slot> left, Collection<Slot> entered) {
        Map<Key, Change> changes = new HashMap<>();
        left.forEach(slot -> changes.merge(slot.key(), new Change(-1, slot.sum().negate()), Change::plus));
        entered.forEach(slot -> changes.merge(slot.key(), new Change(1, slot.sum()), Change::plus));
        changes.values().removeIf(Change::isNothing);
        if (changes.isEmpty()) {
            return;
        }
        List<Row> rows = changes.entrySet().stream()
                .map(change -> Row.of(change.getKey(), change.getValue()))
                .toList();
        jdbc.sql("""
                insert into order_total as total (status, manager_id, source_id, payment_state, currency, orders, amount)
                select status, manager, source, "paymentState", currency, orders, amount
                from json_to_recordset(cast(:rows as json)) as r (status text, manager uuid, source uuid,
                     "paymentState" text, currency text, orders bigint, amount numeric)
                order by 1, 2, 3, 4, 5
                on conflict (status, manager_id, source_id, payment_state, currency) do update
                set orders = total.orders + excluded.orders, amount = total.amount + excluded.amount
                """).param("rows", json.writeValueAsString(rows)).update();
    }

    private record Key(String status, UUID manager, UUID source, PaymentState paymentState, String currency) {}

    private record Change(long orders, BigDecimal amount) {

        Change plus(Change other) {
            return new Change(orders + other.orders, amount.add(other.amount));
        }

        boolean isNothing() {
            return orders == 0 && amount.signum() == 0;
        }
    }

    private record Row(
            String status,
            UUID manager,
            UUID source,
            PaymentState paymentState,
            String currency,
            long orders,
            BigDecimal amount) {

        static Row of(Key key, Change change) {
            return new Row(
                    key.status, key.manager, key.source, key.paymentState, key.currency, change.orders, change.amount);
        }
    }
}
