package io.potik.lead.view;

import io.potik.lead.audit.AuditTrail;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.Invalid;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import io.potik.lead.view.SavedView.Show;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps a view under a name, changes one, or takes one away. */
@Service
class KeepView {

    private static final int MOST = 100;

    private final SavedViews views;
    private final TransactionTemplate transaction;
    private final AuditTrail audit;

    KeepView(SavedViews views, TransactionTemplate transaction, AuditTrail audit) {
        this.views = views;
        this.transaction = transaction;
        this.audit = audit;
    }

    SavedView anew(Caller caller, String name, boolean shared, Show show) {
        requireMayShare(caller, shared);
        return committed(() -> {
            if (views.ownedBy(caller.staffId()) >= MOST) {
                throw new Invalid("name", "Nobody keeps more than " + MOST + " views. Remove one first.");
            }
            var view = SavedView.of(caller, name, shared, show);
            views.add(view);
            note("view.added", view.shared(), view);
            return view;
        });
    }

    /** Null leaves a property as it is. NotFound for what the caller does not see, AccessDenied for what only others change. */
    SavedView change(
            Caller caller,
            UUID id,
            ExpectedVersion expected,
            @Nullable String name,
            @Nullable Boolean shared,
            @Nullable Show show) {
        return committed(() -> {
            var last = changeable(caller, id);
            expected.check("view", last.version(), () -> last);
            if (name != null && name.isBlank()) {
                throw new Invalid("name", "A view needs a name.");
            }
            var next = last.changed(
                    name == null ? last.name() : name,
                    shared == null ? last.shared() : shared,
                    show == null ? last.show() : show);
            requireMayShare(caller, next.shared() && !last.shared());
            views.replace(next);
            note("view.changed", last.shared() || next.shared(), next);
            return next;
        });
    }

    void remove(Caller caller, UUID id) {
        transaction.executeWithoutResult(open -> {
            var view = changeable(caller, id);
            views.remove(view.id());
            note("view.removed", view.shared(), view);
        });
    }

    /** What somebody keeps for themselves is nobody else's matter. */
    private void note(String kind, boolean shared, SavedView view) {
        if (shared) {
            audit.settings(kind, view.id(), view.name());
        }
    }

    private SavedView changeable(Caller caller, UUID id) {
        var view = views.locked(id).filter(it -> it.isVisibleTo(caller)).orElseThrow(() -> new NotFound("view"));
        if (!view.mayBeChangedBy(caller)) {
            throw new AccessDeniedException("Somebody else's view");
        }
        return view;
    }

    private static void requireMayShare(Caller caller, boolean shared) {
        if (shared && !SavedView.mayShare(caller)) {
            throw new AccessDeniedException("Only owners and team leads share views");
        }
    }

    private SavedView committed(Supplier<SavedView> write) {
        try {
            return Objects.requireNonNull(transaction.execute(open -> write.get()));
        } catch (DuplicateKeyException taken) {
            throw new Invalid("name", "Another view of yours has this name already.");
        }
    }
}
