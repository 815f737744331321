package io.potik.lead.order;

import io.potik.lead.money.Money;
import io.potik.lead.security.Scope;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The orders that order-service told of. */
@Repository
public class KnownOrders {

    private static final int MOST = 20;

    private final JdbcClient jdbc;

    KnownOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes what order-service told, by one statement; an older version than the known one changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void learn(Collection<KnownOrder> told) {
        Map<UUID, KnownOrder> newest = new LinkedHashMap<>();
        told.forEach(order ->
                newest.merge(order.id(), order, (one, other) -> one.version() > other.version() ? one : other));
        if (newest.isEmpty()) {
            return;
        }
        var orders = newest.values();
        jdbc.sql("""
                insert into known_order (id, version, number, customer_id, manager_id, open, amount, currency, created_at)
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as given (id, version, number, customer_id, manager_id, open, amount, currency, created_at)
                order by id
                on conflict (id) do update set version = excluded.version, customer_id = excluded.customer_id,
                    manager_id = excluded.manager_id, open = excluded.open, amount = excluded.amount
                where known_order.version < excluded.version
                """)
                .params(
                        Columns.ids(orders, KnownOrder::id),
                        Columns.numbers(orders, KnownOrder::version),
                        Columns.numbers(orders, KnownOrder::number),
                        Columns.ids(orders, KnownOrder::customerId),
                        Columns.ids(orders, KnownOrder::managerId),
                        Columns.flags(orders, KnownOrder::open),
                        Columns.amounts(orders, order -> order.sum().amount()),
                        Columns.texts(orders, order -> order.sum().currency()),
                        Columns.times(orders, KnownOrder::createdAt))
                .update();
    }

    /** The newest open orders of these customers that are in the scope. */
    public List<KnownOrder> openOf(Scope scope, Collection<UUID> customers) {
        return jdbc.sql("select * from known_order where open and customer_id = any(:customers) and "
                        + scope.condition("manager_id") + " order by number desc limit " + MOST)
                .param("customers", Columns.ids(customers))
                .param("scope", scope.staff())
                .query((row, number) -> order(row))
                .list();
    }

    /** The order, if order-service told of it and it is in the scope. */
    public Optional<KnownOrder> find(Scope scope, UUID id) {
        return jdbc.sql("select * from known_order where id = :id and " + scope.condition("manager_id"))
                .param("id", id)
                .param("scope", scope.staff())
                .query((row, number) -> order(row))
                .optional();
    }

    private static KnownOrder order(ResultSet row) throws SQLException {
        return new KnownOrder(
                Rows.id(row, "id"),
                row.getLong("version"),
                row.getLong("number"),
                Rows.id(row, "customer_id"),
                Rows.idOrNull(row, "manager_id"),
                row.getBoolean("open"),
                new Money(row.getBigDecimal("amount"), Rows.text(row, "currency")),
                Rows.time(row, "created_at"));
    }
}
