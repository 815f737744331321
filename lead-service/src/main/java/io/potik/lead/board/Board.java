package io.potik.lead.board;

import io.potik.lead.money.Money;
import io.potik.lead.pipeline.Pipeline;
import io.potik.lead.pipeline.Pipelines;
import io.potik.lead.pipeline.Stage;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A pipeline's columns, the leads that entered a stage last on top. Two queries, whatever the number of columns and
 * leads: the cards by an index, the totals from what is kept. Only a search counts, and it looks at no more than the
 * {@value #MOST_FOUND} leads that it finds first.
 */
@Component
class Board {

    static final int CARDS = 25;
    static final int MOST_FOUND = 1000;

    private static final String FOUND =
            "(select lead_id from lead_search where words @@ :words::tsquery limit " + MOST_FOUND + ")";

    private final JdbcClient jdbc;
    private final Pipelines pipelines;
    private final CardRow cards;

    Board(JdbcClient jdbc, Pipelines pipelines, CardRow cards) {
        this.jdbc = jdbc;
        this.pipelines = pipelines;
        this.cards = cards;
    }

    /** A board: its columns from left to right. */
    record View(UUID pipelineId, List<Column> columns) {}

    /**
     * A column.
     *
     * @param count of all leads in it that the caller sees and asked for
     * @param sums of their amounts, one a currency
     * @param next where {@link Page} goes on, or null at the end
     */
    record Column(
            Stage stage,
            long count,
            List<Money> sums,
            List<Card> items,
            @Nullable String next) {}

    /** Further cards of a column. */
    record Page(List<Card> items, @Nullable String next) {}

    /** The board of a pipeline. */
    @Transactional(readOnly = true)
    public View of(Pipeline pipeline, LeadFilter filter) {
        var stages = pipeline.stages().stream().map(Stage::id).toList();
        var byStage = cards(stages, filter, null, CARDS).stream().collect(Collectors.groupingBy(Card::stageId));
        var totals = totals(stages, filter);
        return new View(
                pipeline.id(),
                pipeline.stages().stream()
                        .map(stage -> {
                            var page = page(byStage.getOrDefault(stage.id(), List.of()), CARDS);
                            var total = totals.getOrDefault(stage.id(), Total.NONE);
                            return new Column(stage, total.leads(), total.sums(), page.items(), page.next());
                        })
                        .toList());
    }

    /**
     * Further cards of one column.
     *
     * @throws io.potik.lead.problem.NotFound when there is no such stage
     */
    @Transactional(readOnly = true)
    public Page of(UUID stage, LeadFilter filter, @Nullable Cursor after, int limit) {
        pipelines.withStage(stage);
        return page(cards(List.of(stage), filter, after, limit), limit);
    }

    private static Page page(List<Card> cards, int limit) {
        if (cards.size() <= limit) {
            return new Page(cards, null);
        }
        var items = cards.subList(0, limit);
        var last = items.getLast();
        return new Page(items, new Cursor(last.stageEnteredAt(), last.id()).toString());
    }

    /** One card more than the limit of each stage, so that it is known whether there are more. */
    private List<Card> cards(List<UUID> stages, LeadFilter filter, @Nullable Cursor after, int limit) {
        var parameters = parameters(stages, filter);
        parameters.put("limit", limit + 1);
        var conditions = new StringBuilder("l.stage_id = stage.id");
        if (filter.source() != null) {
            conditions.append(" and l.source_id = :source");
        }
        if (after != null) {
            conditions.append(" and (l.stage_entered_at, l.id) < (:at::timestamptz, :id)");
            parameters.put("at", after.at().toString());
            parameters.put("id", after.id());
        }
        return jdbc.sql("select " + CardRow.COLUMNS + " from unnest(:stages) as stage (id) cross join lateral ("
                        + column(filter, conditions.toString()) + ") top join lead l on l.id = top.id"
                        + CardRow.JOINS + " order by l.stage_id, l.stage_entered_at desc, l.id desc")
                .params(parameters)
                .query(cards)
                .list();
    }

    /** The first leads of a column, read in the order of an index; of several owners each by its own, then merged. */
    private static String column(LeadFilter filter, String conditions) {
        var order = " order by l.stage_entered_at desc, l.id desc limit :limit";
        var top = "select l.id, l.stage_entered_at from ";
        if (filter.words() != null) {
            var owners = filter.owners() == null ? "" : " and l.owner_id = any(:owners)";
            return top + FOUND + " found join lead l on l.id = found.lead_id where " + conditions + owners + order;
        }
        if (filter.owners() == null) {
            return top + "lead l where " + conditions + order;
        }
        return top + "unnest(:owners) as owner (id) cross join lateral (" + top + "lead l where " + conditions
                + " and l.owner_id = owner.id" + order + ") l" + order;
    }

    private Map<UUID, Total> totals(List<UUID> stages, LeadFilter filter) {
        var sql = filter.words() == null ? keptTotals(filter) : countedTotals(filter);
        var totals = new HashMap<UUID, Total>();
        jdbc.sql(sql).params(parameters(stages, filter)).query(row -> {
            totals.merge(
                    Rows.id(row, "stage_id"),
                    Total.of(row.getLong("leads"), row.getBigDecimal("amount"), row.getString("currency")),
                    Total::plus);
        });
        return totals;
    }

    private static String keptTotals(LeadFilter filter) {
        return "select stage_id, currency, sum(leads)::bigint as leads, sum(amount) as amount from stage_total"
                + " where stage_id = any(:stages)"
                + (filter.owners() == null ? "" : " and manager_id = any(:owners)")
                + (filter.source() == null ? "" : " and source_id = :source")
                + " group by stage_id, currency having sum(leads) > 0 order by currency";
    }

    private static String countedTotals(LeadFilter filter) {
        return "select l.stage_id, coalesce(l.currency, '') as currency, count(*) as leads,"
                + " coalesce(sum(l.amount), 0) as amount from " + FOUND
                + " found join lead l on l.id = found.lead_id where l.stage_id = any(:stages)"
                + (filter.owners() == null ? "" : " and l.owner_id = any(:owners)")
                + (filter.source() == null ? "" : " and l.source_id = :source")
                + " group by l.stage_id, l.currency order by l.currency";
    }

    private static Map<String, Object> parameters(List<UUID> stages, LeadFilter filter) {
        var parameters = new HashMap<String, Object>();
        parameters.put("stages", Columns.ids(stages));
        if (filter.owners() != null) {
            parameters.put("owners", Columns.ids(filter.owners()));
        }
        if (filter.source() != null) {
            parameters.put("source", filter.source());
        }
        if (filter.words() != null) {
            parameters.put("words", filter.words());
        }
        return parameters;
    }

    private record Total(long leads, List<Money> sums) {

        static final Total NONE = new Total(0, List.of());

        static Total of(long leads, BigDecimal amount, String currency) {
            return new Total(leads, currency.isBlank() ? List.of() : List.of(new Money(amount, currency)));
        }

        Total plus(Total other) {
            var both = new ArrayList<>(sums);
            both.addAll(other.sums);
            return new Total(leads + other.leads, List.copyOf(both));
        }
    }
}
