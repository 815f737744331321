package io.potik.lead.staff;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The gateway's event {@code staff.changed.v1}, as much of it as is of use here. */
record StaffChanged(
        UUID id,
        long version,
        String name,
        String role,
        @Nullable UUID teamId,
        @Nullable String teamName,
        @Nullable Boolean seesTeam,
        boolean active) {

    /** Whether they see the leads of their team; as long as the gateway has not said it, a team lead does. */
    boolean seesLeadsOfTeam() {
        return seesTeam == null ? role.equals("teamLead") : seesTeam;
    }

    static final String TYPE = "staff.changed.v1";
}
