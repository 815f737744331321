package io.potik.lead.inbound;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.Known;
import io.potik.outbox.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides request after request, each by what is known of its sender and by what was decided before it. Of one poll; the
 * contact points are locked, so that nobody else decides about the same persons meanwhile.
 */
final class Decisions {

    private final Map<ContactPoint, Known> known;
    private final Map<String, UUID> leadOfMessage;
    private final Set<String> retracted;

    /**
     * @param known what is known of every contact point of the requests
     * @param leadOfMessage in which lead a message or a call is stored, by its key
     * @param retracted the keys of messages that were taken back before they came
     */
    Decisions(Map<ContactPoint, Known> known, Map<String, UUID> leadOfMessage, Set<String> retracted) {
        this.known = new HashMap<>(known);
        this.leadOfMessage = new HashMap<>(leadOfMessage);
        this.retracted = retracted;
    }

    List<Decision> all(List<InboundRequest> requests) {
        var decisions = new ArrayList<Decision>(requests.size());
        requests.forEach(request -> decisions.add(decide(request)));
        return decisions;
    }

    private Decision decide(InboundRequest request) {
        var points = request.points();
        if (points.isEmpty()) {
            return new Decision.Ignored();
        }
        var sender = points.stream().map(this::known).toList();
        if (sender.stream().anyMatch(Known::excluded)) {
            return new Decision.Excluded();
        }
        var key = request.uniqueKey();
        var stored = key == null ? null : leadOfMessage.get(key);
        if (key != null && stored != null) {
            return new Decision.Revises(stored, key);
        }
        if (key != null && retracted.contains(key)) {
            return new Decision.Retracted();
        }
        var decision = openOrAppend(sender);
        var lead = Objects.requireNonNull(decision.leadOrNull());
        points.forEach(point -> leadsTo(lead, point));
        if (key != null) {
            leadOfMessage.put(key, lead);
        }
        return decision;
    }

    private static Decision openOrAppend(List<Known> sender) {
        // A person with two open leads goes on with the older one; ids sort by age.
        var open =
                sender.stream().map(Known::openLead).filter(Objects::nonNull).min(Comparator.comparing(UUID::toString));
        if (open.isPresent()) {
            return new Decision.Appends(open.get());
        }
        return new Decision.Opens(Ids.next(), customer(sender));
    }

    private static @Nullable UUID customer(List<Known> sender) {
        return sender.stream()
                .map(Known::customer)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Known known(ContactPoint point) {
        return Objects.requireNonNull(known.get(point), "every contact point was locked");
    }

    private void leadsTo(UUID lead, ContactPoint point) {
        var before = known(point);
        if (before.openLead() == null) {
            known.put(point, new Known(lead, before.customer(), false));
        }
    }
}
