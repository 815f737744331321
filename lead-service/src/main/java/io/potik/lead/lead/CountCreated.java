package io.potik.lead.lead;

import io.potik.lead.source.SourceLeads;
import io.potik.lead.source.SourceLeads.Brought;
import java.util.ArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts the leads that sources bring, those of an import at their own time. */
@Component
class CountCreated {

    private final SourceLeads sources;

    CountCreated(SourceLeads sources) {
        this.sources = sources;
    }

    @EventListener
    void follow(LeadsChanged changed) {
        var brought = new ArrayList<Brought>();
        for (var event : changed.events()) {
            var source = event.lead().sourceId();
            if (event instanceof LeadEvent.Created && source != null) {
                brought.add(new Brought(source, event.lead().createdAt()));
            }
        }
        sources.count(brought);
    }
}
