package io.potik.order.order;

import io.potik.order.customer.KnownCustomers;
import io.potik.order.security.Scope;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which orders; null takes all.
 *
 * @param status a status's code
 * @param from made at that instant or later
 * @param until made before that instant
 * @param q a number, or beginnings of words of the customer's name
 */
public record OrderFilter(
        @Nullable UUID customerId,
        @Nullable UUID leadId,
        @Nullable String status,
        @Nullable PaymentState paymentState,
        @Nullable UUID managerId,
        @Nullable UUID sourceId,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String q) {

    /** How many customers of a name are looked through. */
    private static final int MOST_CUSTOMERS = 1000;

    private static final int LONGEST_NUMBER = 18;

    /** Everybody who is read as the same person as {@code customerId}; planned once, before any order is looked at. */
    private static final String PERSON = """
            any (array(select coalesce((select merged_into from customer where id = :customerId), :customerId)
                       union select part.id from customer part
                       where part.merged_into = coalesce((select merged_into from customer where id = :customerId),
                                                         :customerId)))
            """;

    /** The condition for a WHERE clause over the table {@code orders}; its parameters are added. */
    String condition(Map<String, @Nullable Object> parameters) {
        StringBuilder condition = new StringBuilder("true");
        add(condition, parameters, " and customer_id = " + PERSON, "customerId", customerId);
        add(
                condition,
                parameters,
                " and id in (select id from orders where lead_id = :leadId union all select order_id from order_lead where lead_id = :leadId)",
                "leadId",
                leadId);
        add(condition, parameters, " and status = :status", "status", status);
        add(
                condition,
                parameters,
                " and payment_state = :paymentState",
                "paymentState",
                paymentState == null ? null : paymentState.word());
        add(condition, parameters, " and manager_id = :managerId", "managerId", managerId);
        add(condition, parameters, " and source_id = :sourceId", "sourceId", sourceId);
        add(condition, parameters, " and created_at >= cast(:from as timestamptz)", "from", text(from));
        add(condition, parameters, " and created_at < cast(:until as timestamptz)", "until", text(until));
        String typed = q == null ? "" : q.strip().replaceFirst("^[№#]\\s*", "");
        if (!typed.isEmpty() && typed.chars().allMatch(Character::isDigit) && typed.length() <= LONGEST_NUMBER) {
            add(condition, parameters, " and number = :number", "number", Long.valueOf(typed));
        } else if (!typed.isEmpty()) {
            add(
                    condition,
                    parameters,
                    " and customer_id in (with hit as (select id from customer where words @@ cast(:words as tsquery) limit "
                            + MOST_CUSTOMERS + ") select id from hit"
                            + " union all select part.id from hit join customer part on part.merged_into = hit.id)",
                    "words",
                    KnownCustomers.wordsQuery(typed));
        }
        return condition.toString();
    }

    /** Whether the kept totals tell these orders apart. */
    boolean isKept() {
        return customerId == null && leadId == null && from == null && until == null && (q == null || q.isBlank());
    }

    /** The same in any status. */
    OrderFilter inAny() {
        return new OrderFilter(customerId, leadId, null, paymentState, managerId, sourceId, from, until, q);
    }

    /**
     * A query for the rows of {@code orders} that fit and are in the scope, ending before {@code :after} where that is
     * asked, the newest {@code :limit} of each manager at most. For who sees some managers' rows only: each one's newest by
     * the index, so that nobody else's are walked over.
     */
    static String rows(String condition, Scope scope) {
        if (scope.all()) {
            return "select * from orders where " + condition + " order by number desc limit :limit";
        }
        if (scope.staff().isEmpty()) {
            return "select * from orders where false";
        }
        String newest = " and " + condition + " order by number desc limit :limit)";
        return "select * from ((select * from orders where manager_id is null" + newest
                + " union all (select own.* from unnest(cast(:staff as uuid[])) as staff (id) cross join lateral"
                + " (select * from orders where manager_id = staff.id" + newest + " own)) as visible"
                + " order by number desc limit :limit";
    }

    /** The parameters that every such query has. */
    static Map<String, @Nullable Object> parameters(Scope scope, int limit) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("staff", scope.staffIds());
        parameters.put("limit", limit);
        return parameters;
    }

    private static void add(
            StringBuilder condition,
            Map<String, @Nullable Object> parameters,
            String sql,
            String name,
            @Nullable Object value) {
        if (value != null) {
            condition.append(sql);
            parameters.put(name, value);
        }
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
