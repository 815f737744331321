package io.potik.lead.template;

import io.potik.lead.audit.AuditTrail;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.Invalid;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds a template to the workspace's, changes one, or takes one away. */
@Service
class WriteTemplate {

    private final Templates templates;
    private final TransactionTemplate transaction;
    private final AuditTrail audit;

    WriteTemplate(Templates templates, TransactionTemplate transaction, AuditTrail audit) {
        this.templates = templates;
        this.transaction = transaction;
        this.audit = audit;
    }

    Template anew(Template template) {
        return committed(() -> {
            templates.add(template);
            audit.settings("template.added", template.id(), template.name());
            return template;
        });
    }

    Template change(UUID id, ExpectedVersion expected, UnaryOperator<Template> change) {
        return committed(() -> {
            var last = templates.locked(id);
            expected.check("template", last.version(), () -> last);
            var next = change.apply(last);
            templates.replace(next);
            audit.settings("template.changed", id, next.name());
            return next;
        });
    }

    /** What was sent by it stays as it was sent. */
    void remove(UUID id) {
        transaction.executeWithoutResult(open -> {
            audit.settings("template.removed", id, templates.locked(id).name());
            templates.remove(id);
        });
    }

    private Template committed(Supplier<Template> write) {
        try {
            return Objects.requireNonNull(transaction.execute(open -> write.get()));
        } catch (DuplicateKeyException taken) {
            throw new Invalid("name", "Another template has this name already.");
        }
    }
}
