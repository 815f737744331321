package io.potik.lead.lead;

import io.potik.lead.audit.AuditTrail;
import io.potik.lead.contact.ContactPoints;
import io.potik.lead.exclusion.Exclusions;
import io.potik.lead.exclusion.Grounds;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.security.Caller;
import io.potik.lead.sql.Rows;
import io.potik.lead.timeline.Actor;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deletes a lead that was none, and makes nothing more of what its contact points send. */
@Service
public class ExcludeLead {

    private final Desk desk;
    private final ContactPoints points;
    private final Exclusions exclusions;
    private final AuditTrail audit;

    ExcludeLead(Desk desk, ContactPoints points, Exclusions exclusions, AuditTrail audit) {
        this.desk = desk;
        this.points = points;
        this.exclusions = exclusions;
        this.audit = audit;
    }

    /**
     * Deletes the lead with its timeline and excludes its contact points.
     *
     * @throws ChangedMeanwhile when the lead is a deal, or has another version
     * @throws io.potik.lead.problem.NotFound when the lead is not there, or not for who asks
     */
    @Transactional
    public void exclude(Caller caller, UUID id, Grounds grounds, ExpectedVersion expected) {
        var at = Rows.now();
        points.lockThoseOf(id);
        var lead = desk.take(caller.sees(), id, expected);
        if (lead.outcome() == Outcome.WON) {
            throw new ChangedMeanwhile(id, "This lead became a deal; it cannot be excluded.");
        }
        points.close(id);
        exclusions.exclude(points.ofLead(id), grounds, at, caller.staffId());
        audit.lead("excluded", id);
        desk.delete(List.of(lead), Actor.staff(caller.staffId()), at);
    }
}
