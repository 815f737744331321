package io.potik.lead.tag;

import io.potik.lead.audit.AuditTrail;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.Invalid;
import io.potik.lead.sql.Rows;
import io.potik.outbox.Outbox;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds a tag to the workspace's, renames, merges or removes one together with the leads that carry it: a statement and a
 * transaction for every thousand of them, the tag itself with the last one. So no card waits for longer than that, and
 * what was broken off is finished by asking again. Then customer-service is told, of whose customers the same words stand.
 */
@Service
class ChangeTag {

    private static final long PAUSE = Duration.ofMillis(20).toNanos();

    private final Tags tags;
    private final TaggedLeads leads;
    private final TransactionTemplate transaction;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final JsonMapper json;

    ChangeTag(
            Tags tags,
            TaggedLeads leads,
            TransactionTemplate transaction,
            AuditTrail audit,
            Outbox outbox,
            JsonMapper json) {
        this.tags = tags;
        this.leads = leads;
        this.transaction = transaction;
        this.audit = audit;
        this.outbox = outbox;
        this.json = json;
    }

    /**
     * What became of it.
     *
     * @param tag as it is now; null when it is gone
     * @param leads on how many leads it was changed
     */
    record Changed(@Nullable Tag tag, long leads) {}

    Tag anew(Tag tag) {
        return unique(() -> {
            tags.add(tag);
            audit.settings("tag.added", tag.id(), tag.name());
            return tag;
        });
    }

    /** Throws Conflict for another version, Invalid when another tag has the name: {@link #merge} is for that. */
    Changed change(UUID id, ExpectedVersion expected, @Nullable String name, @Nullable String color) {
        return sweep(() -> {
            var last = tags.locked(id);
            expected.check("tag", last.version(), () -> last);
            var next = last.changed(name, color);
            if (tags.isTaken(next.name(), id)) {
                throw taken();
            }
            return new Rewriting(last.name(), next.name(), next, () -> {
                tags.replace(next);
                audit.settings("tag.changed", id, next.name());
            });
        });
    }

    /** Every lead that carries the one carries the other then. */
    Changed merge(UUID id, UUID into) {
        if (id.equals(into)) {
            throw new Invalid("into", "A tag cannot be merged into itself.");
        }
        return sweep(() -> {
            // Two who merge the two into each other take them in one order.
            var both = Stream.of(id, into).sorted().map(tags::locked).toList();
            boolean first = both.getFirst().id().equals(id);
            var gone = first ? both.getFirst() : both.getLast();
            var kept = first ? both.getLast() : both.getFirst();
            return new Rewriting(gone.name(), kept.name(), kept, () -> remove("tag.merged", gone));
        });
    }

    Changed remove(UUID id) {
        return sweep(() -> {
            var gone = tags.locked(id);
            return new Rewriting(gone.name(), null, null, () -> remove("tag.removed", gone));
        });
    }

    private void remove(String how, Tag gone) {
        tags.remove(gone.id());
        audit.settings(how, gone.id(), gone.name());
    }

    /** Every lead that carries the one gets the other, or none; with the last of them the tag itself is written. */
    private record Rewriting(
            String from, @Nullable String to, @Nullable Tag result, Runnable last) {}

    private Changed sweep(Supplier<Rewriting> begin) {
        long changed = 0;
        while (true) {
            var step = unique(() -> step(begin.get()));
            changed += step.leads();
            if (step.done()) {
                return new Changed(step.tag(), changed);
            }
            if (step.leads() == 0) {
                // All that are left are being changed by somebody this moment.
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    private record Step(int leads, boolean done, @Nullable Tag tag) {}

    private Step step(Rewriting rewriting) {
        int changed = 0;
        if (!Objects.equals(rewriting.from(), rewriting.to())) {
            changed = leads.respell(rewriting.from(), rewriting.to());
            if (leads.any(rewriting.from())) {
                return new Step(changed, false, null);
            }
            outbox.send(new TagRenamed(rewriting.from(), rewriting.to(), Rows.now()).message(json));
        }
        rewriting.last().run();
        return new Step(changed, true, rewriting.result());
    }

    private <T> T unique(Supplier<T> write) {
        try {
            return Objects.requireNonNull(transaction.execute(open -> write.get()));
        } catch (DuplicateKeyException taken) {
            throw taken();
        }
    }

    private static Invalid taken() {
        return new Invalid(List.of(new Invalid.Field(
                "name", "Another tag has this name already. Merge this one into it instead.", "taken")));
    }
}
