package io.potik.lead.task;

import io.potik.lead.lead.LeadEvent;
import io.potik.lead.lead.LeadsChanged;
import io.potik.lead.staff.StaffNames;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The open tasks of a lead that is merged go on with the one that stays, and come back when the merge is undone. Those of
 * people who do not see where they went are its manager's to do.
 */
@Component
class FollowMerges {

    private final Tasks tasks;
    private final StaffNames staff;

    FollowMerges(Tasks tasks, StaffNames staff) {
        this.tasks = tasks;
        this.staff = staff;
    }

    @EventListener
    void follow(LeadsChanged changed) {
        for (var event : changed.events()) {
            if (event instanceof LeadEvent.Merged merged) {
                tasks.bring(merged.lead().id(), merged.intoId());
                changed.events().stream()
                        .filter(other -> other.lead().id().equals(merged.intoId()))
                        .map(other -> other.lead().managerId())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(manager -> handOver(merged.intoId(), manager));
            } else if (event instanceof LeadEvent.Unmerged unmerged) {
                tasks.takeBack(unmerged.lead().id(), unmerged.fromLeadId());
                var manager = unmerged.lead().managerId();
                if (manager != null) {
                    handOver(unmerged.lead().id(), manager);
                }
            }
        }
    }

    private void handOver(UUID lead, UUID manager) {
        var unseen = tasks.openOf(lead).stream()
                .filter(task -> !staff.seesLeadsOf(task.assignee(), manager))
                .map(Task::id)
                .toList();
        if (!unseen.isEmpty()) {
            tasks.follow(lead, manager, unseen);
        }
    }
}
