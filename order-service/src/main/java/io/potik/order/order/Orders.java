package io.potik.order.order;

import io.potik.order.status.StatusSet;
import io.potik.order.status.Statuses;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The orders. What happened to one leaves with the transaction that writes it. */
@Repository
public class Orders {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Outbox outbox;
    private final Statuses statuses;
    private final OrderLines lines;
    private final OrderHistory history;
    private final OrderTotals totals;
    private final JoinedLeads joinedLeads;

    Orders(
            JdbcClient jdbc,
            JsonMapper json,
            Outbox outbox,
            Statuses statuses,
            OrderLines lines,
            OrderHistory history,
            OrderTotals totals,
            JoinedLeads joinedLeads) {
        this.jdbc = jdbc;
        this.json = json;
        this.outbox = outbox;
        this.statuses = statuses;
        this.lines = lines;
        this.history = history;
        this.totals = totals;
        this.joinedLeads = joinedLeads;
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
                                            shop_id, status, sum, paid, refunded, payment_state, currency, created_at)
                        select id, number, 1, customer, lead, "leadNumber", manager, source, shop, status, sum, 0, 0,
                               "paymentState", currency, created
                        from json_to_recordset(cast(:rows as json)) as r (id uuid, number bigint, customer uuid,
                             lead uuid, "leadNumber" bigint, manager uuid, source uuid, shop uuid, status text,
                             sum numeric, "paymentState" text, currency text, created timestamptz)
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
        lines.write(fresh);
        history.write(fresh);
        tell(fresh);
        totals.change(List.of(), fresh.stream().map(Order::slot).toList());
    }

    /** The order, locked until the open transaction ends. */
    public Optional<Order> lock(UUID id) {
        StatusSet known = statuses.all();
        return jdbc.sql("select o.*, " + OrderLines.OF_O + " from orders o where o.id = :id for update of o")
                .param("id", id)
                .query((row, number) -> order(row, known))
                .optional();
    }

    /** Writes what happened to an order since it was locked, in the same transaction. */
    public void save(Order order) {
        if (order.news().isEmpty()) {
            return;
        }
        OrderNews news = order.news();
        Written written = order.written();
        Delivery delivery = written.delivery();
        jdbc.sql(
                        "update orders set version = :version, status = :status, sum = :sum, paid = :paid, refunded = :refunded,"
                                + " payment_state = :paymentState, fields = cast(:fields as jsonb), delivery_way = :way,"
                                + " delivery_address = :address, tracking_number = :tracking, delivery_date = :date,"
                                + " notes = :notes, taken_back = :takenBack where id = :id")
                .param("version", order.snapshot().version())
                .param("status", order.status().code())
                .param("sum", order.sale().sum().amount())
                .param("paid", order.paid().amount())
                .param("refunded", order.snapshot().refunded().amount())
                .param("paymentState", order.paymentState().word())
                .param("fields", json.writeValueAsString(written.fields()))
                .param("way", delivery.way())
                .param("address", delivery.address())
                .param("tracking", delivery.trackingNumber())
                .param("date", delivery.date())
                .param("notes", written.notes())
                .param("takenBack", order.isTakenBack())
                .param("id", order.id())
                .update();
        if (news.isRevised()) {
            lines.replace(order);
        }
        for (Payment payment : news.payments()) {
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
        news.joined().forEach(lead -> joinedLeads.add(order.id(), lead));
        news.left().forEach(joinedLeads::remove);
        history.write(List.of(order));
        tell(List.of(order));
        totals.change(List.of(order.loadedIn()), List.of(order.slot()));
    }

    private void tell(Collection<Order> orders) {
        List<OutgoingMessage> messages = new ArrayList<>();
        for (Order order : orders) {
            for (OrderHappened event : order.news().events()) {
                messages.add(new OutgoingMessage(
                        OrderHappened.TOPIC,
                        order.id().toString(),
                        event.type(),
                        event.order().version(),
                        event.at(),
                        json.writeValueAsBytes(event)));
            }
            if (order.news().hasNewGoods()) {
                messages.add(GoodsListed.of(order, json));
            }
        }
        outbox.send(messages);
    }

    private Order order(ResultSet row, StatusSet known) throws SQLException {
        String currency = row.getString("currency");
        UUID lead = row.getObject("lead_id", UUID.class);
        Sale sale = new Sale(
                row.getObject("customer_id", UUID.class),
                lead == null ? null : new Sale.Lead(lead, row.getLong("lead_number")),
                row.getObject("manager_id", UUID.class),
                row.getObject("source_id", UUID.class),
                lines.read(row),
                Money.rounded(row.getBigDecimal("sum"), currency));
        return new Order(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("shop_id", UUID.class),
                sale,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"),
                known.find(row.getString("status")).orElseThrow(),
                new Payments(
                        Money.rounded(row.getBigDecimal("paid"), currency),
                        Money.rounded(row.getBigDecimal("refunded"), currency)),
                written(row, json),
                row.getBoolean("taken_back"));
    }

    /** What people wrote on the order of a row. */
    static Written written(ResultSet row, JsonMapper json) throws SQLException {
        return new Written(
                json.readValue(row.getString("fields"), FIELDS),
                new Delivery(
                        row.getString("delivery_way"),
                        row.getString("delivery_address"),
                        row.getString("tracking_number"),
                        row.getObject("delivery_date", LocalDate.class)),
                row.getString("notes"));
    }

    private record Row(
            UUID id,
            long number,
            UUID customer,
            @Nullable UUID lead,
            @Nullable Long leadNumber,
            @Nullable UUID manager,
            @Nullable UUID source,
            @Nullable UUID shop,
            String status,
            BigDecimal sum,
            PaymentState paymentState,
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
                    order.shop(),
                    now.status(),
                    now.sum().amount(),
                    order.paymentState(),
                    now.sum().currency(),
                    now.createdAt());
        }
    }
}
