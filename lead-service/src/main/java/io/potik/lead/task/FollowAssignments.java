package io.potik.lead.task;

import io.potik.lead.lead.LeadEvent;
import io.potik.lead.lead.LeadsChanged;
import io.potik.lead.staff.StaffNames;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tasks go with their lead: when it is given to somebody, the open ones of who had it are theirs, and so are those of
 * people who see the lead no more. Of a lead that nobody has, everybody keeps theirs.
 */
@Component
class FollowAssignments {

    private final Tasks tasks;
    private final StaffNames staff;

    FollowAssignments(Tasks tasks, StaffNames staff) {
        this.tasks = tasks;
        this.staff = staff;
    }

    @EventListener
    void follow(LeadsChanged changed) {
        for (var event : changed.events()) {
            if (event instanceof LeadEvent.Assigned assigned) {
                var lead = assigned.lead();
                tasks.follow(lead.id(), lead.managerId(), handedOver(assigned));
            }
        }
    }

    private List<UUID> handedOver(LeadEvent.Assigned assigned) {
        var manager = assigned.lead().managerId();
        if (manager == null) {
            return List.of();
        }
        return tasks.openOf(assigned.lead().id()).stream()
                .filter(task -> task.assignee().equals(assigned.previousManagerId())
                        || !staff.seesLeadsOf(task.assignee(), manager))
                .map(Task::id)
                .toList();
    }
}
