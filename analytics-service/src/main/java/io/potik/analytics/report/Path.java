package io.potik.analytics.report;

import io.potik.analytics.report.PipelineDefinition.StageDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Leads that went the same way and ended alike. However many leads there are, they go few ways, so that the definitions
 * are applied to a few rows.
 *
 * @param outcome how they ended, null while they are open
 * @param stages the stages they were in, in order; a stage stands there once a visit
 * @param leads how many
 */
record Path(@Nullable String outcome, List<UUID> stages, long leads) {

    private static final String LEADS =
            "(select lead_id, outcome, array_agg(stage_id order by seq) as stages from v group by lead_id, outcome) lead";

    private static final String SELECT =
            "select outcome, stages, count(*) as leads from " + LEADS + " group by outcome, stages";

    /** The leads {@code v} that went one of {@code :ways}, as {@link #way} writes them. */
    static final String THOSE_OF = "select lead_id from " + LEADS
            + " where coalesce(outcome, '') || ':' || array_to_string(stages, '+') = any(cast(:ways as text[]))";

    static List<Path> of(VisitSet visits, JdbcClient jdbc) {
        return visits.select(jdbc, SELECT)
                .query((row, i) -> new Path(
                        row.getString("outcome"),
                        Arrays.asList((UUID[]) row.getArray("stages").getArray()),
                        row.getLong("leads")))
                .list();
    }

    /** How they went and ended, in letters that an array of PostgreSQL needs no quotes for. */
    String way() {
        return (outcome == null ? "" : outcome)
                + ":"
                + stages.stream().map(UUID::toString).collect(Collectors.joining("+"));
    }

    boolean isOpen() {
        return outcome == null;
    }

    private boolean isRejected() {
        return "kept".equals(outcome) || "declined".equals(outcome);
    }

    /** Whether these leads count for the stage; beside the ladder every basis is the visit itself. */
    boolean counts(Basis basis, StageDefinition stage, PipelineDefinition pipeline) {
        boolean was = stages.contains(stage.id());
        if (!pipeline.ladder().contains(stage)) {
            return was;
        }
        return switch (basis) {
            case VISITED -> was;
            case STRICT -> climbs(pipeline.ladder(), stage);
            // A rejected lead counts only where it really was; moving back never lowers what was reached.
            case REACHED -> was || (!isRejected() && top(pipeline) >= stage.rank());
        };
    }

    private int top(PipelineDefinition pipeline) {
        return stages.stream().mapToInt(id -> pipeline.rankOfClimbed(id)).max().orElse(Integer.MIN_VALUE);
    }

    /** Whether the ladder's stages up to this one stand among the stages in their order, others between them or not. */
    private boolean climbs(List<StageDefinition> ladder, StageDefinition stage) {
        int rung = 0;
        for (var id : stages) {
            if (rung < ladder.size() && ladder.get(rung).id().equals(id)) {
                rung++;
            }
        }
        return rung > ladder.indexOf(stage);
    }
}
