package io.potik.lead.source;

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

    DefineSource(SourceTable table, Sources sources, SourceCosts costs, TransactionTemplate transaction) {
        this.table = table;
        this.sources = sources;
        this.costs = costs;
        this.transaction = transaction;
    }

    Source anew(String name, String channel) {
        var source = Source.named(name, channel, null);
        boolean added = transaction.execute(open -> table.add(source));
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
        return transaction.execute(open -> costs.set(table.withId(id).id(), from, to, amount));
    }

    private static Invalid taken() {
        return new Invalid("name", "Another source of this channel has this name already.");
    }
}
