package io.potik.lead.mailing;

import io.potik.lead.audit.AuditTrail;
import io.potik.lead.problem.Invalid;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Scope;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody starts, pauses or ends a mailing; each call is a transaction of its own. */
@Service
class RunMailing {

    private final Mailings mailings;
    private final MailedPeople people;
    private final AuditTrail audit;

    RunMailing(Mailings mailings, MailedPeople people, AuditTrail audit) {
        this.mailings = mailings;
        this.people = people;
        this.audit = audit;
    }

    /**
     * Sends it, or goes on after a pause.
     *
     * @throws NotFound when it is not there, or not for who asks
     * @throws Invalid when it cannot be started now
     */
    @Transactional
    Mailing start(Scope scope, UUID id) {
        return change(scope, id, Mailing::start, "mailing.started");
    }

    /**
     * Writes to nobody new; what is under way goes out.
     *
     * @throws NotFound when it is not there, or not for who asks
     * @throws Invalid unless it is being sent
     */
    @Transactional
    Mailing pause(Scope scope, UUID id) {
        return change(scope, id, Mailing::pause, "mailing.paused");
    }

    /**
     * Writes to nobody any more.
     *
     * @throws NotFound when it is not there, or not for who asks
     * @throws Invalid when it is over already
     */
    @Transactional
    Mailing cancel(Scope scope, UUID id) {
        var mailing = change(scope, id, Mailing::cancel, "mailing.cancelled");
        people.leaveTheRest(id, "cancelled");
        return mailing;
    }

    private Mailing change(Scope scope, UUID id, Consumer<Mailing> how, String asTold) {
        var mailing =
                mailings.lock(id).filter(found -> scope.sees(found.by())).orElseThrow(() -> new NotFound("mailing"));
        var before = mailing.state();
        how.accept(mailing);
        if (mailing.state() != before) {
            mailings.save(mailing);
            // Without the segment's name, which may be a person's.
            audit.settings(asTold, id, null);
        }
        return mailing;
    }
}
