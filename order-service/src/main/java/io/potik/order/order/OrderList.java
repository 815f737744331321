package io.potik.order.order;

import io.potik.order.problem.Invalid;
import io.potik.order.problem.NotFound;
import io.potik.order.security.Scope;
import io.potik.order.status.Status;
import io.potik.order.status.StatusSet;
import io.potik.order.status.Statuses;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Orders as people look at them, newest first, each only for who may see it. */
@Repository
public class OrderList {

    private static final TypeReference<List<PaymentRow>> PAYMENTS = new TypeReference<>() {};

    private static final TypeReference<List<Sale.Lead>> LEADS = new TypeReference<>() {};

    private static final String SHOWN = """
            select o.*,
            """ + JoinedLeads.OF_O + """
            , customer.name as customer_name, told.removed as customer_removed, coalesce(told.merged_into, o.customer_id) as person_id,
            """ + OrderLines.OF_O + """
            ,
                   (select coalesce(json_agg(json_build_object('id', p.id, 'amount', p.amount, 'note', p.note,
                                                               'at', p.paid_at) order by p.paid_at, p.id), '[]')
                    from order_payment p where p.order_id = o.id) as payments
            from %s o left join customer told on told.id = o.customer_id
                 left join customer on customer.id = coalesce(told.merged_into, o.customer_id)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Statuses statuses;
    private final OrderLines lines;

    OrderList(JdbcClient jdbc, JsonMapper json, Statuses statuses, OrderLines lines) {
        this.jdbc = jdbc;
        this.json = json;
        this.statuses = statuses;
        this.lines = lines;
    }

    /**
     * A page of the orders that fit.
     *
     * @param after the page before's {@link Page#next()}
     * @throws Invalid if {@code after} is no such thing, or there is no such status
     */
    public Page<OrderView> page(OrderFilter filter, Scope scope, @Nullable String after, int limit) {
        if (filter.status() != null && statuses.all().find(filter.status()).isEmpty()) {
            throw new Invalid("status", "There is no status " + filter.status() + ".");
        }
        Map<String, @Nullable Object> parameters = OrderFilter.parameters(scope, limit + 1);
        String condition = filter.condition(parameters);
        if (after != null) {
            condition += " and number < :after";
            parameters.put("after", number(after));
        }
        List<OrderView> found =
                shown("(" + OrderFilter.rows(condition, scope) + ")", "order by o.number desc", parameters);
        return Page.of(found, limit, last -> Long.toString(last.number()));
    }

    /** The orders of a query over the rows of the table. */
    List<OrderView> shown(String rows, String order, Map<String, @Nullable Object> parameters) {
        return jdbc.sql(SHOWN.formatted(rows) + " " + order)
                .params(parameters)
                .query(view())
                .list();
    }

    /**
     * Goes on when the order is there and in the scope.
     *
     * @throws NotFound if it is not
     */
    public void see(UUID id, Scope scope) {
        if (find(id, scope).isEmpty()) {
            throw new NotFound("order");
        }
    }

    /** The order, if there is one that the caller may see. */
    public Optional<OrderView> find(UUID id, Scope scope) {
        return jdbc.sql(SHOWN.formatted("orders") + " where o.id = :id and " + Scope.condition("o.manager_id"))
                .param("id", id)
                .param("all", scope.all())
                .param("staff", scope.staffIds())
                .query(view())
                .optional();
    }

    static long number(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw new Invalid("after", "This is not the next of a page before.");
        }
    }

    private RowMapper<OrderView> view() {
        StatusSet known = statuses.all();
        return (row, number) -> view(row, known);
    }

    private OrderView view(ResultSet row, StatusSet known) throws SQLException {
        String currency = row.getString("currency");
        Status status = known.find(row.getString("status")).orElseThrow();
        UUID lead = row.getObject("lead_id", UUID.class);
        UUID manager = row.getObject("manager_id", UUID.class);
        UUID shop = row.getObject("shop_id", UUID.class);
        CustomerState customer = CustomerState.of(row.getObject("customer_removed", Boolean.class));
        Written written = Orders.written(row, json);
        return new OrderView(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getLong("version"),
                status.code(),
                status.kind(),
                row.getBoolean("taken_back")
                        ? List.of()
                        : known.next(status).stream().map(Status::code).toList(),
                customer,
                customer == CustomerState.GONE
                        ? null
                        : new OrderView.Customer(
                                row.getObject("person_id", UUID.class), row.getString("customer_name")),
                lead == null ? null : new Sale.Lead(lead, row.getLong("lead_number")),
                manager == null ? null : new OrderView.Manager(manager),
                row.getObject("source_id", UUID.class),
                shop == null ? null : new OrderView.Shop(shop),
                lines.read(row).stream()
                        .map(line -> OrderView.SoldLine.of(line, currency))
                        .toList(),
                Money.rounded(row.getBigDecimal("sum"), currency),
                Money.rounded(row.getBigDecimal("paid"), currency),
                Money.rounded(row.getBigDecimal("refunded"), currency),
                PaymentState.of(row.getString("payment_state")),
                json.readValue(row.getString("payments"), PAYMENTS).stream()
                        .map(payment -> payment.payment(currency))
                        .toList(),
                written.fields(),
                written.delivery(),
                written.notes(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                json.readValue(row.getString("joined_leads"), LEADS),
                row.getBoolean("taken_back"));
    }

    private record PaymentRow(UUID id, BigDecimal amount, String note, Instant at) {

        Payment payment(String currency) {
            return new Payment(id, Money.rounded(amount, currency), at, note);
        }
    }
}
