package io.potik.order.shop;

import io.potik.order.shop.ShopOrder.Stored;
import io.potik.order.shop.ShopOrder.Told;
import io.potik.order.shop.ToldOrder.ShopKey;
import io.potik.outbox.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The orders of shops, and the receipts that await what becomes of them. */
@Repository
class ShopOrders {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ShopOrders(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * The orders of these keys, locked until the open transaction ends. A row with ids of its own is written for each that
     * is new, so that two transactions which tell of the same order meet on it.
     */
    Map<ShopKey, ShopOrder> lock(Collection<ShopKey> keys) {
        String rows =
                json.writeValueAsString(keys.stream().distinct().map(NewRow::of).toList());
        jdbc.sql("""
                insert into shop_order (connection_id, shop_order_id, order_id, wanted_customer_id)
                select "connectionId", "shopOrderId", "orderId", "customerId"
                from json_to_recordset(cast(:rows as json)) as r ("connectionId" uuid, "shopOrderId" text,
                     "orderId" uuid, "customerId" uuid)
                order by "connectionId", "shopOrderId" collate "C"
                on conflict (connection_id, shop_order_id) do nothing
                """).param("rows", rows).update();
        Map<ShopKey, ShopOrder> orders = new LinkedHashMap<>();
        jdbc.sql("""
                select * from shop_order
                where (connection_id, shop_order_id) in
                      (select "connectionId", "shopOrderId"
                       from json_to_recordset(cast(:rows as json)) as r ("connectionId" uuid, "shopOrderId" text))
                order by connection_id, shop_order_id for update
                """).param("rows", rows).query(this::order).list().forEach(order -> orders.put(order.key(), order));
        return orders;
    }

    /** The shops' orders that came to these orders here, locked in the same sequence; those that are none are left out. */
    Map<UUID, ShopOrder> lockOf(Collection<UUID> orderIds) {
        Map<UUID, ShopOrder> orders = new LinkedHashMap<>();
        jdbc.sql("""
                select * from shop_order where order_id = any(:ids) order by connection_id, shop_order_id for update
                """)
                .param("ids", orderIds.toArray(UUID[]::new))
                .query(this::order)
                .list()
                .forEach(order -> orders.put(order.orderId(), order));
        return orders;
    }

    void save(Collection<ShopOrder> orders) {
        List<Row> rows = orders.stream().map(Row::of).toList();
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update shop_order s set customer_id = r.customer, newest = r.newest, made = r.made
                from json_to_recordset(cast(:rows as json)) as r ("orderId" uuid, customer uuid, newest jsonb, made boolean)
                where s.order_id = r."orderId"
                """).param("rows", json.writeValueAsString(rows)).update();
    }

    /** Lets go of their keys: what is told of these from now on is of an order that is new. */
    void letGo(Collection<UUID> orderIds) {
        jdbc.sql("delete from shop_order where order_id = any(:ids)")
                .param("ids", orderIds.toArray(UUID[]::new))
                .update();
    }

    /** Notes receipts of orders that are not made yet; one that is noted already stays. */
    void await(Collection<Receipt> receipts) {
        if (receipts.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into shop_order_receipt (receipt_id, order_id)
                select "receiptId", "orderId"
                from json_to_recordset(cast(:rows as json)) as r ("receiptId" uuid, "orderId" uuid)
                order by "receiptId"
                on conflict do nothing
                """).param("rows", json.writeValueAsString(receipts)).update();
    }

    /** The receipts that awaited these orders, which they do no longer. */
    List<Receipt> release(Collection<UUID> orderIds) {
        return jdbc.sql("delete from shop_order_receipt where order_id = any(:ids) returning receipt_id, order_id")
                .param("ids", orderIds.toArray(UUID[]::new))
                .query(Receipt.class)
                .list();
    }

    private ShopOrder order(ResultSet row, int number) throws SQLException {
        String newest = row.getString("newest");
        return new ShopOrder(
                new ShopKey(row.getObject("connection_id", UUID.class), row.getString("shop_order_id")),
                new Stored(
                        row.getObject("order_id", UUID.class),
                        row.getObject("wanted_customer_id", UUID.class),
                        row.getObject("customer_id", UUID.class),
                        newest == null ? null : json.readValue(newest, Told.class),
                        row.getBoolean("made")));
    }

    /** A delivery of a shop and the order that it is about. */
    record Receipt(UUID receiptId, UUID orderId) {}

    private record NewRow(UUID connectionId, String shopOrderId, UUID orderId, UUID customerId) {

        static NewRow of(ShopKey key) {
            return new NewRow(key.connectionId(), key.shopOrderId(), Ids.next(), Ids.next());
        }
    }

    private record Row(
            UUID orderId, @Nullable UUID customer, @Nullable Told newest, boolean made) {

        static Row of(ShopOrder order) {
            Stored stored = order.stored();
            return new Row(stored.orderId(), stored.customer(), stored.newest(), stored.made());
        }
    }
}
