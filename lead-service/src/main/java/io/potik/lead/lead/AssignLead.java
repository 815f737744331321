package io.potik.lead.lead;

import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.Invalid;
import io.potik.lead.security.Caller;
import io.potik.lead.sql.Rows;
import io.potik.lead.staff.StaffNames;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.Happening;
import io.potik.lead.timeline.Ref;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a lead to somebody, or back to nobody. */
@Service
public class AssignLead {

    private final Desk desk;
    private final StaffNames staff;

    AssignLead(Desk desk, StaffNames staff) {
        this.desk = desk;
        this.staff = staff;
    }

    /**
     * Assigns the lead; to whom has it already, nothing happens. Who gives a lead away may not see it afterwards.
     *
     * @param manager null for nobody
     * @throws ChangedMeanwhile when it has another version
     * @throws Invalid when the manager does not work leads here
     * @throws io.potik.lead.problem.NotFound when the lead is not there, or not for who asks
     */
    @Transactional
    public void assign(Caller caller, UUID id, @Nullable UUID manager, ExpectedVersion expected) {
        requireManager(staff, manager);
        var lead = desk.take(caller.sees(), id, expected);
        var before = lead.managerId();
        if (Objects.equals(before, manager)) {
            return;
        }
        lead.assign(manager);
        var at = Rows.now();
        var actor = Actor.staff(caller.staffId());
        desk.put(
                lead,
                List.of(Activity.of(id, at, actor, new Happening.Assigned(ref(before), ref(manager)))),
                List.of(snapshot -> new LeadEvent.Assigned(snapshot, at, actor, before)));
    }

    /**
     * Goes on when leads may be given to this member of staff.
     *
     * @throws Invalid otherwise
     */
    static void requireManager(StaffNames staff, @Nullable UUID manager) {
        if (manager != null && !staff.mayHaveLeads(manager)) {
            throw new Invalid("managerId", "Nobody of this id works leads here.");
        }
    }

    private @Nullable Ref ref(@Nullable UUID manager) {
        return manager == null ? null : new Ref(manager, staff.nameOf(manager));
    }
}
