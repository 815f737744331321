package io.potik.order.order;

import io.potik.order.problem.Invalid;
import io.potik.order.security.Scope;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Orders as people look at them, newest first, each only for who may see it. */
@Repository
public class OrderList {

    private static final TypeReference<List<Line>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<PaymentRow>> PAYMENTS = new TypeReference<>() {};
    static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private static final String SHOWN = """
            select o.*, customer.name as customer_name,
                   (select coalesce(json_agg(json_build_object('name', l.name, 'quantity', l.quantity, 'price', l.price,
                                                               'sum', l.sum) order by l.position), '[]')
                    from order_line l where l.order_id = o.id) as lines,
                   (select coalesce(json_agg(json_build_object('id', p.id, 'amount', p.amount, 'note', p.note,
                                                               'at', p.paid_at) order by p.paid_at, p.id), '[]')
                    from order_payment p where p.order_id = o.id) as payments
            from %s o left join customer on customer.id = o.customer_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OrderList(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A page of the orders that fit.
     *
     * @param after the page before's {@link Page#next()}
     * @throws Invalid if {@code after} is no such thing
     */
    public Page<OrderView> page(Filter filter, Scope scope, @Nullable String after, int limit) {
        String fits = "true"
                + (after == null ? "" : " and number < :after")
                + (filter.customerId() == null ? "" : " and customer_id = :customerId")
                + (filter.leadId() == null ? "" : " and lead_id = :leadId")
                + (filter.status() == null ? "" : " and status = :status");
        String page = "(" + rows(fits, scope) + " order by number desc limit :limit)";
        List<OrderView> found = jdbc.sql(SHOWN.formatted(page) + " order by o.number desc")
                .param("after", after == null ? null : number(after))
                .param("customerId", filter.customerId())
                .param("leadId", filter.leadId())
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().code())
                .param("staff", scope.staffIds())
                .param("limit", limit + 1)
                .query(this::view)
                .list();
        return Page.of(found, limit, last -> Long.toString(last.number()));
    }

    /** The order, if there is one that the caller may see. */
    public Optional<OrderView> find(UUID id, Scope scope) {
        return jdbc.sql(SHOWN.formatted("orders") + " where o.id = :id and " + Scope.condition("o.manager_id"))
                .param("id", id)
                .param("all", scope.all())
                .param("staff", scope.staffIds())
                .query(this::view)
                .optional();
    }

    /** For who sees some managers' rows only: each one's newest by the index, so that nobody else's are walked over. */
    private static String rows(String fits, Scope scope) {
        if (scope.all()) {
            return "select * from orders where " + fits;
        }
        if (scope.staff().isEmpty()) {
            return "select * from orders where false";
        }
        String newest = " and " + fits + " order by number desc limit :limit)";
        return "select * from ((select * from orders where manager_id is null" + newest
                + " union all (select own.* from unnest(cast(:staff as uuid[])) as staff (id) cross join lateral"
                + " (select * from orders where manager_id = staff.id" + newest + " own)) as visible";
    }

    private static long number(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw new Invalid("after", "This is not the next of a page before.");
        }
    }

    private OrderView view(ResultSet row, int rowNumber) throws SQLException {
        String currency = row.getString("currency");
        Status status = Status.of(row.getString("status"));
        UUID lead = row.getObject("lead_id", UUID.class);
        UUID manager = row.getObject("manager_id", UUID.class);
        return new OrderView(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getLong("version"),
                status,
                status.next(),
                new OrderView.Customer(row.getObject("customer_id", UUID.class), row.getString("customer_name")),
                lead == null ? null : new Sale.Lead(lead, row.getLong("lead_number")),
                manager == null ? null : new OrderView.Manager(manager),
                row.getObject("source_id", UUID.class),
                json.readValue(row.getString("lines"), LINES).stream()
                        .map(line -> new Line(
                                line.name(),
                                line.quantity(),
                                line.price(),
                                Money.rounded(line.sum(), currency).amount()))
                        .toList(),
                Money.rounded(row.getBigDecimal("sum"), currency),
                Money.rounded(row.getBigDecimal("paid"), currency),
                json.readValue(row.getString("payments"), PAYMENTS).stream()
                        .map(payment -> payment.payment(currency))
                        .toList(),
                json.readValue(row.getString("fields"), FIELDS),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /** Which orders; null takes all. */
    public record Filter(
            @Nullable UUID customerId,
            @Nullable UUID leadId,
            @Nullable Status status) {}

    private record PaymentRow(UUID id, BigDecimal amount, String note, Instant at) {

        Payment payment(String currency) {
            return new Payment(id, Money.rounded(amount, currency), at, note);
        }
    }
}
