package io.potik.analytics.report;

import io.potik.analytics.rebuild.StoreState;
import io.potik.analytics.report.PipelineDefinition.StageDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
        var visits = VisitSet.of(cohort, question, pipeline);
        var profiles = Profile.of(visits, jdbc);
        var flows = Flow.of(visits, jdbc).stream().collect(Collectors.groupingBy(Flow::stageId));
        var counts = new Counts(profiles, pipeline.ladder(), basis);
        var stages = new ArrayList<Funnel.Stage>();
        for (var stage : pipeline.stages()) {
            stages.add(stage(stage, false, counts, flows.getOrDefault(stage.id(), List.of())));
        }
        for (var stage : removed(pipeline, flows)) {
            stages.add(stage(stage, true, counts, flows.getOrDefault(stage.id(), List.of())));
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
                profiles.stream().mapToLong(Profile::leads).sum(),
                profiles.stream()
                        .filter(Profile::isOpen)
                        .mapToLong(Profile::leads)
                        .sum(),
                stages,
                store.isReading());
    }

    /** Stages that the pipeline lost but that leads of this report were in: nothing may vanish. */
    private List<StageDefinition> removed(PipelineDefinition pipeline, Map<UUID, List<Flow>> flows) {
        var known = pipeline.stages().stream().map(StageDefinition::id).collect(Collectors.toSet());
        var gone = flows.keySet().stream().filter(id -> !known.contains(id)).toList();
        var names = gone.isEmpty() ? Map.<UUID, StageDefinition>of() : pipelines.lastKnown(gone);
        return gone.stream()
                .map(id -> {
                    var name = names.get(id);
                    var flow = flows.getOrDefault(id, List.of()).getFirst();
                    return name == null ? new StageDefinition(id, "", flow.kind(), flow.rank()) : name;
                })
                .sorted(Comparator.comparingInt(StageDefinition::rank).thenComparing(StageDefinition::id))
                .toList();
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
    private record Counts(List<Profile> profiles, List<StageDefinition> ladder, Basis basis) {

        long of(Basis asked, StageDefinition stage) {
            return of(asked, stage, false);
        }

        private long of(Basis asked, StageDefinition stage, boolean settled) {
            int rung = ladder.indexOf(stage) + 1;
            return profiles.stream()
                    .filter(profile -> !(settled && profile.isOpen()) && profile.counts(asked, stage, rung))
                    .mapToLong(Profile::leads)
                    .sum();
        }

        /** The share that goes on; there is none after the last stage, nor beside the ladder. */
        @Nullable
        BigDecimal step(StageDefinition stage, boolean settled) {
            int rung = ladder.indexOf(stage) + 1;
            return rung == 0 || rung == ladder.size()
                    ? null
                    : Percent.of(of(basis, ladder.get(rung), settled), of(basis, stage, settled));
        }

        @Nullable
        BigDecimal cumulative(StageDefinition stage, boolean settled) {
            return ladder.isEmpty()
                    ? null
                    : Percent.of(of(basis, stage, settled), of(basis, ladder.getFirst(), settled));
        }
    }
}
