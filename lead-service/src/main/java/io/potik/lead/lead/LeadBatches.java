package io.potik.lead.lead;

import io.potik.lead.board.StageTotals;
import io.potik.lead.contact.ContactPoints;
import io.potik.lead.timeline.Activities;
import io.potik.lead.timeline.Talks;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens and writes batches: the number of statements does not depend on the number of leads. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class LeadBatches {

    private final LeadRows rows;
    private final ContactPoints points;
    private final Activities activities;
    private final Talks talks;
    private final Merges merges;
    private final StageTotals totals;
    private final LeadEvents events;

    LeadBatches(
            LeadRows rows,
            ContactPoints points,
            Activities activities,
            Talks talks,
            Merges merges,
            StageTotals totals,
            LeadEvents events) {
        this.rows = rows;
        this.points = points;
        this.activities = activities;
        this.talks = talks;
        this.merges = merges;
        this.totals = totals;
        this.events = events;
    }

    /**
     * Begins a batch. Lock the contact points of everybody concerned before.
     *
     * @param newLeads how many leads it will open
     * @param existing the leads to which it will add; they are locked now
     */
    public LeadBatch begin(int newLeads, Collection<UUID> existing) {
        var batch = new LeadBatch(rows.numbers(newLeads));
        if (!existing.isEmpty()) {
            batch.addTo(rows.lock(existing), talks.of(existing), rows.points(existing));
        }
        return batch;
    }

    /** Writes everything that the batch collected; the totals last, where transactions meet. */
    public void write(LeadBatch batch) {
        rows.insert(batch.created());
        rows.addPoints(batch.addedPoints());
        rows.index(batch.findable());
        points.open(batch.openPoints());
        points.belongTo(batch.customers());
        activities.add(batch.activities());
        activities.revise(batch.revisions());
        talks.save(batch.talks());
        merges.revise(batch.revisions());
        totals.change(List.of(), batch.created().stream().map(Lead::slot).toList());
        events.send(batch.events());
        events.ask(batch.conversions());
    }
}
