package io.potik.lead.mailing;

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

    RunMailing(Mailings mailings, MailedPeople people) {
        this.mailings = mailings;
        this.people = people;
    }

    /**
     * Sends it, or goes on after a pause.
     *
     * @throws NotFound when it is not there, or not for who asks
     * @throws Invalid when it cannot be started now
     */
    @Transactional
    Mailing start(Scope scope, UUID id) {
        return change(scope, id, Mailing::start);
    }

    /**
     * Writes to nobody new; what is under way goes out.
     *
     * @throws NotFound when it is not there, or not for who asks
     * @throws Invalid unless it is being sent
     */
    @Transactional
    Mailing pause(Scope scope, UUID id) {
        return change(scope, id, Mailing::pause);
    }

    /**
     * Writes to nobody any more.
     *
     * @throws NotFound when it is not there, or not for who asks
     * @throws Invalid when it is over already
     */
    @Transactional
    Mailing cancel(Scope scope, UUID id) {
        var mailing = change(scope, id, Mailing::cancel);
        people.leaveTheRest(id, "cancelled");
        return mailing;
    }

    private Mailing change(Scope scope, UUID id, Consumer<Mailing> how) {
        var mailing =
                mailings.lock(id).filter(found -> scope.sees(found.by())).orElseThrow(() -> new NotFound("mailing"));
        how.accept(mailing);
        mailings.save(mailing);
        return mailing;
    }
}
