package io.potik.lead.pipeline;

import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets up a pipeline, or changes one into its next version; the old version stays known. */
@Service
class DefinePipeline {

    private final PipelineTables tables;
    private final Pipelines pipelines;
    private final TransactionTemplate transaction;

    DefinePipeline(PipelineTables tables, Pipelines pipelines, TransactionTemplate transaction) {
        this.tables = tables;
        this.pipelines = pipelines;
        this.transaction = transaction;
    }

    Pipeline anew(String name, List<StageDraft> stages, UUID by) {
        var pipeline = Pipeline.define(name, stages);
        return committed(() -> {
            tables.add(pipeline, by);
            return pipeline;
        });
    }

    /** Throws Conflict when it is based on another version, Invalid when a stage that goes or turns still has leads. */
    Pipeline change(UUID id, ExpectedVersion expected, String name, List<StageDraft> stages, UUID by) {
        return committed(() -> {
            var last = tables.locked(id);
            expected.check("pipeline", last.version(), () -> last);
            var next = last.redefined(name, stages);
            refuseToStrandLeads(last, next);
            tables.replace(last, next, by);
            return next;
        });
    }

    private void refuseToStrandLeads(Pipeline last, Pipeline next) {
        var errors = new ArrayList<Invalid.Field>();
        for (var stage : last.without(next)) {
            if (tables.hasLeads(stage.id())) {
                errors.add(new Invalid.Field(
                        "stages",
                        "\"" + stage.name() + "\" still has leads. Move them first, then remove it.",
                        "stageHasLeads"));
            }
        }
        for (int i = 0; i < next.stages().size(); i++) {
            var stage = next.stages().get(i);
            boolean turns = last.stage(stage.id())
                    .filter(before -> before.kind() != stage.kind())
                    .isPresent();
            if (turns && tables.hasLeads(stage.id())) {
                errors.add(new Invalid.Field(
                        "stages[" + i + "].kind",
                        "\"" + stage.name() + "\" still has leads, and they would be won, lost or open again at once.",
                        "stageHasLeads"));
            }
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private Pipeline committed(Supplier<Pipeline> change) {
        try {
            return transaction.execute(open -> change.get());
        } catch (DuplicateKeyException taken) {
            throw new Invalid("name", "Another pipeline has this name already.");
        } finally {
            pipelines.forget();
        }
    }
}
