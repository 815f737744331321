package io.potik.lead.pipeline;

import io.potik.lead.problem.NotFound;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * All pipelines at their newest version.
 *
 * <p>In a transaction that may write, what this says stays true until the transaction ends, over all instances: it holds
 * a share of a lock that every change of a pipeline needs, and asks the database for the versions once. So a lead is
 * never put into a stage that is being removed. Elsewhere it may be up to a second old.
 */
@Component
public class Pipelines {

    private static final long LIFETIME = Duration.ofSeconds(1).toNanos();

    private final PipelineTables tables;
    private volatile @Nullable Known known;

    Pipelines(PipelineTables tables) {
        this.tables = tables;
    }

    /** The pipeline into which inbound requests come. */
    public Pipeline theDefault() {
        return current().byId.values().stream()
                .filter(Pipeline::isDefault)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no default pipeline"));
    }

    /**
     * The pipeline with this id.
     *
     * @throws NotFound when there is none
     */
    public Pipeline withId(UUID id) {
        return found("pipeline", all -> all.byId.get(id));
    }

    /**
     * The pipeline that has this stage.
     *
     * @throws NotFound when none has it, or not any more
     */
    public Pipeline withStage(UUID stageId) {
        return found("stage", all -> all.byStage.get(stageId));
    }

    /** Every pipeline, the default first, then by name. */
    public List<Pipeline> all() {
        return List.copyOf(current().byId.values());
    }

    private Pipeline found(String what, Function<Known, @Nullable Pipeline> in) {
        var pipeline = in.apply(current());
        if (pipeline == null) {
            // Perhaps another instance has just made it, and leads are there already.
            forget();
            pipeline = in.apply(current());
        }
        if (pipeline == null) {
            throw new NotFound(what);
        }
        return pipeline;
    }

    /** What this instance remembers is old: somebody here has changed a pipeline. */
    void forget() {
        known = null;
    }

    private Known current() {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return heldByTransaction();
        }
        var last = known;
        if (last != null && System.nanoTime() - last.readAt < LIFETIME) {
            return last;
        }
        return refreshed(tables.versions());
    }

    private Known heldByTransaction() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Known held) {
            return held;
        }
        var held = refreshed(tables.versionsHeld());
        TransactionSynchronizationManager.bindResource(this, held);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResource(Pipelines.this);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(Pipelines.this, held);
            }

            @Override
            public void beforeCompletion() {
                TransactionSynchronizationManager.unbindResource(Pipelines.this);
            }
        });
        return held;
    }

    private Known refreshed(Map<UUID, Long> versions) {
        var last = known;
        var fresh = last != null && last.versions().equals(versions)
                ? new Known(last.byId, last.byStage, System.nanoTime())
                : Known.of(tables.all());
        known = fresh;
        return fresh;
    }

    /** One reading of all of them; the map keeps the order of the list. */
    private record Known(Map<UUID, Pipeline> byId, Map<UUID, Pipeline> byStage, long readAt) {

        static Known of(List<Pipeline> pipelines) {
            var byId = new LinkedHashMap<UUID, Pipeline>();
            var byStage = new HashMap<UUID, Pipeline>();
            for (var pipeline : pipelines) {
                byId.put(pipeline.id(), pipeline);
                pipeline.stages().forEach(stage -> byStage.put(stage.id(), pipeline));
            }
            return new Known(byId, byStage, System.nanoTime());
        }

        Map<UUID, Long> versions() {
            var versions = new HashMap<UUID, Long>();
            byId.forEach((id, pipeline) -> versions.put(id, pipeline.version()));
            return versions;
        }
    }
}
