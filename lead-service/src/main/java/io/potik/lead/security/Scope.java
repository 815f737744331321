package io.potik.lead.security;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows somebody may see, by the manager a row belongs to. A row of nobody is seen by everybody who sees any row.
 * Every query over leads carries it: either {@link #condition} with the named parameter {@code scope} bound to
 * {@link #staff()}, or {@link #sees} on a row that was already read.
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
     * A condition for a WHERE clause. It may name the parameter {@code :scope}; bind {@link #staff()} to it always.
     *
     * @param managerColumn the column with the manager's id, qualified; never from a request
     * @return SQL in parentheses
     */
    public String condition(String managerColumn) {
        if (all) {
            return "(true)";
        }
        // An empty list is no SQL, and nobody's rows are not for who sees none.
        return staff.isEmpty() ? "(false)" : "(" + managerColumn + " is null or " + managerColumn + " in (:scope))";
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
