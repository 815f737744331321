package io.potik.lead.pipeline;

import io.potik.lead.audit.AuditTrail;
import io.potik.lead.field.Field;
import io.potik.lead.field.Fields;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets up a pipeline, or changes one into its next version; the old version stays known. */
@Service
class DefinePipeline {

    private final PipelineTables tables;
    private final Pipelines pipelines;
    private final Fields fields;
    private final TransactionTemplate transaction;
    private final AuditTrail audit;

    DefinePipeline(
            PipelineTables tables,
            Pipelines pipelines,
            Fields fields,
            TransactionTemplate transaction,
            AuditTrail audit) {
        this.tables = tables;
        this.pipelines = pipelines;
        this.fields = fields;
        this.transaction = transaction;
        this.audit = audit;
    }

    Pipeline anew(String name, List<StageDraft> stages, UUID by) {
        var pipeline = Pipeline.define(name, stages);
        return committed(() -> {
            refuseUnknownFields(Set.of(), pipeline);
            tables.add(pipeline, by);
            audit.settings("pipeline.added", pipeline.id(), pipeline.name());
            return pipeline;
        });
    }

    /** Throws Conflict when it is based on another version, Invalid when a stage that goes or turns still has leads. */
    Pipeline change(UUID id, ExpectedVersion expected, String name, List<StageDraft> stages, UUID by) {
        return committed(() -> {
            var last = tables.locked(id);
            expected.check("pipeline", last.version(), () -> last);
            var next = last.redefined(name, stages);
            refuseUnknownFields(required(last), next);
            refuseToStrandLeads(last, next);
            tables.replace(last, next, by);
            audit.settings("pipeline.changed", id, next.name());
            return next;
        });
    }

    /** What a stage requires somebody must be able to fill in; what the pipeline required before is no question. */
    private void refuseUnknownFields(Set<String> before, Pipeline next) {
        if (before.containsAll(required(next))) {
            return;
        }
        var known = fields.ofLeads();
        var errors = new ArrayList<Invalid.Field>();
        for (int i = 0; i < next.stages().size(); i++) {
            var names = next.stages().get(i).requiredFields();
            for (int j = 0; j < names.size(); j++) {
                var name = names.get(j);
                if (!before.contains(name) && !Field.OWN.contains(name) && !known.isActive(name)) {
                    errors.add(new Invalid.Field(
                            "stages[" + i + "].requiredFields[" + j + "]",
                            "Leads have no field with the key " + name + ", or it is switched off."));
                }
            }
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private static Set<String> required(Pipeline pipeline) {
        return pipeline.stages().stream()
                .flatMap(stage -> stage.requiredFields().stream())
                .collect(Collectors.toSet());
    }

    private void refuseToStrandLeads(Pipeline last, Pipeline next) {
        var errors = new ArrayList<Invalid.Field>();
        for (var stage : last.without(next)) {
            if (tables.hasLeads(stage.id())) {
                errors.add(new Invalid.Field(
                        "stages",
                        "\"" + stage.name()
                                + "\" still has leads. Say into which stage they go, and it is removed then.",
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
