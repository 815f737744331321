package io.potik.lead.lead;

import io.potik.lead.audit.AuditTrail;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Scope;
import io.potik.lead.timeline.Activities;
import io.potik.lead.timeline.Activity;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** For what stands beside a card and is changed with the lead locked: its version stays, so nobody's card gets stale. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class BesideCard {

    private final Desk desk;
    private final Activities activities;
    private final AuditTrail audit;
    private final ApplicationEventPublisher here;

    BesideCard(Desk desk, Activities activities, AuditTrail audit, ApplicationEventPublisher here) {
        this.desk = desk;
        this.activities = activities;
        this.audit = audit;
        this.here = here;
    }

    /**
     * The lead, locked until the transaction ends.
     *
     * @throws NotFound when it is not there, or not for who asks
     */
    public LeadSnapshot take(Scope scope, UUID id) {
        var lead = desk.take(scope, id);
        return LeadSnapshot.of(lead, desk.pipelineOf(lead));
    }

    /** Adds to the timeline of a lead that was {@link #take taken}. */
    public void happened(Activity activity) {
        activities.add(List.of(activity));
        audit.leads(List.of(activity));
        here.publishEvent(new LeadTouched(activity.lead(), activity.at()));
    }
}
