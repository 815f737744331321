package io.potik.lead.board;

import io.potik.lead.problem.Invalid;
import io.potik.lead.security.Scope;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which leads somebody wants to see, of those that they may see.
 *
 * @param owners whose leads, with the nil id for nobody's; null for everybody's. An index orders by each owner
 * @param source only of this source, or null
 * @param words a {@code tsquery} over the words of a lead, or null
 */
record LeadFilter(
        @Nullable Set<UUID> owners,
        @Nullable UUID source,
        @Nullable String words) {

    /**
     * A filter.
     *
     * @param scope what the caller may see
     * @param manager a manager's id, {@code none} for leads that nobody has, or null for all
     * @param q what to search for, or null; one that has no letter or digit finds everything
     * @throws Invalid when the manager is neither
     */
    static LeadFilter of(Scope scope, @Nullable String manager, @Nullable UUID source, @Nullable String q) {
        var visible = visible(scope);
        if (manager == null || manager.isBlank()) {
            return new LeadFilter(visible, source, SearchQuery.of(q));
        }
        var wanted = manager.equals("none") ? StageTotals.NIL : id(manager);
        var owners = visible == null || visible.contains(wanted) ? Set.of(wanted) : Set.<UUID>of();
        return new LeadFilter(owners, source, SearchQuery.of(q));
    }

    private static @Nullable Set<UUID> visible(Scope scope) {
        if (scope.all()) {
            return null;
        }
        if (scope.staff().isEmpty()) {
            return Set.of();
        }
        var owners = new HashSet<>(scope.staff());
        owners.add(StageTotals.NIL);
        return owners;
    }

    private static UUID id(String manager) {
        try {
            return UUID.fromString(manager);
        } catch (IllegalArgumentException none) {
            throw new Invalid("managerId", "This is the id of a member of staff, or none.");
        }
    }
}
