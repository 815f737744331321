package io.potik.customer.segment;

import io.potik.customer.security.Scope;
import io.potik.customer.workspace.Workspace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Conditions as SQL over {@code customer c}: each is one of an index, so that of few who fit few are read. Somebody who was
 * merged into another is found as that one.
 */
final class SegmentQuery {

    private static final JsonMapper JSON = new JsonMapper();

    /** Of an order: one of its lines is named so. */
    private static final String HOLDS =
            "order_id in (select order_id from customer_good where search @@ cast(:%s as tsquery))";

    private final Workspace workspace;
    private final List<String> conditions = new ArrayList<>(List.of("c.merged_into is null", "c.erased_at is null"));
    private final Map<String, @Nullable Object> parameters = new HashMap<>();

    private SegmentQuery(Workspace workspace) {
        this.workspace = workspace;
    }

    static SegmentQuery of(Conditions wanted, Scope scope, Workspace workspace) {
        SegmentQuery query = new SegmentQuery(workspace);
        query.orders(wanted);
        query.leads(wanted);
        query.card(wanted);
        if (!scope.all()) {
            query.conditions.add(Scope.condition("c.manager_id"));
            query.parameters.put("all", false);
            query.parameters.put("staff", scope.staffIds());
        }
        return query;
    }

    /** What stands after {@code where}. */
    String where() {
        return String.join(" and ", conditions);
    }

    Map<String, @Nullable Object> parameters() {
        return parameters;
    }

    private void orders(Conditions wanted) {
        if (wanted.bought() != null) {
            add("c.lifecycle = :lifecycle", "lifecycle", wanted.bought() ? "buyer" : "prospect");
        }
        List<String> goods = wanted.goods() == null ? List.of() : wanted.goods();
        if (wanted.orderedFrom() != null || wanted.orderedTo() != null || !goods.isEmpty()) {
            String when = "";
            if (!goods.isEmpty()) {
                when += " and " + HOLDS.formatted("goods");
                parameters.put("goods", Goods.anyOf(goods));
            }
            if (wanted.orderedFrom() != null) {
                when += " and ordered_at >= cast(:orderedFrom as timestamptz)";
                parameters.put("orderedFrom", begin(wanted.orderedFrom()));
            }
            if (wanted.orderedTo() != null) {
                when += " and ordered_at < cast(:orderedTo as timestamptz)";
                parameters.put("orderedTo", begin(wanted.orderedTo().plusDays(1)));
            }
            conditions.add(anyOf("select customer_id from customer_order where counted" + when));
        }
        if (wanted.neverGoods() != null && !wanted.neverGoods().isEmpty()) {
            add(
                    "not exists (select from customer_order join customer part on part.id = customer_order.customer_id"
                            + " where coalesce(part.merged_into, part.id) = c.id and counted and "
                            + HOLDS.formatted("neverGoods") + ")",
                    "neverGoods",
                    Goods.anyOf(wanted.neverGoods()));
        }
        if (wanted.sumFrom() != null || wanted.sumTo() != null) {
            String between = "";
            if (wanted.sumFrom() != null) {
                between += " and sum() >= :sumFrom";
                parameters.put("sumFrom", wanted.sumFrom());
            }
            if (wanted.sumTo() != null) {
                between += " and sum() <= :sumTo";
                parameters.put("sumTo", wanted.sumTo());
            }
            parameters.put("currency", workspace.currency());
            String bought = "currency = :currency and orders > 0";
            conditions.add(
                    "c.id in (select customer_id from purchase_sum where " + bought + between.replace("sum()", "amount")
                            + " and not exists (select from customer part where part.merged_into = purchase_sum.customer_id)"
                            + " union all select whole.id from (select merged_into as id, id as part from customer"
                            + " where merged_into is not null union select merged_into, merged_into from customer"
                            + " where merged_into is not null) whole join purchase_sum on customer_id = whole.part where "
                            + bought + " group by 1 having true" + between.replace("sum()", "sum(amount)") + ")");
        }
    }

    private void leads(Conditions wanted) {
        if (wanted.silentSince() != null) {
            add(
                    "c.id in (select customer_id from customer_heard where heard_at < cast(:silent as timestamptz))"
                            + " and not exists (select from customer part join customer_heard"
                            + " on customer_heard.customer_id = part.id where part.merged_into = c.id"
                            + " and heard_at >= cast(:silent as timestamptz))",
                    "silent",
                    begin(wanted.silentSince()));
        }
        if (!isEmpty(wanted.sourceIds())) {
            add(
                    anyOf("select customer_id from customer_lead where source_id = any(:sources)"
                            + " and customer_id is not null union all select customer_id from customer_order"
                            + " where counted and source_id = any(:sources)"),
                    "sources",
                    ids(wanted.sourceIds()));
        }
        if (!isEmpty(wanted.reasonIds())) {
            add(
                    anyOf("select customer_id from customer_lead where reason_id = any(:reasons)"
                            + " and customer_id is not null"),
                    "reasons",
                    ids(wanted.reasonIds()));
        }
    }

    private void card(Conditions wanted) {
        if (!isEmpty(wanted.companyIds())) {
            add("c.company_id = any(:companies)", "companies", ids(wanted.companyIds()));
        }
        if (wanted.tags() != null && !wanted.tags().isEmpty()) {
            add(
                    "c.tags <> '{}' and c.tags && cast(:tags as text[])",
                    "tags",
                    wanted.tags().toArray(String[]::new));
        }
        List<Conditions.OfField> fields = wanted.fields() == null ? List.of() : wanted.fields();
        for (int i = 0; i < fields.size(); i++) {
            List<String> forms = fields.get(i).values().stream()
                    .flatMap(value -> forms(value))
                    .distinct()
                    .toList();
            List<String> any = new ArrayList<>();
            for (int j = 0; j < forms.size(); j++) {
                String parameter = "field" + i + "form" + j;
                any.add("c.fields @> cast(:" + parameter + " as jsonb)");
                parameters.put(
                        parameter, "{" + JSON.writeValueAsString(fields.get(i).key()) + ":" + forms.get(j) + "}");
            }
            conditions.add("c.fields <> '{}' and (" + String.join(" or ", any) + ")");
        }
    }

    /** How a value stands in a field: of a choice as itself, of several in a list, of yes and no as that. */
    private static Stream<String> forms(String value) {
        if (value.equals("true") || value.equals("false")) {
            return Stream.of(value);
        }
        String text = JSON.writeValueAsString(value);
        return Stream.of(text, "[" + text + "]");
    }

    /** Those of whom it is true, or of somebody who was merged into them; of the latter there are few. */
    private static String anyOf(String facts) {
        return "c.id in (" + facts + " union all select part.merged_into from customer part"
                + " where part.merged_into is not null and part.id in (" + facts + "))";
    }

    private void add(String condition, String parameter, Object value) {
        conditions.add(condition);
        parameters.put(parameter, value);
    }

    private String begin(LocalDate day) {
        return day.atStartOfDay(workspace.timeZone()).toInstant().toString();
    }

    private static boolean isEmpty(@Nullable List<UUID> ids) {
        return ids == null || ids.isEmpty();
    }

    private static UUID[] ids(@Nullable List<UUID> ids) {
        return ids == null ? new UUID[0] : ids.toArray(UUID[]::new);
    }
}
