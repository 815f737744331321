package io.potik.analytics.projection;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the histories of leads. */
@Component
public class LeadProjection {

    private final LeadStore store;

    LeadProjection(LeadStore store) {
        this.store = store;
    }

    /**
     * Applies events, those of one lead in their order. Needs an open transaction. However many they are, the statements
     * are a dozen. An event older than what is known of its lead changes nothing; one that was applied before must not
     * come again.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void apply(List<LeadEvent> events) {
        var changes = store.changes();
        var leads = events.stream().map(event -> event.lead().id()).distinct().toList();
        var histories = store.load(leads, changes);
        for (var event : events) {
            histories
                    .computeIfAbsent(event.lead().id(), unknown -> new LeadHistory(changes))
                    .apply(event);
        }
        store.save(changes);
    }
}
