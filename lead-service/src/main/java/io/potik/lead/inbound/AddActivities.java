package io.potik.lead.inbound;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.ContactPoints;
import io.potik.lead.contact.Known;
import io.potik.lead.lead.LeadBatch;
import io.potik.lead.lead.LeadBatches;
import io.potik.lead.timeline.Activities;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.StoredMessage;
import io.potik.outbox.Ids;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happened with a person and is no request, {@code inbound.activity-received.v1}: a call that somebody here made, most
 * of all. It stands on the person's open lead if there is one, and makes none.
 */
@Service
public class AddActivities {

    private final ContactPoints points;
    private final Activities activities;
    private final LeadBatches batches;

    AddActivities(ContactPoints points, Activities activities, LeadBatches batches) {
        this.points = points;
        this.activities = activities;
        this.batches = batches;
    }

    /** Takes one poll's activities in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void all(List<InboundRequest> happened) {
        if (happened.isEmpty()) {
            return;
        }
        var known = points.lock(
                happened.stream().flatMap(one -> one.points().stream()).toList());
        var messages = activities.messages(happened.stream()
                .map(InboundRequest::uniqueKey)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var stored = new HashMap<>(messages.stored());
        var leads = new LinkedHashMap<InboundRequest, UUID>();
        for (var one : happened) {
            var lead = leadOf(one, known, stored);
            var key = one.uniqueKey();
            if (lead != null && (key == null || !messages.retracted().contains(key))) {
                leads.put(one, lead);
            }
        }
        var batch = batches.begin(0, leads.values().stream().distinct().toList());
        leads.forEach((one, lead) -> add(one, lead, stored, batch));
        batches.write(batch);
    }

    private static @Nullable UUID leadOf(
            InboundRequest one, Map<ContactPoint, Known> known, Map<String, StoredMessage> stored) {
        var sender =
                one.points().stream().map(known::get).filter(Objects::nonNull).toList();
        if (sender.stream().anyMatch(Known::excluded)) {
            return null;
        }
        var key = one.uniqueKey();
        var before = key == null ? null : stored.get(key);
        if (before != null) {
            return before.lead();
        }
        return sender.stream()
                .map(Known::openLead)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(UUID::toString))
                .orElse(null);
    }

    private static void add(InboundRequest one, UUID lead, Map<String, StoredMessage> stored, LeadBatch batch) {
        var what = one.happening();
        var key = one.uniqueKey();
        var before = key == null ? null : stored.get(key);
        if (before != null) {
            var revised = before.with(one.saidAt(), what);
            if (!revised.equals(before)) {
                stored.put(Objects.requireNonNull(key), revised);
                batch.revise(revised);
                batch.tellNoted(lead, one.receivedAt(), revised.isCall() ? "call" : "message");
            }
            return;
        }
        var activity = new Activity(Ids.next(), lead, one.saidAt(), Actor.CHANNEL, what, key);
        if (key != null) {
            stored.put(key, new StoredMessage(activity.id(), lead, activity.at(), what));
        }
        if (one.request().call() == null) {
            batch.add(activity);
            batch.tellNoted(lead, one.receivedAt(), "message");
        } else {
            batch.called(activity, one.isAnsweredCall(), one.receivedAt());
        }
    }
}
