package io.potik.gateway.staff;

import io.potik.gateway.problem.Invalid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody must be there who can invite the others: makes an owner at the very first start. */
@Component
class FirstOwner implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstOwner.class);

    private final OwnerProperties owner;
    private final StaffMembers members;
    private final InviteStaff invite;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    FirstOwner(
            OwnerProperties owner,
            StaffMembers members,
            InviteStaff invite,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.owner = owner;
        this.members = members;
        this.invite = invite;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transaction.executeWithoutResult(open -> {
            // Several instances may start at once on an empty database.
            jdbc.sql("lock table staff in share row exclusive mode").update();
            if (members.isEmpty()) {
                make();
            }
        });
    }

    private void make() {
        var given = owner.password().isBlank() ? null : owner.password();
        InviteStaff.Invited invited;
        try {
            invited = invite.invite(owner.name(), owner.email(), Role.OWNER, null, given);
        } catch (Invalid e) {
            throw new IllegalStateException("POTIK_OWNER_EMAIL, POTIK_OWNER_PASSWORD: " + e.getMessage(), e);
        }
        if (invited.generatedPassword() == null) {
            log.info("The first owner is {}.", owner.email());
        } else {
            log.warn(
                    "The first owner is {}, the password {} (shown this once; change it after signing in).",
                    owner.email(),
                    invited.generatedPassword());
        }
    }
}
