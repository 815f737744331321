package io.potik.lead.source;

import io.potik.lead.audit.AuditTrail;
import io.potik.lead.money.Money;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.Invalid;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds a source without a connection, renames any, and says what one costs. */
@Service
class DefineSource {

    private final SourceTable table;
    private final Sources sources;
    private final SourceCosts costs;
    private final TransactionTemplate transaction;
    private final AuditTrail audit;

    DefineSource(
            SourceTable table, Sources sources, SourceCosts costs, TransactionTemplate transaction, AuditTrail audit) {
        this.table = table;
        this.sources = sources;
        this.costs = costs;
        this.transaction = transaction;
        this.audit = audit;
    }

    Source anew(String name, String channel) {
        var source = Source.named(name, channel, null);
        boolean added = transaction.execute(open -> {
            boolean isNew = table.add(source);
            if (isNew) {
                audit.settings("source.added", source.id(), source.name());
            }
            return isNew;
        });
        if (!added) {
            throw taken();
        }
        return source;
    }

    Source rename(UUID id, ExpectedVersion expected, String name) {
        try {
            return transaction.execute(open -> {
                var last = table.locked(id);
                expected.check("source", last.version(), () -> last);
                var next = last.renamed(name);
                table.replace(next);
                audit.settings("source.changed", id, next.name());
                return next;
            });
        } catch (DuplicateKeyException duplicate) {
            throw taken();
        } finally {
            sources.forget();
        }
    }

    SourceCost setCost(UUID id, LocalDate from, LocalDate to, Money amount) {
        if (to.isBefore(from)) {
            throw new Invalid("to", "The last day is before the first one.");
        }
        if (amount.amount().signum() < 0) {
            throw new Invalid("amount", "A cost is not negative.");
        }
        return transaction.execute(open -> {
            var source = table.withId(id);
            audit.settings("source.costSet", id, source.name());
            return costs.set(source.id(), from, to, amount);
        });
    }

    private static Invalid taken() {
        return new Invalid("name", "Another source of this channel has this name already.");
    }
}
