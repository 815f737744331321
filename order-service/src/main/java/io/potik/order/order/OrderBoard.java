package io.potik.order.order;

import io.potik.order.problem.Invalid;
import io.potik.order.problem.NotFound;
import io.potik.order.security.Scope;
import io.potik.order.status.Status;
import io.potik.order.status.StatusSet;
import io.potik.order.status.Statuses;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The orders as columns by status, the newest on top. Two queries, whatever the number of columns and orders: the cards by an
 * index, the totals from what is kept; only what totals do not tell apart is counted, and no further than
 * {@value #MOST}.
 */
@Component
public class OrderBoard {

    static final int MOST = 1000;
    private static final int CARDS = 25;

    private final JdbcClient jdbc;
    private final OrderList list;
    private final Statuses statuses;

    OrderBoard(JdbcClient jdbc, OrderList list, Statuses statuses) {
        this.jdbc = jdbc;
        this.list = list;
        this.statuses = statuses;
    }

    /** A board: its columns from left to right; of statuses that are not in use only those in which orders stand. */
    public record View(List<Column> columns) {}

    /**
     * A column.
     *
     * @param count of all orders in it that the caller sees and asked for
     * @param sums of theirs, one a currency
     * @param more whether there may be more than were counted; count and sums are then the least that there is
     * @param next where the column goes on, or null at its end
     */
    public record Column(
            Status status,
            long count,
            List<Money> sums,
            boolean more,
            List<OrderView> items,
            @Nullable String next) {}

    /** The board of the orders in the scope that the filter leaves; its status does not count. */
    @Transactional(readOnly = true)
    public View of(OrderFilter filter, Scope scope) {
        StatusSet known = statuses.all();
        Map<String, List<OrderView>> cards = cards(known.all(), filter, scope, null, CARDS).stream()
                .collect(Collectors.groupingBy(OrderView::status));
        Map<String, Total> totals = filter.isKept() ? kept(filter, scope) : counted(known.all(), filter, scope);
        List<Column> columns = new ArrayList<>();
        for (Status status : known.all()) {
            Page<OrderView> page = page(cards.getOrDefault(status.code(), List.of()), CARDS);
            Total total = totals.getOrDefault(status.code(), Total.NONE);
            if (status.active() || total.orders > 0) {
                columns.add(new Column(
                        status,
                        Math.min(total.orders, filter.isKept() ? Long.MAX_VALUE : MOST),
                        total.sums,
                        !filter.isKept() && total.orders > MOST,
                        page.items(),
                        page.next()));
            }
        }
        return new View(columns);
    }

    /**
     * Further cards of one column.
     *
     * @throws NotFound if there is no such status
     * @throws Invalid if {@code after} is not the next of a page before
     */
    @Transactional(readOnly = true)
    public Page<OrderView> of(String code, OrderFilter filter, Scope scope, @Nullable String after, int limit) {
        Status status = statuses.all().find(code).orElseThrow(() -> new NotFound("status"));
        return page(cards(List.of(status), filter, scope, after, limit), limit);
    }

    private static Page<OrderView> page(List<OrderView> found, int limit) {
        return Page.of(found, limit, last -> Long.toString(last.number()));
    }

    /** One card more than the limit of each column, so that it is known whether there are more. */
    private List<OrderView> cards(
            List<Status> columns, OrderFilter filter, Scope scope, @Nullable String after, int limit) {
        Map<String, @Nullable Object> parameters = OrderFilter.parameters(scope, limit + 1);
        String each = eachStatus(columns, filter, scope, parameters, after, "*");
        return list.shown("(" + each + ")", "order by o.status, o.number desc", parameters);
    }

    /** One branch a status, so that each goes by the index. */
    private static String eachStatus(
            List<Status> columns,
            OrderFilter filter,
            Scope scope,
            Map<String, @Nullable Object> parameters,
            @Nullable String after,
            String what) {
        String condition = filter.inAny().condition(parameters);
        if (after != null) {
            condition += " and number < :after";
            parameters.put("after", OrderList.number(after));
        }
        String fits = condition + " and status = :status";
        return IntStream.range(0, columns.size())
                .mapToObj(i -> {
                    parameters.put("status" + i, columns.get(i).code());
                    return "(select " + what + " from (" + OrderFilter.rows(fits + i, scope) + ") column" + i + ")";
                })
                .collect(Collectors.joining(" union all "));
    }

    private Map<String, Total> kept(OrderFilter filter, Scope scope) {
        if (!scope.all() && scope.staff().isEmpty()) {
            return Map.of();
        }
        UUID[] seen = Arrays.copyOf(scope.staffIds(), scope.staff().size() + 1);
        seen[seen.length - 1] = OrderTotals.NIL;
        Map<String, @Nullable Object> parameters = new HashMap<>();
        filter.condition(parameters);
        parameters.put("seen", seen);
        return totals(
                "select status, currency, sum(orders) as orders, sum(amount) as amount from order_total where true"
                        + (scope.all() ? "" : " and manager_id = any(:seen)")
                        + (filter.managerId() == null ? "" : " and manager_id = :managerId")
                        + (filter.sourceId() == null ? "" : " and source_id = :sourceId")
                        + (filter.paymentState() == null ? "" : " and payment_state = :paymentState")
                        + " group by status, currency having sum(orders) > 0 order by currency",
                parameters);
    }

    private Map<String, Total> counted(List<Status> columns, OrderFilter filter, Scope scope) {
        Map<String, @Nullable Object> parameters = OrderFilter.parameters(scope, MOST + 1);
        String each = eachStatus(columns, filter, scope, parameters, null, "status, currency, sum");
        return totals(
                "select status, currency, count(*) as orders, sum(sum) as amount from (" + each
                        + ") counted group by status, currency order by currency",
                parameters);
    }

    private Map<String, Total> totals(String sql, Map<String, @Nullable Object> parameters) {
        Map<String, Total> totals = new HashMap<>();
        jdbc.sql(sql).params(parameters).query(row -> {
            totals.merge(
                    row.getString("status"),
                    new Total(
                            row.getLong("orders"),
                            List.of(Money.rounded(sum(row.getBigDecimal("amount")), row.getString("currency")))),
                    Total::plus);
        });
        return totals;
    }

    private static BigDecimal sum(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    private record Total(long orders, List<Money> sums) {

        static final Total NONE = new Total(0, List.of());

        Total plus(Total other) {
            List<Money> both = new ArrayList<>(sums);
            both.addAll(other.sums);
            return new Total(orders + other.orders, List.copyOf(both));
        }
    }
}
