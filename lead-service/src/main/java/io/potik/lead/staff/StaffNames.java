package io.potik.lead.staff;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who the members of staff are, as the gateway last told; up to two seconds old. */
@Component
public class StaffNames {

    private static final long LIFETIME = Duration.ofSeconds(2).toNanos();

    private final StaffTable table;
    private volatile @Nullable Known known;

    StaffNames(StaffTable table) {
        this.table = table;
    }

    /** The name of a member of staff, of former ones too; empty as long as the gateway has not told it. */
    public String nameOf(UUID staffId) {
        var member = known().get(staffId);
        return member == null ? "" : member.name();
    }

    /** Whether it is somebody who works here now and may have leads. */
    public boolean mayHaveLeads(UUID staffId) {
        var member = known().get(staffId);
        return member != null && member.active() && !member.role().equals("analyst");
    }

    /**
     * Whether somebody who works leads here sees those of this manager: the manager, owners, and of the manager's team
     * its leads, and its managers where it shares its leads; everybody sees those of nobody.
     *
     * @param manager whose leads, or null for nobody's
     */
    public boolean seesLeadsOf(UUID staffId, @Nullable UUID manager) {
        var member = known().get(staffId);
        if (member == null || !mayHaveLeads(staffId)) {
            return false;
        }
        if (manager == null || manager.equals(staffId) || member.role().equals("owner")) {
            return true;
        }
        var other = known().get(manager);
        return member.seesLeadsOfTeam()
                && member.teamId() != null
                && other != null
                && member.teamId().equals(other.teamId());
    }

    /** Whether the gateway has told of this member of staff, active or not. */
    public boolean knows(UUID staffId) {
        return known().containsKey(staffId);
    }

    /** Who is in a team, active or not; empty when the gateway has told of no such team. */
    public Set<UUID> ofTeam(UUID team) {
        return known().values().stream()
                .filter(member -> team.equals(member.teamId()))
                .map(StaffChanged::id)
                .collect(Collectors.toSet());
    }

    /**
     * Waits until the gateway has told of this member of staff: for callers that may come a moment after somebody was
     * added.
     *
     * @return whether it was told in time
     */
    public boolean hearsOf(UUID staffId, Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        while (!knows(staffId)) {
            if (System.nanoTime() > until || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            forget();
        }
        return true;
    }

    private Map<UUID, StaffChanged> known() {
        var last = known;
        if (last != null && System.nanoTime() - last.readAt < LIFETIME) {
            return last.members;
        }
        // The whole table: a workspace has some dozens of people, and a screen names many of them.
        var members = table.all().stream().collect(Collectors.toMap(StaffChanged::id, Function.identity()));
        known = new Known(members, System.nanoTime());
        return members;
    }

    /** What was heard here is seen here at once. */
    void forget() {
        known = null;
    }

    private record Known(Map<UUID, StaffChanged> members, long readAt) {}
}
