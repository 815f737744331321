package io.potik.lead.board;

import io.potik.lead.pipeline.Pipelines;
import io.potik.lead.pipeline.Stage;
import io.potik.lead.search.NewestFound;
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

/** Leads over all stages; read in the order of an index, a page at a time. */
@Component
class LeadList {

    private final JdbcClient jdbc;
    private final Pipelines pipelines;
    private final CardRow cards;

    LeadList(JdbcClient jdbc, Pipelines pipelines, CardRow cards) {
        this.jdbc = jdbc;
        this.pipelines = pipelines;
        this.cards = cards;
    }

    /** A page; {@code next} says where it ends, or null at the end of all. */
    record Page(List<Card> items, @Nullable String next) {}

    /**
     * What is asked for besides the filter; null or empty for whatever.
     *
     * @param outcome open, won, kept or declined
     * @param customers any of these, who are read as one person
     * @param ids just these leads
     */
    record Wanted(
            @Nullable UUID pipeline,
            @Nullable UUID stage,
            @Nullable String outcome,
            Set<UUID> customers,
            Set<UUID> ids) {}

    private record Row(Card card, String cursor) {}

    @Transactional(readOnly = true)
    public Page page(LeadFilter filter, Wanted wanted, LeadSort sort, @Nullable String after, int limit) {
        var query = query(filter, wanted, sort, after, limit + 1);
        if (wanted.ids().isEmpty()) {
            jdbc.sql(ColumnQueries.PLAN_ANEW).update();
        }
        if (filter.words() != null) {
            jdbc.sql(NewestFound.BY_INDEX).update();
        }
        var found = jdbc.sql(query.sql())
                .params(query.parameters())
                .query((row, number) -> new Row(cards.mapRow(row, number), sort.cursor(row)))
                .list();
        var items = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                items.stream().map(Row::card).toList(),
                found.size() > limit ? items.getLast().cursor() : null);
    }

    /** The first leads after the cursor. */
    ColumnQueries.Query query(LeadFilter filter, Wanted wanted, LeadSort sort, @Nullable String after, int limit) {
        var parameters = new HashMap<String, Object>();
        parameters.put("limit", limit);
        var conditions = filter.conditions(parameters) + wanted(wanted, parameters) + sort.after(after, parameters);
        var stages = stages(wanted);
        var end = sort.order() + " limit :limit";
        String top;
        if (filter.words() != null) {
            parameters.put("words", filter.words());
            top = "select l.id from (" + NewestFound.LEADS + " limit " + ColumnQueries.MOST
                    + ") found join lead l on l.id = found.lead_id where true" + conditions
                    + in(stages, wanted, filter, parameters) + filter.owner(parameters) + end;
        } else if (sort.by() != LeadSort.By.NUMBER && wanted.ids().isEmpty()) {
            var columns = "l.id, " + sort.column();
            top = "select id from ("
                    + ColumnQueries.eachStage(
                            stages, filter, conditions + filter.owner(parameters), parameters, columns, end)
                    + ") each_stage" + sort.orderOfRows() + " limit :limit";
        } else if (filter.owners() != null
                && !filter.marks().any()
                && wanted.pipeline() == null
                && wanted.stage() == null) {
            parameters.put("owners", Columns.ids(filter.owners()));
            // Each owner by their own index, then merged.
            top = "select l.id from unnest(:owners) as owner (id) cross join lateral (select l.* from lead l"
                    + " where l.owner_id = owner.id" + conditions + end + ") l" + end;
        } else {
            top = "select l.id from lead l where true" + conditions + in(stages, wanted, filter, parameters)
                    + filter.owner(parameters) + end;
        }
        return new ColumnQueries.Query(
                "select " + CardRow.COLUMNS + ", " + sort.column() + CardRow.of(top) + sort.order(), parameters);
    }

    private List<Stage> stages(Wanted wanted) {
        var all = wanted.pipeline() == null
                ? pipelines.all().stream()
                        .flatMap(pipeline -> pipeline.stages().stream())
                        .toList()
                : pipelines.withId(wanted.pipeline()).stages();
        return wanted.stage() == null
                ? all
                : all.stream()
                        .filter(stage -> stage.id().equals(wanted.stage()))
                        .toList();
    }

    /** The condition on the stage, with which the indexes of most filters begin, and on the temperature. */
    private static String in(List<Stage> stages, Wanted wanted, LeadFilter filter, Map<String, Object> parameters) {
        var temperature = filter.temperature(stages, parameters);
        if (wanted.pipeline() == null
                && wanted.stage() == null
                && !filter.marks().any()) {
            return "";
        }
        parameters.put("stages", Columns.ids(stages, Stage::id));
        return " and l.stage_id = any(:stages)" + temperature;
    }

    private static String wanted(Wanted wanted, Map<String, Object> parameters) {
        var sql = new StringBuilder();
        if (wanted.ids().isEmpty()) {
            // It is part of another one, which is in the list.
            sql.append(" and l.outcome <> 'MERGED'");
        }
        and(sql, " and l.outcome = upper(:outcome)", "outcome", wanted.outcome(), parameters);
        if (wanted.customers().size() == 1) {
            // The index has the leads of one in their order.
            and(
                    sql,
                    " and l.customer_id = :customer",
                    "customer",
                    wanted.customers().iterator().next(),
                    parameters);
        } else if (!wanted.customers().isEmpty()) {
            and(sql, " and l.customer_id = any(:customers)", "customers", Columns.ids(wanted.customers()), parameters);
        }
        if (!wanted.ids().isEmpty()) {
            sql.append(" and l.id = any(:ids)");
            parameters.put("ids", Columns.ids(wanted.ids()));
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
