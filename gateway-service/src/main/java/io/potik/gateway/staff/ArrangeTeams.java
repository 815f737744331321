package io.potik.gateway.staff;

import io.potik.gateway.problem.Invalid;
import io.potik.gateway.problem.NotFound;
import io.potik.outbox.Ids;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, changes and dissolves teams; each member's new team is announced. */
@Service
public class ArrangeTeams {

    private final Teams teams;
    private final StaffMembers members;
    private final Announcements announcements;
    private final ApplicationEventPublisher events;

    ArrangeTeams(Teams teams, StaffMembers members, Announcements announcements, ApplicationEventPublisher events) {
        this.teams = teams;
        this.members = members;
        this.announcements = announcements;
        this.events = events;
    }

    /**
     * A new team without members.
     *
     * @param sharesLeads whether its managers will see the rows of the whole team
     * @throws Invalid when the name is taken
     */
    @Transactional
    public Team found(String name, boolean sharesLeads) {
        var team = new Team(Ids.next(), name.strip(), sharesLeads);
        unique(() -> teams.add(team));
        return team;
    }

    /**
     * Another name for a team, or another sight for its managers, which works from their next request on; null leaves it.
     *
     * @throws NotFound when there is no such team
     * @throws Invalid when the name is taken
     */
    @Transactional
    public Team change(UUID id, @Nullable String name, @Nullable Boolean sharesLeads) {
        var before = teams.lock(id).orElseThrow(() -> new NotFound("team"));
        var team = new Team(
                id,
                name == null ? before.name() : name.strip(),
                sharesLeads == null ? before.sharesLeads() : sharesLeads);
        if (team.equals(before)) {
            return before;
        }
        unique(() -> teams.update(team));
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
        events.publishEvent(
                new SightChanged(changed.stream().map(StaffMember::id).collect(Collectors.toSet())));
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
