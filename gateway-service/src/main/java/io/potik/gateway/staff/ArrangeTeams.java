package io.potik.gateway.staff;

import io.potik.gateway.problem.Invalid;
import io.potik.gateway.problem.NotFound;
import io.potik.outbox.Ids;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, renames and dissolves teams; each member's new team is announced. */
@Service
public class ArrangeTeams {

    private final Teams teams;
    private final StaffMembers members;
    private final Announcements announcements;

    ArrangeTeams(Teams teams, StaffMembers members, Announcements announcements) {
        this.teams = teams;
        this.members = members;
        this.announcements = announcements;
    }

    /**
     * A new team without members.
     *
     * @throws Invalid when the name is taken
     */
    @Transactional
    public Team found(String name) {
        var team = new Team(Ids.next(), name.strip());
        unique(() -> teams.add(team));
        return team;
    }

    /**
     * Another name for a team.
     *
     * @throws NotFound when there is no such team
     * @throws Invalid when the name is taken
     */
    @Transactional
    public Team rename(UUID id, String name) {
        var team = new Team(id, name.strip());
        unique(() -> {
            if (!teams.rename(team)) {
                throw new NotFound("team");
            }
        });
        regroup(id, old -> team);
        return team;
    }

    /**
     * The end of a team; its members have none afterwards.
     *
     * @throws NotFound when there is no such team
     */
    @Transactional
    public void dissolve(UUID id) {
        regroup(id, old -> null);
        if (!teams.remove(id)) {
            throw new NotFound("team");
        }
    }

    private void regroup(UUID team, UnaryOperator<@Nullable Team> regrouped) {
        var changed = members.lockTeam(team).stream()
                .map(member -> member.after(
                        new StaffMember.Change(null, null, null, regrouped.apply(member.team()), null), true))
                .toList();
        changed.forEach(members::update);
        announcements.changed(changed);
    }

    private static void unique(Runnable change) {
        try {
            change.run();
        } catch (DuplicateKeyException e) {
            var problem = new Invalid("name", "There is a team of this name already.");
            problem.initCause(e);
            throw problem;
        }
    }
}
