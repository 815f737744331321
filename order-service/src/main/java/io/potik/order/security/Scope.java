package io.potik.order.security;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows somebody may see, by the manager a row belongs to. A row of nobody is seen by everybody who sees any row.
 *
 * @param all whether every row is visible; {@code staff} is empty then
 * @param staff whose rows are visible; empty together with {@code all} false means no row at all
 */
public record Scope(boolean all, Set<UUID> staff) {

    /** Every row. */
    public static final Scope ALL = new Scope(true, Set.of());

    /** No row, not even an unassigned one. */
    public static final Scope NONE = new Scope(false, Set.of());

    /** Copies the set. */
    public Scope {
        staff = Set.copyOf(staff);
    }

    /**
     * A condition for a WHERE clause over the named parameters {@code all} and {@code staff}, to be bound to
     * {@link #all()} and {@link #staffIds()}.
     *
     * @param managerColumn the column with the manager's id, qualified; never from a request
     */
    public static String condition(String managerColumn) {
        return "(:all or (cardinality(cast(:staff as uuid[])) > 0 and (" + managerColumn + " is null or "
                + managerColumn + " = any(cast(:staff as uuid[])))))";
    }

    /** Whose rows are visible, as a query takes it. */
    public UUID[] staffIds() {
        return staff.toArray(UUID[]::new);
    }

    /**
     * Whether a row of this manager is visible.
     *
     * @param manager the manager, or null for a row of nobody
     */
    public boolean sees(@Nullable UUID manager) {
        return all || (!staff.isEmpty() && (manager == null || staff.contains(manager)));
    }
}
