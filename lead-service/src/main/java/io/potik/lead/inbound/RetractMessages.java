package io.potik.lead.inbound;

import io.potik.lead.lead.LeadBatches;
import io.potik.lead.timeline.Activities;
import io.potik.lead.timeline.StoredMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes out of timelines what its author took back: only that there was something stays. */
@Service
public class RetractMessages {

    private final Activities activities;
    private final LeadBatches batches;

    RetractMessages(Activities activities, LeadBatches batches) {
        this.activities = activities;
        this.batches = batches;
    }

    private static List<UUID> leadsOf(Map<String, StoredMessage> stored) {
        return stored.values().stream().map(StoredMessage::lead).distinct().toList();
    }

    /** Takes one poll's retractions in the caller's transaction. One that comes before its message is remembered. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void all(List<MessageRetracted> retractions) {
        if (retractions.isEmpty()) {
            return;
        }
        var byKey = new LinkedHashMap<String, MessageRetracted>();
        retractions.forEach(one -> byKey.put(one.uniqueKey(), one));
        var leads = leadsOf(activities.messages(byKey.keySet()).stored());
        var batch = batches.begin(0, leads);
        // Once more, now that nobody else changes them.
        var stored = activities.messages(byKey.keySet()).stored();
        if (!leads.containsAll(leadsOf(stored))) {
            throw new ConcurrencyFailureException("A lead was merged meanwhile; the poll is taken again.");
        }
        stored.forEach((key, message) -> {
            var left = message.retracted();
            if (!left.equals(message)) {
                batch.revise(left);
                batch.tellNoted(
                        message.lead(),
                        Objects.requireNonNull(byKey.get(key)).at(),
                        message.isCall() ? "call" : "message");
            }
        });
        batches.write(batch);
        byKey.keySet().removeAll(stored.keySet());
        if (!byKey.isEmpty()) {
            activities.retractedBeforeTheyCame(byKey.keySet());
        }
    }
}
