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
        boolean active) {

    static final String TYPE = "staff.changed.v1";
}
