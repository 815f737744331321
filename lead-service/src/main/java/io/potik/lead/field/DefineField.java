package io.potik.lead.field;

import io.potik.lead.audit.AuditTrail;
import io.potik.lead.problem.Conflict;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.Invalid;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a field, changes one, or puts those of one kind of thing in another order. None is ever deleted: it may be filled
 * in.
 */
@Service
class DefineField {

    private static final int MOST = 200;

    private final Fields fields;
    private final TransactionTemplate transaction;
    private final AuditTrail audit;

    DefineField(Fields fields, TransactionTemplate transaction, AuditTrail audit) {
        this.fields = fields;
        this.transaction = transaction;
        this.audit = audit;
    }

    Field anew(Field.Of of, String name, Field.Type type, List<OptionDraft> options, UUID by) {
        return committed(() -> {
            var others = fields.all(of);
            if (others.size() >= MOST) {
                throw new Invalid("name", "There are " + MOST + " fields already. Rename one that is not used.");
            }
            var taken = others.stream().map(Field::key).collect(Collectors.toSet());
            var field = Field.define(of, name, type, options, FieldKey.of(name, taken), others.size() + 1);
            fields.add(field, by);
            audit.settings("field.added", field.id(), field.name());
            return field;
        });
    }

    Field change(UUID id, ExpectedVersion expected, UnaryOperator<Field> change, UUID by) {
        return committed(() -> {
            var last = fields.withId(id);
            expected.check("field", last.version(), () -> last);
            var next = change.apply(last);
            fields.replace(next, by);
            audit.settings("field.changed", id, next.name());
            return next;
        });
    }

    /** Throws Conflict when the ids are not those of all fields that these things have. */
    List<Field> order(Field.Of of, List<UUID> ids) {
        return committed(() -> {
            var now = fields.all(of);
            var there = now.stream().map(Field::id).collect(Collectors.toSet());
            if (ids.size() != there.size() || !there.equals(Set.copyOf(ids))) {
                throw new Conflict("list of fields", now);
            }
            fields.order(ids);
            audit.settings("field.ordered", null, null);
            return fields.all(of);
        });
    }

    private <T> T committed(Supplier<T> write) {
        try {
            return Objects.requireNonNull(transaction.execute(open -> {
                fields.lock();
                return write.get();
            }));
        } catch (DuplicateKeyException taken) {
            throw new Invalid("name", "Another field has this name already, perhaps one that is switched off.");
        }
    }
}
