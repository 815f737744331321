package io.potik.lead.board;

import io.potik.lead.sql.Columns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Leads over all stages, the highest number first; read in the order of an index, a page at a time. */
@Component
class LeadList {

    private final JdbcClient jdbc;
    private final CardRow cards;

    LeadList(JdbcClient jdbc, CardRow cards) {
        this.jdbc = jdbc;
        this.cards = cards;
    }

    /** A page; {@code next} is the number of its last lead, or null at the end. */
    record Page(List<Card> items, @Nullable String next) {}

    /**
     * What is asked for besides the filter; null or empty for whatever.
     *
     * @param outcome open, won, kept or declined
     * @param ids just these leads
     */
    record Wanted(
            @Nullable UUID pipeline,
            @Nullable UUID stage,
            @Nullable String outcome,
            @Nullable UUID customer,
            Set<UUID> ids) {}

    @Transactional(readOnly = true)
    public Page page(LeadFilter filter, Wanted wanted, @Nullable Long after, int limit) {
        var parameters = new HashMap<String, Object>();
        var conditions = conditions(filter, wanted, after, parameters);
        parameters.put("limit", limit + 1);
        var found = jdbc.sql("select " + CardRow.COLUMNS + " from (" + top(filter, conditions, parameters)
                        + ") top join lead l on l.id = top.id" + CardRow.JOINS + " order by l.number desc")
                .params(parameters)
                .query(cards)
                .list();
        var items = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                items, found.size() > limit ? Long.toString(items.getLast().number()) : null);
    }

    private static String top(LeadFilter filter, String conditions, Map<String, Object> parameters) {
        var order = " order by l.number desc limit :limit";
        var select = "select l.id, l.number from ";
        if (filter.words() != null) {
            parameters.put("words", filter.words());
            return select + "(select lead_id from lead_search where words @@ :words::tsquery limit " + Board.MOST_FOUND
                    + ") found join lead l on l.id = found.lead_id where " + conditions
                    + (filter.owners() == null ? "" : " and l.owner_id = any(:owners)") + order;
        }
        if (filter.owners() == null) {
            return select + "lead l where " + conditions + order;
        }
        return select + "unnest(:owners) as owner (id) cross join lateral (" + select + "lead l where " + conditions
                + " and l.owner_id = owner.id" + order + ") l" + order;
    }

    private static String conditions(
            LeadFilter filter, Wanted wanted, @Nullable Long after, Map<String, Object> parameters) {
        var sql = new StringBuilder("true");
        and(sql, " and l.source_id = :source", "source", filter.source(), parameters);
        and(sql, " and l.pipeline_id = :pipeline", "pipeline", wanted.pipeline(), parameters);
        and(sql, " and l.stage_id = :stage", "stage", wanted.stage(), parameters);
        and(sql, " and l.outcome = upper(:outcome)", "outcome", wanted.outcome(), parameters);
        and(sql, " and l.customer_id = :customer", "customer", wanted.customer(), parameters);
        and(sql, " and l.number < :after", "after", after, parameters);
        if (!wanted.ids().isEmpty()) {
            sql.append(" and l.id = any(:ids)");
            parameters.put("ids", Columns.ids(wanted.ids()));
        }
        if (filter.owners() != null) {
            parameters.put("owners", Columns.ids(filter.owners()));
        }
        return sql.toString();
    }

    private static void and(
            StringBuilder sql, String condition, String name, @Nullable Object value, Map<String, Object> parameters) {
        if (value != null) {
            sql.append(condition);
            parameters.put(name, value);
        }
    }
}
