package io.potik.lead.board;

import io.potik.lead.pipeline.Stage;
import io.potik.lead.search.NewestFound;
import io.potik.lead.sql.Columns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a board. Cards come in the order of an index, or of the few that another index finds: PostgreSQL knows
 * how many that are, and takes the shorter way for each column. What is counted is counted up to a bound.
 */
final class ColumnQueries {

    /** How many leads of a column are counted before the answer is "more". */
    static final int MOST = 1000;

    /** How many a search finds before the answer is "more", of somebody who sees all of them. */
    private static final int MOST_FOUND = 300;

    /**
     * Which way is the shorter one depends on what is asked for: a plan for all of them would be wrong for some. There are
     * two, the order of a column until enough are found and those that match, one by one; to hash or to merge is to read a
     * whole stage.
     */
    static final String PLAN_ANEW = "set local plan_cache_mode = force_custom_plan; set local enable_hashjoin = off;"
            + " set local enable_mergejoin = off";

    private static final String ORDER = " order by l.stage_entered_at desc, l.id desc";

    private ColumnQueries() {}

    /** A statement with its named parameters. */
    record Query(String sql, Map<String, Object> parameters) {}

    /**
     * The newest leads in which a search finds its words: asked once for all that a board shows of them. Those that somebody
     * does not see go away afterwards, so more are looked for.
     */
    static Query hits(LeadFilter filter, String words) {
        return new Query(NewestFound.LEADS + " limit " + mostFound(filter), Map.of("words", words));
    }

    private static int mostFound(LeadFilter filter) {
        return filter.owners() == null ? MOST_FOUND : MOST;
    }

    /**
     * The first cards of each of these stages after the cursor; columns as {@link CardRow} wants them.
     *
     * @param hits what {@link #hits} found; null without words
     */
    static Query cards(
            List<Stage> stages, LeadFilter filter, @Nullable List<UUID> hits, @Nullable Cursor after, int limit) {
        var parameters = parameters(stages);
        parameters.put("limit", limit);
        var conditions = filter.conditions(parameters);
        var owner = filter.owner(parameters);
        if (after != null) {
            conditions += " and (l.stage_entered_at, l.id) < (:at::timestamptz, :id)";
            parameters.put("at", after.at().toString());
            parameters.put("id", after.id());
        }
        String top;
        if (hits != null) {
            top = found(stages, filter, hits, conditions + owner, parameters)
                    + " select id from (select l.id, row_number() over (partition by l.stage_id" + ORDER
                    + ") as place from found l) placed where place <= :limit";
        } else if (filter.isKept() && filter.owners() != null) {
            // Each owner by their own index, then merged.
            var each = "select l.id, l.stage_entered_at from ";
            top = "select l.id from unnest(:stages) as stage (id) cross join lateral (" + each
                    + "unnest(:owners) as owner (id) cross join lateral (" + each
                    + "lead l where l.stage_id = stage.id and l.owner_id = owner.id" + conditions + ORDER
                    + " limit :limit) l" + ORDER + " limit :limit) l";
        } else {
            top = eachStage(stages, filter, conditions + owner, parameters, "l.id", ORDER + " limit :limit");
        }
        return new Query(
                "select " + CardRow.COLUMNS + CardRow.of(top)
                        + " order by l.stage_id, l.stage_entered_at desc, l.id desc",
                parameters);
    }

    /**
     * Count and sum of each stage and currency; {@code more} when there may be more than were counted.
     *
     * @param hits what {@link #hits} found; null without words
     */
    static Query totals(List<Stage> stages, LeadFilter filter, @Nullable List<UUID> hits) {
        var parameters = parameters(stages);
        if (filter.isKept()) {
            if (filter.owners() != null) {
                parameters.put("owners", Columns.ids(filter.owners()));
            }
            if (filter.source() != null) {
                parameters.put("source", filter.source());
            }
            return new Query(
                    "select stage_id, currency, sum(leads)::bigint as leads, sum(amount) as amount, false as more"
                            + " from stage_total where stage_id = any(:stages)"
                            + (filter.owners() == null ? "" : " and manager_id = any(:owners)")
                            + (filter.source() == null ? "" : " and source_id = :source")
                            + " group by stage_id, currency having sum(leads) > 0 order by currency",
                    parameters);
        }
        var conditions = filter.conditions(parameters) + filter.owner(parameters);
        var leads = hits != null
                ? found(stages, filter, hits, conditions, parameters)
                        + " select l.stage_id, l.currency, l.amount from found l"
                : eachStage(
                        stages,
                        filter,
                        conditions,
                        parameters,
                        "l.stage_id, l.currency, l.amount",
                        " limit " + (MOST + 1));
        return new Query(
                "select stage.id as stage_id, coalesce(currency, '') as currency, count(counted.stage_id) as leads,"
                        + " coalesce(sum(amount), 0) as amount, " + (hits != null && hits.size() == mostFound(filter))
                        + " as more"
                        + " from unnest(:stages) as stage (id) left join (" + leads
                        + ") counted on counted.stage_id = stage.id group by stage.id, currency order by currency",
                parameters);
    }

    /** Of what a search finds first, what the filter leaves. */
    private static String found(
            List<Stage> stages, LeadFilter filter, List<UUID> hits, String conditions, Map<String, Object> parameters) {
        parameters.put("hits", Columns.ids(hits));
        return "with found as materialized (select l.id, l.stage_id, l.stage_entered_at, l.currency, l.amount"
                + " from lead l where l.id = any(:hits) and l.stage_id = any(:stages)" + conditions
                + filter.temperature(stages, parameters) + ")";
    }

    /** One branch a stage, so that each has the index that fits it. */
    static String eachStage(
            List<Stage> stages,
            LeadFilter filter,
            String conditions,
            Map<String, Object> parameters,
            String columns,
            String end) {
        return IntStream.range(0, stages.size())
                .mapToObj(i -> {
                    var stage = stages.get(i);
                    parameters.put("stage" + i, stage.id());
                    return "(select " + columns + " from lead l where l.stage_id = :stage" + i + conditions
                            + filter.temperature(stage, parameters) + end + ")";
                })
                .collect(Collectors.joining(" union all "));
    }

    private static Map<String, Object> parameters(List<Stage> stages) {
        var parameters = new HashMap<String, Object>();
        parameters.put("stages", Columns.ids(stages, Stage::id));
        return parameters;
    }
}
