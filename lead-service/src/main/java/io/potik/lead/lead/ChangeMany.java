package io.potik.lead.lead;

import io.potik.lead.exclusion.Grounds;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Service;

/**
 * Does one thing to many leads, each by the use case for one lead and in a transaction of its own: the same rules, events
 * and locks, and what one lead refuses does not touch the others.
 */
@Service
public class ChangeMany {

    private final AssignLead assignLead;
    private final MoveLead moveLead;
    private final RejectLead rejectLead;
    private final EditLead editLead;
    private final ExcludeLead excludeLead;
    private final Desk desk;
    private final OneByOne oneByOne;

    ChangeMany(
            AssignLead assignLead,
            MoveLead moveLead,
            RejectLead rejectLead,
            EditLead editLead,
            ExcludeLead excludeLead,
            Desk desk,
            OneByOne oneByOne) {
        this.assignLead = assignLead;
        this.moveLead = moveLead;
        this.rejectLead = rejectLead;
        this.editLead = editLead;
        this.excludeLead = excludeLead;
        this.desk = desk;
        this.oneByOne = oneByOne;
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

        /** Deleted, and its contact points excluded. */
        record Exclude(Grounds grounds) implements Action {}
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
        return oneByOne.all(() -> {
            var outcomes = new LinkedHashMap<UUID, @Nullable RuntimeException>();
            leads.forEach((id, expected) -> outcomes.put(id, refusal(caller, id, expected, action)));
            return outcomes;
        });
    }

    private @Nullable RuntimeException refusal(Caller caller, UUID id, ExpectedVersion expected, Action action) {
        try {
            oneByOne.each(() -> change(caller, id, expected, action));
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
            case Action.Exclude exclude -> excludeLead.exclude(caller, id, exclude.grounds(), expected);
        }
    }

    private boolean isDone(Caller caller, UUID id, Action action) {
        try {
            return oneByOne.each(() -> isDone(desk.take(caller.sees(), id), action));
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
            // One that is still there was not excluded.
            case Action.Exclude exclude -> false;
        };
    }

    private static boolean carries(Lead lead, String tag) {
        return lead.tags().stream().anyMatch(tag::equalsIgnoreCase);
    }
}
