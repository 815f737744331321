package io.potik.lead.reason;

import io.potik.lead.audit.AuditTrail;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.Invalid;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds a reason to the workspace's list, or changes one. */
@Service
class DefineReason {

    private final Reasons reasons;
    private final TransactionTemplate transaction;
    private final AuditTrail audit;

    DefineReason(Reasons reasons, TransactionTemplate transaction, AuditTrail audit) {
        this.reasons = reasons;
        this.transaction = transaction;
        this.audit = audit;
    }

    Reason anew(String name, boolean noteRequired) {
        return committed(() -> {
            var reason = Reason.named(name, noteRequired);
            reasons.add(reason);
            audit.settings("reason.added", reason.id(), reason.name());
            return reason;
        });
    }

    Reason change(UUID id, ExpectedVersion expected, UnaryOperator<Reason> change) {
        return committed(() -> {
            var last = reasons.locked(id);
            expected.check("reason", last.version(), () -> last);
            var next = change.apply(last);
            reasons.replace(next);
            audit.settings("reason.changed", id, next.name());
            return next;
        });
    }

    private Reason committed(Supplier<Reason> write) {
        try {
            return transaction.execute(open -> write.get());
        } catch (DuplicateKeyException taken) {
            throw new Invalid("name", "Another reason has this name already.");
        } finally {
            reasons.forget();
        }
    }
}
