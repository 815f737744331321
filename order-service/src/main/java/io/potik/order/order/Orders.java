package io.potik.order.order;

import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The orders. What happened to one leaves with the transaction that writes it. */
@Repository
public class Orders {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Outbox outbox;

    Orders(JdbcClient jdbc, JsonMapper json, Outbox outbox) {
        this.jdbc = jdbc;
        this.json = json;
        this.outbox = outbox;
    }

    /** Numbers for new orders, ascending; one that is not used stays a gap. */
    public List<Long> numbers(int count) {
        return jdbc.sql("select nextval('order_number') from generate_series(1, :count)")
                .param("count", count)
                .query(Long.class)
                .list();
    }

    /** Adds new orders in the open transaction; one whose id is there already changes nothing. */
    public void add(Collection<Order> orders) {
        if (orders.isEmpty()) {
            return;
        }
        Set<UUID> added = new HashSet<>(jdbc.sql("""
                        insert into orders (id, number, version, customer_id, lead_id, lead_number, manager_id, source_id,
                                            status, sum, paid, currency, created_at)
                        select id, number, 1, customer, lead, "leadNumber", manager, source, status, sum, 0, currency,
                               created
                        from json_to_recordset(cast(:rows as json)) as r (id uuid, number bigint, customer uuid,
                             lead uuid, "leadNumber" bigint, manager uuid, source uuid, status text, sum numeric,
                             currency text, created timestamptz)
                        order by id
                        on conflict (id) do nothing
                        returning id
                        """)
                .param(
                        "rows",
                        json.writeValueAsString(orders.stream().map(Row::of).toList()))
                .query(UUID.class)
                .list());
        List<Order> fresh =
                orders.stream().filter(order -> added.contains(order.id())).toList();
        writeLines(fresh);
        tell(fresh);
    }

    private void writeLines(Collection<Order> orders) {
        List<LineRow> lines = new ArrayList<>();
        for (Order order : orders) {
            int position = 0;
            for (Line line : order.sale().lines()) {
                lines.add(new LineRow(order.id(), position++, line.name(), line.quantity(), line.price(), line.sum()));
            }
        }
        if (!lines.isEmpty()) {
            jdbc.sql("""
                    insert into order_line (order_id, position, name, quantity, price, sum)
                    select "order", position, name, quantity, price, sum
                    from json_to_recordset(cast(:rows as json))
                         as r ("order" uuid, position int, name text, quantity numeric, price numeric, sum numeric)
                    """).param("rows", json.writeValueAsString(lines)).update();
        }
    }

    /** The order without its lines, locked until the open transaction ends. */
    public Optional<Order> lock(UUID id) {
        return jdbc.sql("select * from orders where id = :id for update")
                .param("id", id)
                .query(this::order)
                .optional();
    }

    /** Writes what happened to an order since it was locked, in the same transaction. */
    public void save(Order order) {
        if (order.happened().isEmpty()) {
            return;
        }
        jdbc.sql("update orders set version = :version, status = :status, sum = :sum, paid = :paid,"
                        + " fields = cast(:fields as jsonb) where id = :id")
                .param("version", order.snapshot().version())
                .param("status", order.status().code())
                .param("sum", order.sale().sum().amount())
                .param("paid", order.paid().amount())
                .param("fields", json.writeValueAsString(order.fields()))
                .param("id", order.id())
                .update();
        if (order.isRevised()) {
            jdbc.sql("delete from order_line where order_id = :id")
                    .param("id", order.id())
                    .update();
            writeLines(List.of(order));
        }
        for (Payment payment : order.received()) {
            jdbc.sql("""
                    insert into order_payment (id, order_id, amount, note, paid_at)
                    values (:id, :order, :amount, :note, :at)
                    """)
                    .param("id", payment.id())
                    .param("order", order.id())
                    .param("amount", payment.amount().amount())
                    .param("note", payment.note())
                    .param("at", payment.at().atOffset(ZoneOffset.UTC))
                    .update();
        }
        tell(List.of(order));
    }

    private void tell(Collection<Order> orders) {
        List<OutgoingMessage> messages = new ArrayList<>();
        for (Order order : orders) {
            for (OrderHappened event : order.happened()) {
                messages.add(new OutgoingMessage(
                        OrderHappened.TOPIC,
                        order.id().toString(),
                        event.type(),
                        event.order().version(),
                        event.at(),
                        json.writeValueAsBytes(event)));
            }
        }
        outbox.send(messages);
    }

    private Order order(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        UUID lead = row.getObject("lead_id", UUID.class);
        Sale sale = new Sale(
                row.getObject("customer_id", UUID.class),
                lead == null ? null : new Sale.Lead(lead, row.getLong("lead_number")),
                row.getObject("manager_id", UUID.class),
                row.getObject("source_id", UUID.class),
                List.of(),
                Money.rounded(row.getBigDecimal("sum"), currency));
        return Order.stored(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                sale,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"),
                Status.of(row.getString("status")),
                Money.rounded(row.getBigDecimal("paid"), currency),
                json.readValue(row.getString("fields"), OrderList.FIELDS));
    }

    private record Row(
            UUID id,
            long number,
            UUID customer,
            @Nullable UUID lead,
            @Nullable Long leadNumber,
            @Nullable UUID manager,
            @Nullable UUID source,
            Status status,
            BigDecimal sum,
            String currency,
            Instant created) {

        static Row of(Order order) {
            OrderHappened.Snapshot now = order.snapshot();
            Sale.Lead lead = order.sale().lead();
            return new Row(
                    now.id(),
                    now.number(),
                    now.customerId(),
                    now.leadId(),
                    lead == null ? null : lead.number(),
                    now.managerId(),
                    now.sourceId(),
                    now.status(),
                    now.sum().amount(),
                    now.sum().currency(),
                    now.createdAt());
        }
    }

    private record LineRow(
            UUID order, int position, String name, BigDecimal quantity, BigDecimal price, BigDecimal sum) {}
}
