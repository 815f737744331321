package io.potik.analytics.report;

import io.potik.analytics.report.PipelineDefinition.StageDefinition;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far leads came: leads that went the same way are one profile, so that however many they are, the definitions are
 * applied to a few rows.
 *
 * @param outcome of these leads, null for open ones
 * @param top the highest rank they ever had, lost stages aside; null when they were in none
 * @param rungs how many stages of the ladder they were in, from the first on and in order
 * @param visited the stages they were in
 * @param leads how many
 */
record Profile(@Nullable String outcome, @Nullable Integer top, int rungs, Set<UUID> visited, long leads) {

    private static final String SELECT = """
            select outcome, top, rungs, visited, count(*) as leads from (
              select outcome, max(rank) filter (where kind <> 'lost') as top, climbed(rung order by seq) as rungs,
                cast(array_agg(distinct stage_id) as text) as visited
              from v group by lead_id, outcome
            ) lead group by outcome, top, rungs, visited
            """;

    static List<Profile> of(VisitSet visits, JdbcClient jdbc) {
        return visits.select(jdbc, SELECT)
                .query((row, i) -> new Profile(
                        row.getString("outcome"),
                        row.getObject("top", Integer.class),
                        row.getInt("rungs"),
                        Set.copyOf(VisitSet.ids(row.getString("visited"))),
                        row.getLong("leads")))
                .list();
    }

    boolean isOpen() {
        return outcome == null;
    }

    private boolean isRejected() {
        return "kept".equals(outcome) || "declined".equals(outcome);
    }

    /**
     * Whether these leads count for the stage.
     *
     * @param rung its place on the ladder from 1, or 0 beside it, where every basis is the visit itself
     */
    boolean counts(Basis basis, StageDefinition stage, int rung) {
        boolean was = visited.contains(stage.id());
        return rung == 0
                ? was
                : switch (basis) {
                    case VISITED -> was;
                    case STRICT -> rungs >= rung;
                    case REACHED -> isRejected() ? was : top != null && top >= stage.rank();
                };
    }
}
