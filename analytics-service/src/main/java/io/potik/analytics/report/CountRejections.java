package io.potik.analytics.report;

import io.potik.analytics.rebuild.StoreState;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Rejections by the stage that was left and the reason. */
@Component
public class CountRejections {

    /** Visits {@code v} with the end {@code k} that they came to. */
    static final String VISITS = "v left join closing k on k.lead_id = v.lead_id and k.visit_seq = v.seq";

    private static final String SELECT = """
            select v.pipeline_id, v.stage_id, k.reason_id, r.name as reason_name, count(*) as count,
              (select count(*) from v e where e.stage_id = v.stage_id) as entered
            from %s
            left join reason r on r.reason_id = k.reason_id
            where %s
            group by v.pipeline_id, v.stage_id, k.reason_id, r.name
            """.formatted(VISITS, Fate.REJECTED.condition());

    private record Row(
            UUID pipelineId,
            UUID stageId,
            @Nullable UUID reasonId,
            @Nullable String reasonName,
            long count,
            long entered) {}

    private final JdbcClient jdbc;
    private final PipelineDefinitions pipelines;
    private final StoreState store;

    CountRejections(JdbcClient jdbc, PipelineDefinitions pipelines, StoreState store) {
        this.jdbc = jdbc;
        this.pipelines = pipelines;
        this.store = store;
    }

    /**
     * Counts those of the pipeline asked for, or of all; for the same window and cohort they add up to the funnel's
     * {@code rejected}.
     *
     * @throws io.potik.analytics.problem.NotFound when there is no such pipeline
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Rejections count(Cohort cohort, Question question) {
        if (question.pipeline() != null) {
            pipelines.find(question);
        }
        var rows = new VisitSet(cohort, question)
                .select(jdbc, SELECT)
                .query(Row.class)
                .list();
        var stages =
                pipelines.lastKnown(rows.stream().map(Row::stageId).distinct().toList());
        var items = rows.stream()
                .sorted(Comparator.comparing(Row::pipelineId)
                        .thenComparing(row -> {
                            var stage = stages.get(row.stageId());
                            return stage == null ? Integer.MAX_VALUE : stage.rank();
                        })
                        .thenComparing(Row::stageId)
                        .thenComparing(Comparator.comparingLong(Row::count).reversed())
                        .thenComparing(Row::reasonId, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(row -> {
                    var stage = stages.get(row.stageId());
                    return new Rejections.Item(
                            row.pipelineId(),
                            row.stageId(),
                            stage == null ? "" : stage.name(),
                            row.reasonId(),
                            row.reasonName(),
                            row.count(),
                            Percent.of(row.count(), row.entered()));
                })
                .toList();
        return new Rejections(
                question.from(),
                question.to(),
                cohort,
                question.asOf(),
                question.zone().getId(),
                items,
                store.isReading());
    }
}
