package io.potik.analytics.security;

import java.util.Set;
import java.util.UUID;

/**
 * Whose figures somebody may see, by the member of staff they are credited to. What is credited to nobody belongs to
 * the whole business and is shown only to those who see all of it.
 *
 * @param all whether everybody's figures are visible; {@code staff} is empty then
 * @param staff whose figures are visible
 */
public record Scope(boolean all, Set<UUID> staff) {

    /** Everybody's figures. */
    public static final Scope ALL = new Scope(true, Set.of());

    /** Nobody's. */
    public static final Scope NONE = new Scope(false, Set.of());

    /** Copies the set. */
    public Scope {
        staff = Set.copyOf(staff);
    }

    /** Whether this member's figures are visible. */
    public boolean sees(UUID member) {
        return all || staff.contains(member);
    }
}
