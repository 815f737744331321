package io.potik.gateway.live;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.potik.gateway.staff.Sees;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That something changed, and what: enough to know whether to look again, nothing personal.
 *
 * @param type the event's type
 * @param settings whether it is about the workspace (a pipeline, a reason), which everybody sees
 * @param previousManagerId who had it before, when it was just given to somebody else
 * @param people who has the lead open, when that is what changed
 * @param only the one member of staff whom it concerns, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Change(
        String type,
        @Nullable UUID leadId,
        @Nullable UUID orderId,
        long version,
        @JsonInclude @Nullable UUID managerId,
        @Nullable UUID stageId,
        @Nullable UUID pipelineId,
        @Nullable List<Presence.Person> people,
        @JsonIgnore boolean settings,
        @JsonIgnore @Nullable UUID previousManagerId,
        @JsonIgnore @Nullable UUID only) {

    /** That something changed for one member of staff, and for nobody else, whatever others see. */
    static Change of(String type, UUID only) {
        return new Change(type, null, null, 0, null, null, null, null, false, null, only);
    }

    /** That other people have a lead open now. */
    static Change of(String type, UUID lead, @Nullable UUID manager, List<Presence.Person> people) {
        return new Change(type, lead, null, 0, manager, null, null, people, false, null, null);
    }

    /** Whether somebody with this sight is told; also who had it a moment ago, so that it leaves their screen. */
    boolean visibleTo(UUID staff, Sees sees) {
        if (only != null) {
            return only.equals(staff);
        }
        return settings || sees.row(managerId) || (previousManagerId != null && sees.row(previousManagerId));
    }
}
