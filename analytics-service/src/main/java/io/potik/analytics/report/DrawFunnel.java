package io.potik.analytics.report;

import io.potik.analytics.rebuild.StoreState;
import io.potik.analytics.report.PipelineDefinition.StageDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The funnel of a pipeline. */
@Component
public class DrawFunnel {

    private final JdbcClient jdbc;
    private final PipelineDefinitions pipelines;
    private final StoreState store;

    DrawFunnel(JdbcClient jdbc, PipelineDefinitions pipelines, StoreState store) {
        this.jdbc = jdbc;
        this.pipelines = pipelines;
        this.store = store;
    }

    /**
     * Draws that of the pipeline asked for, or of the default one.
     *
     * @throws io.potik.analytics.problem.NotFound when there is no such pipeline
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Funnel draw(Cohort cohort, Basis basis, Question question) {
        var pipeline = pipelines.find(question);
        var visits = new VisitSet(cohort, question.of(pipeline.id()));
        var paths = Path.of(visits, jdbc);
        var flows = Flow.of(visits, jdbc).stream().collect(Collectors.groupingBy(Flow::stageId));
        var counts = new Counts(paths, pipeline, basis);
        var stages = new ArrayList<Funnel.Stage>();
        for (var stage : pipeline.stages()) {
            stages.add(stage(stage, false, counts, flows.getOrDefault(stage.id(), List.of())));
        }
        for (var stage : pipeline.removed()) {
            // Leads of this report were in it: nothing may vanish.
            if (flows.containsKey(stage.id())) {
                stages.add(stage(stage, true, counts, flows.getOrDefault(stage.id(), List.of())));
            }
        }
        return new Funnel(
                pipeline.id(),
                pipeline.name(),
                question.from(),
                question.to(),
                cohort,
                basis,
                question.asOf(),
                question.zone().getId(),
                paths.stream().mapToLong(Path::leads).sum(),
                paths.stream().filter(Path::isOpen).mapToLong(Path::leads).sum(),
                stages,
                store.isReading());
    }

    private static Funnel.Stage stage(StageDefinition stage, boolean removed, Counts counts, List<Flow> flows) {
        var sums = new Money.Sums();
        var currentSums = new Money.Sums();
        for (var flow : flows) {
            sums.add(flow.entry(), flow.currency());
            currentSums.add(flow.now(), flow.currencyNow());
        }
        return new Funnel.Stage(
                stage.id(),
                stage.name(),
                stage.kind(),
                stage.rank(),
                removed,
                sum(flows, Flow::entered),
                counts.of(Basis.VISITED, stage),
                counts.of(Basis.REACHED, stage),
                counts.of(Basis.STRICT, stage),
                counts.of(counts.basis, stage),
                counts.step(stage, false),
                counts.step(stage, true),
                counts.cumulative(stage, false),
                counts.cumulative(stage, true),
                sums.list(),
                currentSums.list(),
                sum(flows, Flow::advanced),
                sum(flows, Flow::movedBack),
                sum(flows, Flow::rejected),
                sum(flows, Flow::gone),
                sum(flows, Flow::here));
    }

    private static long sum(List<Flow> flows, ToLongFunction<Flow> part) {
        return flows.stream().mapToLong(part).sum();
    }

    /** The definitions of visited, reached and strict, and the shares made of them. */
    private record Counts(List<Path> paths, PipelineDefinition pipeline, Basis basis) {

        long of(Basis asked, StageDefinition stage) {
            return of(asked, stage, false);
        }

        private long of(Basis asked, StageDefinition stage, boolean settled) {
            return paths.stream()
                    .filter(path -> !(settled && path.isOpen()) && path.counts(asked, stage, pipeline))
                    .mapToLong(Path::leads)
                    .sum();
        }

        /** The share that goes on; there is none after the last stage, nor beside the ladder. */
        @Nullable
        BigDecimal step(StageDefinition stage, boolean settled) {
            var ladder = pipeline.ladder();
            int rung = ladder.indexOf(stage);
            return rung < 0 || rung == ladder.size() - 1
                    ? null
                    : Percent.of(of(basis, ladder.get(rung + 1), settled), of(basis, stage, settled));
        }

        @Nullable
        BigDecimal cumulative(StageDefinition stage, boolean settled) {
            var ladder = pipeline.ladder();
            return ladder.isEmpty()
                    ? null
                    : Percent.of(of(basis, stage, settled), of(basis, ladder.getFirst(), settled));
        }
    }
}
