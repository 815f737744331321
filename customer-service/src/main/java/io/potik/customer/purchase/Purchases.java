package io.potik.customer.purchase;

import io.potik.customer.customer.Money;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What each order adds to its customer, and what that comes to. */
@Repository
class Purchases {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Purchases(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Map<UUID, Purchase> of(Collection<UUID> orders) {
        Map<UUID, Purchase> purchases = new HashMap<>();
        jdbc.sql("select * from purchase where order_id = any(:orders)")
                .param("orders", orders.toArray(UUID[]::new))
                .query(row -> {
                    UUID order = row.getObject("order_id", UUID.class);
                    purchases.put(
                            order,
                            new Purchase(
                                    order,
                                    row.getObject("customer_id", UUID.class),
                                    row.getLong("version"),
                                    row.getBoolean("counted"),
                                    row.getBigDecimal("amount"),
                                    row.getString("currency")));
                });
        return purchases;
    }

    void save(Collection<Purchase> purchases) {
        jdbc.sql("""
                insert into purchase (order_id, customer_id, version, counted, amount, currency)
                select "order", customer, version, counted, amount, currency
                from json_to_recordset(cast(:rows as json)) as r ("order" uuid, customer uuid, version bigint,
                     counted boolean, amount numeric, currency text)
                on conflict (order_id) do update set version = excluded.version, counted = excluded.counted,
                   amount = excluded.amount, currency = excluded.currency
                """).param("rows", json.writeValueAsString(purchases)).update();
    }

    /** Adds to the kept sums and counts; the caller has locked the customers. */
    void add(Collection<Difference> differences) {
        String rows = json.writeValueAsString(differences);
        jdbc.sql("""
                insert into purchase_sum as kept (customer_id, currency, orders, amount)
                select customer, currency, orders, amount
                from json_to_recordset(cast(:rows as json))
                     as r (customer uuid, currency text, orders int, amount numeric)
                on conflict (customer_id, currency) do update
                   set orders = kept.orders + excluded.orders, amount = kept.amount + excluded.amount
                """).param("rows", rows).update();
        jdbc.sql("""
                update customer set order_count = order_count + r.orders
                from (select customer, sum(orders) as orders
                      from json_to_recordset(cast(:rows as json)) as r (customer uuid, orders int)
                      group by customer having sum(orders) <> 0) as r
                where id = r.customer
                """).param("rows", rows).update();
    }

    /** An order's part in its customer's sums. */
    record Purchase(UUID order, UUID customer, long version, boolean counted, BigDecimal amount, String currency) {

        static Purchase of(OrderState state) {
            Money sum = state.sum();
            return new Purchase(
                    state.orderId(),
                    state.customerId(),
                    state.version(),
                    state.counted(),
                    sum.amount(),
                    sum.currency());
        }

        /** What it adds to the kept sums, the other way round when it is taken out of them. */
        Difference difference(int sign) {
            int orders = counted ? sign : 0;
            return new Difference(customer, currency, orders, amount.multiply(BigDecimal.valueOf(orders)));
        }
    }

    /** What one customer's orders in one currency grow by. */
    record Difference(UUID customer, String currency, int orders, BigDecimal amount) {

        Difference plus(Difference other) {
            return new Difference(customer, currency, orders + other.orders, amount.add(other.amount));
        }
    }
}
