package io.potik.gateway.staff;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Checks an e-mail address and a password. */
@Service
public class SignIn {

    private final StaffMembers members;
    private final Passwords passwords;

    SignIn(StaffMembers members, Passwords passwords) {
        this.members = members;
        this.passwords = passwords;
    }

    /** Whose they are, if they are right; takes equally long for an account that is not there or not active. */
    public Optional<UUID> check(String email, String password) {
        var account = members.account(normalised(email));
        if (account.isEmpty()) {
            passwords.waste(password);
            return Optional.empty();
        }
        return account.filter(found -> passwords.matches(password, found.passwordHash()))
                .map(StaffMembers.Account::id);
    }

    /** The form in which two spellings of one address are equal. */
    public static String normalised(String email) {
        return InviteStaff.normalised(email);
    }
}
