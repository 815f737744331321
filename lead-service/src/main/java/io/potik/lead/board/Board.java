package io.potik.lead.board;

import io.potik.lead.money.Money;
import io.potik.lead.pipeline.Pipeline;
import io.potik.lead.pipeline.Pipelines;
import io.potik.lead.pipeline.Stage;
import io.potik.lead.search.NewestFound;
import io.potik.lead.security.Scope;
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
 * leads: the cards by an index, the totals from what is kept; one more where stages have limits, and one for a search. Only
 * a search and filters that totals do not tell apart count, and no further than {@value ColumnQueries#MOST}.
 */
@Component
class Board {

    /** Twice what a tall screen shows; the next ones come as one scrolls. */
    static final int CARDS = 15;

    private final JdbcClient jdbc;
    private final Pipelines pipelines;
    private final Standings standings;
    private final CardRow cards;

    Board(JdbcClient jdbc, Pipelines pipelines, Standings standings, CardRow cards) {
        this.jdbc = jdbc;
        this.pipelines = pipelines;
        this.standings = standings;
        this.cards = cards;
    }

    /** A board: its columns from left to right. */
    record View(UUID pipelineId, List<Column> columns) {}

    /**
     * A column.
     *
     * @param count of all leads in it that the caller sees and asked for
     * @param standing how many there are that the caller sees, whatever they asked for; null where the stage has no limit
     * @param sums of their amounts, one a currency
     * @param more whether there may be more than were counted; count and sums are then the least that there is
     * @param next where {@link Page} goes on, or null at the end
     */
    record Column(
            Stage stage,
            long count,
            @Nullable Long standing,
            List<Money> sums,
            boolean more,
            List<Card> items,
            @Nullable String next) {}

    /** Further cards of a column. */
    record Page(List<Card> items, @Nullable String next) {}

    /** The board of a pipeline, of the leads in the scope that the filter leaves. */
    @Transactional(readOnly = true)
    public View of(Pipeline pipeline, Scope scope, LeadFilter filter) {
        var stages = pipeline.stages();
        var standing = standings.in(
                scope,
                stages.stream().filter(stage -> stage.cardLimit() != null).toList());
        var hits = hits(filter);
        var byStage = cards(stages, filter, hits, null, CARDS).stream().collect(Collectors.groupingBy(Card::stageId));
        var totals = totals(stages, filter, hits);
        return new View(
                pipeline.id(),
                pipeline.stages().stream()
                        .map(stage -> {
                            var page = page(byStage.getOrDefault(stage.id(), List.of()), CARDS);
                            var total = totals.getOrDefault(stage.id(), Total.NONE);
                            return new Column(
                                    stage,
                                    total.leads(),
                                    standing.get(stage.id()),
                                    total.sums(),
                                    total.more(),
                                    page.items(),
                                    page.next());
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
        var column = pipelines.withStage(stage).stage(stage).orElseThrow();
        return page(cards(List.of(column), filter, hits(filter), after, limit), limit);
    }

    private static Page page(List<Card> cards, int limit) {
        if (cards.size() <= limit) {
            return new Page(cards, null);
        }
        var items = cards.subList(0, limit);
        var last = items.getLast();
        return new Page(items, new Cursor(last.stageEnteredAt(), last.id()).toString());
    }

    /** What a search finds first; null without one. Every statement after it is planned for what is asked. */
    private @Nullable List<UUID> hits(LeadFilter filter) {
        if (filter.words() == null) {
            if (!filter.isKept()) {
                jdbc.sql(ColumnQueries.PLAN_ANEW).update();
            }
            return null;
        }
        jdbc.sql(ColumnQueries.PLAN_ANEW + "; " + NewestFound.BY_INDEX).update();
        var query = ColumnQueries.hits(filter, filter.words());
        return jdbc.sql(query.sql())
                .params(query.parameters())
                .query(UUID.class)
                .list();
    }

    /** One card more than the limit of each stage, so that it is known whether there are more. */
    private List<Card> cards(
            List<Stage> stages, LeadFilter filter, @Nullable List<UUID> hits, @Nullable Cursor after, int limit) {
        var query = ColumnQueries.cards(stages, filter, hits, after, limit + 1);
        return jdbc.sql(query.sql()).params(query.parameters()).query(cards).list();
    }

    private Map<UUID, Total> totals(List<Stage> stages, LeadFilter filter, @Nullable List<UUID> hits) {
        var query = ColumnQueries.totals(stages, filter, hits);
        var totals = new HashMap<UUID, Total>();
        jdbc.sql(query.sql()).params(query.parameters()).query(row -> {
            totals.merge(
                    Rows.id(row, "stage_id"),
                    Total.of(
                            row.getLong("leads"),
                            row.getBigDecimal("amount"),
                            row.getString("currency"),
                            row.getBoolean("more")),
                    Total::plus);
        });
        if (!filter.isKept()) {
            totals.replaceAll((stage, total) -> total.bounded());
        }
        return totals;
    }

    private record Total(long leads, List<Money> sums, boolean more) {

        static final Total NONE = new Total(0, List.of(), false);

        static Total of(long leads, BigDecimal amount, String currency, boolean more) {
            return new Total(leads, currency.isBlank() ? List.of() : List.of(new Money(amount, currency)), more);
        }

        Total plus(Total other) {
            var both = new ArrayList<>(sums);
            both.addAll(other.sums);
            return new Total(leads + other.leads, List.copyOf(both), more || other.more);
        }

        /** One lead more than the bound was looked for. */
        Total bounded() {
            return leads > ColumnQueries.MOST ? new Total(ColumnQueries.MOST, sums, true) : this;
        }
    }
}
