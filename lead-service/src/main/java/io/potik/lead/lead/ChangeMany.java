package io.potik.lead.lead;

import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does one thing to many leads, each by the use case for one lead and in a transaction of its own: the same rules, events
 * and locks, and what one lead refuses does not touch the others.
 */
@Service
public class ChangeMany {

    /** Of these at a time, so that connections are left for everybody else: each may hold a second one for its key. */
    private static final int AT_ONCE = 3;

    private final AssignLead assignLead;
    private final MoveLead moveLead;
    private final RejectLead rejectLead;
    private final EditLead editLead;
    private final Desk desk;
    private final TransactionTemplate eachOwn;
    private final Semaphore free = new Semaphore(AT_ONCE);

    ChangeMany(
            AssignLead assignLead,
            MoveLead moveLead,
            RejectLead rejectLead,
            EditLead editLead,
            Desk desk,
            PlatformTransactionManager transactions) {
        this.assignLead = assignLead;
        this.moveLead = moveLead;
        this.rejectLead = rejectLead;
        this.editLead = editLead;
        this.desk = desk;
        this.eachOwn = new TransactionTemplate(transactions);
        this.eachOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What is done to every lead. */
    public sealed interface Action {

        /** To this manager, or to nobody. */
        record Assign(@Nullable UUID manager) implements Action {}

        /** To this stage; with a reason where it is a lost one. */
        record Move(MoveLead.Move to) implements Action {}

        /** These tags on, those off. */
        record Tag(List<String> on, List<String> off) implements Action {}

        /** To the first lost stage of its pipeline. */
        record Reject(@Nullable UUID reason, @Nullable String note) implements Action {}
    }

    /**
     * Does it to all of them, in the order given. A lead that somebody changed meanwhile and that is already as wanted is
     * done: so what was broken off can be asked for again.
     *
     * @param leads with the versions they were seen in
     * @return why it was not done, of every lead in the order given; null where it was
     * @throws TransientDataAccessResourceException when too many of these are under way; nothing was done
     */
    public Map<UUID, @Nullable RuntimeException> change(
            Caller caller, Map<UUID, ExpectedVersion> leads, Action action) {
        if (!free.tryAcquire()) {
            throw new TransientDataAccessResourceException("Many leads are being changed by others just now");
        }
        try {
            var outcomes = new LinkedHashMap<UUID, @Nullable RuntimeException>();
            leads.forEach((id, expected) -> outcomes.put(id, refusal(caller, id, expected, action)));
            return outcomes;
        } finally {
            free.release();
        }
    }

    private @Nullable RuntimeException refusal(Caller caller, UUID id, ExpectedVersion expected, Action action) {
        try {
            eachOwn.executeWithoutResult(open -> change(caller, id, expected, action));
            return null;
        } catch (ChangedMeanwhile changed) {
            return isDone(caller, id, action) ? null : changed;
        } catch (RuntimeException refused) {
            return refused;
        }
    }

    private void change(Caller caller, UUID id, ExpectedVersion expected, Action action) {
        switch (action) {
            case Action.Assign assign -> assignLead.assign(caller, id, assign.manager(), expected);
            case Action.Move move -> moveLead.move(caller, id, move.to(), expected);
            case Action.Tag tag -> editLead.tag(caller, id, tag.on(), tag.off(), expected);
            case Action.Reject reject -> rejectLead.reject(caller, id, reject.reason(), reject.note(), expected);
        }
    }

    private boolean isDone(Caller caller, UUID id, Action action) {
        try {
            return Objects.requireNonNull(eachOwn.execute(open -> isDone(desk.take(caller.sees(), id), action)));
        } catch (NotFound gone) {
            return false;
        }
    }

    private static boolean isDone(Lead lead, Action action) {
        return switch (action) {
            case Action.Assign assign -> Objects.equals(lead.managerId(), assign.manager());
            case Action.Move move -> lead.stageId().equals(move.to().stageId());
            case Action.Tag tag ->
                tag.on().stream().allMatch(name -> carries(lead, name))
                        && tag.off().stream().noneMatch(name -> carries(lead, name));
            case Action.Reject reject ->
                lead.reasonId() != null && lead.reasonId().equals(reject.reason());
        };
    }

    private static boolean carries(Lead lead, String tag) {
        return lead.tags().stream().anyMatch(tag::equalsIgnoreCase);
    }
}
