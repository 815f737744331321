package io.potik.lead.view;

import io.potik.lead.board.LeadQuery;
import io.potik.lead.board.LeadSort;
import io.potik.lead.security.Caller;
import io.potik.lead.security.Caller.Role;
import io.potik.outbox.Ids;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A way to look at leads, kept under a name: for its owner, or for everybody. It shows nobody a lead that they may not see.
 *
 * @param ownerId who made it
 * @param shared whether everybody sees it
 * @param show what it shows
 */
record SavedView(UUID id, long version, String name, UUID ownerId, boolean shared, Show show) {

    /**
     * What a view shows.
     *
     * @param pipelineId null for the default one
     * @param layout board or list
     * @param filters in the words of an address; what they name may be gone
     * @param columns of the list, by the names of the web app; empty for the usual ones
     * @param sort of the list, or null for the newest first
     */
    record Show(
            @Nullable UUID pipelineId,
            String layout,
            LeadQuery filters,
            List<String> columns,
            @Nullable String sort) {

        /** Copies the list; throws Invalid when a list cannot be ordered so. */
        Show {
            columns = List.copyOf(columns);
            LeadSort.of(sort);
        }
    }

    /** A new one of this person. */
    static SavedView of(Caller caller, String name, boolean shared, Show show) {
        return new SavedView(Ids.next(), 1, name.strip(), caller.staffId(), shared, show);
    }

    /** This one as its next version. */
    SavedView changed(String newName, boolean nowShared, Show newShow) {
        return new SavedView(id, version + 1, newName.strip(), ownerId, nowShared, newShow);
    }

    boolean isVisibleTo(Caller caller) {
        return shared || ownerId.equals(caller.staffId());
    }

    /** Who shares views may change those of others too, as long as they are shared. */
    boolean mayBeChangedBy(Caller caller) {
        return ownerId.equals(caller.staffId()) || (shared && mayShare(caller));
    }

    static boolean mayShare(Caller caller) {
        return caller.role() == Role.OWNER || caller.role() == Role.TEAM_LEAD;
    }
}
