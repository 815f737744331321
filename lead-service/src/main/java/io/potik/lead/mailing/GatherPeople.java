package io.potik.lead.mailing;

import io.potik.lead.mailing.MailedPeople.Person;
import io.potik.lead.staff.StaffNames;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in whom a mailing is for, and finds how each can be written to, so that it can be seen before it is started. */
@Service
public class GatherPeople {

    private final Mailings mailings;
    private final MailedPeople people;
    private final Routes routes;
    private final StaffNames staff;

    GatherPeople(Mailings mailings, MailedPeople people, Routes routes, StaffNames staff) {
        this.mailings = mailings;
        this.people = people;
        this.routes = routes;
        this.staff = staff;
    }

    /** Takes them in the caller's transaction; who is there already is not taken again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void all(List<MailingAsked> asked) {
        for (var part : asked) {
            mailings.add(part);
            var mailing = mailings.lock(part.mailingId()).orElseThrow();
            if (mailing.state() != Mailing.State.GATHERING) {
                continue;
            }
            var manager = staff.nameOf(part.by());
            people.add(
                    part.mailingId(),
                    routes.of(part.customerIds()).stream()
                            .map(route ->
                                    Person.waiting(route, route.whyNot(route.filled(part.text(), manager), Set.of())))
                            .toList());
            if (part.last()) {
                mailing.gathered();
                mailings.save(mailing);
            }
        }
    }
}
