package io.potik.gateway.staff;

import io.potik.gateway.problem.Invalid;
import io.potik.outbox.Ids;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives somebody an account. */
@Service
public class InviteStaff {

    private final StaffMembers members;
    private final Teams teams;
    private final Passwords passwords;
    private final Announcements announcements;

    InviteStaff(StaffMembers members, Teams teams, Passwords passwords, Announcements announcements) {
        this.members = members;
        this.teams = teams;
        this.passwords = passwords;
        this.announcements = announcements;
    }

    /**
     * The new member.
     *
     * @param generatedPassword what was made because none was given; not stored, shown once
     */
    public record Invited(StaffMember member, @Nullable String generatedPassword) {}

    /**
     * Makes an account that may sign in at once, and announces it.
     *
     * @throws Invalid when the e-mail is taken, the team is not there, or the password too weak
     */
    @Transactional
    public Invited invite(String name, String email, Role role, @Nullable UUID teamId, @Nullable String password) {
        if (password != null) {
            passwords.check(password);
        }
        var team = teamId == null
                ? null
                : teams.find(teamId).orElseThrow(() -> new Invalid("teamId", "There is no such team."));
        var secret = password == null ? passwords.generate() : password;
        var member = new StaffMember(Ids.next(), name.strip(), normalised(email), role, team, true, 1);
        try {
            members.add(member, passwords.hash(secret));
        } catch (DuplicateKeyException e) {
            throw taken(e);
        }
        announcements.changed(member);
        return new Invited(member, password == null ? secret : null);
    }

    static String normalised(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    static Invalid taken(DuplicateKeyException cause) {
        var problem = new Invalid("email", "Somebody here has this e-mail address already.");
        problem.initCause(cause);
        return problem;
    }
}
