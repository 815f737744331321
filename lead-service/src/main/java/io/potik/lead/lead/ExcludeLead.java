package io.potik.lead.lead;

import io.potik.lead.audit.AuditTrail;
import io.potik.lead.contact.ContactPoints;
import io.potik.lead.exclusion.Exclusions;
import io.potik.lead.problem.Invalid;
import io.potik.lead.security.Caller;
import io.potik.lead.sql.Rows;
import io.potik.lead.timeline.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
     * @param expiresAt from when on they make leads again by themselves; null for never
     * @throws Invalid when that lies in the past
     * @throws ChangedMeanwhile when the lead is a deal
     * @throws io.potik.lead.problem.NotFound when the lead is not there, or not for who asks
     */
    @Transactional
    public void exclude(Caller caller, UUID id, @Nullable String note, @Nullable Instant expiresAt) {
        var at = Rows.now();
        if (expiresAt != null && !expiresAt.isAfter(at)) {
            throw new Invalid("expiresAt", "This is in the past.");
        }
        points.lockThoseOf(id);
        var lead = desk.take(caller.sees(), id);
        if (lead.outcome() == Outcome.WON) {
            throw new ChangedMeanwhile(id, "This lead became a deal; it cannot be excluded.");
        }
        points.close(id);
        exclusions.exclude(id, note, at, caller.staffId(), expiresAt);
        audit.lead("excluded", id);
        desk.delete(lead, Actor.staff(caller.staffId()), at);
    }
}
