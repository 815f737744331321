package io.potik.gateway.staff;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose rows somebody may see.
 *
 * @param all everybody's
 * @param nothing no rows at all, not even those without a manager
 * @param staff otherwise: the rows of these, and those without a manager
 */
public record Sees(boolean all, boolean nothing, List<UUID> staff) {

    /** Everybody's rows. */
    public static final Sees ALL = new Sees(true, false, List.of());

    /** No rows. */
    public static final Sees NOTHING = new Sees(false, true, List.of());

    /** The rows of these, and those without a manager. */
    public static Sees of(List<UUID> staff) {
        return new Sees(false, false, List.copyOf(staff));
    }

    /** What follows from a role: {@code self} is who asks, {@code members} are those of the team, and one of them. */
    static Sees of(Role role, UUID self, @Nullable Team team, List<UUID> members) {
        return switch (role) {
            case OWNER -> ALL;
            case ANALYST -> NOTHING;
            case MANAGER, TEAM_LEAD -> of(role.seesTeam(team) ? members : List.of(self));
        };
    }

    /** Whether a row of this manager, or of nobody, may be seen. */
    public boolean row(@Nullable UUID manager) {
        return !nothing && (all || manager == null || staff.contains(manager));
    }
}
