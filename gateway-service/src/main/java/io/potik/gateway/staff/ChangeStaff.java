package io.potik.gateway.staff;

import io.potik.gateway.problem.Conflict;
import io.potik.gateway.problem.Invalid;
import io.potik.gateway.problem.NotFound;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes somebody's account: name, role, team, password, or whether they may come in at all. */
@Service
public class ChangeStaff {

    /**
     * What to change; null leaves it as it is.
     *
     * @param teamId empty for no team
     * @param version what the change is based on, or null for whatever is there
     */
    @SuppressWarnings("NullableOptional") // absent, null and a value are three things here
    public record Wish(
            @Nullable String name,
            @Nullable String email,
            @Nullable Role role,
            @Nullable Optional<UUID> teamId,
            @Nullable Boolean active,
            @Nullable String password,
            @Nullable Long version) {}

    private final StaffMembers members;
    private final Teams teams;
    private final Passwords passwords;
    private final Access access;
    private final Announcements announcements;

    ChangeStaff(StaffMembers members, Teams teams, Passwords passwords, Access access, Announcements announcements) {
        this.members = members;
        this.teams = teams;
        this.passwords = passwords;
        this.access = access;
        this.announcements = announcements;
    }

    /**
     * Changes the member and announces it. A new password or a deactivation ends their sessions, a deactivation or the
     * loss of ownership their tokens, both at once and everywhere.
     *
     * @throws NotFound when there is no such member
     * @throws Conflict when the version is not the present one
     * @throws Invalid when it makes no sense, or nobody would be left who owns the workspace
     */
    @Transactional
    public StaffMember change(UUID id, Wish wish) {
        // Owners first, always: two who demote each other must not wait for each other, nor both succeed.
        boolean anotherOwner = members.lockAnotherOwner(id);
        var before = members.lock(id).orElseThrow(() -> new NotFound("staff member"));
        if (wish.version() != null && wish.version() != before.version()) {
            throw new Conflict("staff member", before);
        }
        var after = before.after(
                new StaffMember.Change(
                        wish.name() == null ? null : wish.name().strip(),
                        wish.email() == null ? null : InviteStaff.normalised(wish.email()),
                        wish.role(),
                        team(before, wish),
                        wish.active()),
                anotherOwner);
        try {
            members.update(after);
        } catch (DuplicateKeyException e) {
            throw InviteStaff.taken(e);
        }
        if (wish.password() != null) {
            passwords.check(wish.password());
            members.setPassword(id, passwords.hash(wish.password()));
        }
        if (wish.password() != null || !after.active()) {
            access.endSessions(id);
        }
        if (before.owns() && !after.owns()) {
            access.endTokens(id);
        }
        announcements.changed(after);
        return after;
    }

    private @Nullable Team team(StaffMember before, Wish wish) {
        if (wish.teamId() == null) {
            return before.team();
        }
        return wish.teamId()
                .map(id -> teams.find(id).orElseThrow(() -> new Invalid("teamId", "There is no such team.")))
                .orElse(null);
    }
}
