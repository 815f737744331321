package io.potik.gateway.live;

import io.potik.gateway.staff.AccessEnded;
import io.potik.gateway.staff.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Who has which card open, in the memory of this instance: browsers that came to another one are not known here. A
 * browser says it again while the card is open; one that is silent has gone.
 */
@Component
class Presence {

    static final String TYPE = "lead.presence.v1";

    private static final int MOST_OF_ONE = 10;

    /** Somebody and what they do: open or writing. */
    record Person(UUID id, String name, String doing) {}

    /** A card that people have open. */
    record OpenLead(UUID leadId, List<Person> people) {}

    /** @param manager whose lead it was when it was last looked up; whoever may see that one's is told */
    record Entry(Person person, @Nullable UUID manager, Instant lookedUp, Instant said) {}

    private record Place(UUID lead, UUID staff) {}

    private final Changes changes;
    private final Duration patience;
    private final Map<Place, Entry> entries = new LinkedHashMap<>();

    Presence(Changes changes, LiveProperties properties) {
        this.changes = changes;
        this.patience = properties.presence();
    }

    /** What is known of somebody at a card, or null. */
    synchronized @Nullable Entry of(UUID lead, UUID staff) {
        return entries.get(new Place(lead, staff));
    }

    /** Somebody has the card open, or still has; others are told when that is news. */
    synchronized void open(UUID lead, Entry entry) {
        var place = new Place(lead, entry.person().id());
        var before = entries.remove(place); // so that the order is by who spoke last
        entries.put(place, entry);
        if (before == null) {
            keepWithinBounds(place.staff());
        }
        if (before == null || !before.person().equals(entry.person())) {
            tell(lead, entry.manager());
        }
    }

    /** Somebody closed the card. */
    synchronized void close(UUID lead, UUID staff) {
        leave(new Place(lead, staff));
    }

    /** The cards that others or oneself have open, of those that the caller may see. */
    synchronized List<OpenLead> visibleTo(Caller caller) {
        return entries.entrySet().stream()
                .filter(entry -> caller.sees().row(entry.getValue().manager()))
                .map(entry -> entry.getKey().lead())
                .distinct()
                .map(lead -> new OpenLead(lead, people(lead)))
                .toList();
    }

    /** Forgets who has been silent for too long. */
    synchronized void forgetSilent(Instant now) {
        entries.entrySet().stream()
                .filter(entry -> entry.getValue().said().plus(patience).isBefore(now))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::leave);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    synchronized void accessEnded(AccessEnded event) {
        entries.keySet().stream()
                .filter(place -> place.staff().equals(event.staffId()))
                .toList()
                .forEach(this::leave);
    }

    private void keepWithinBounds(UUID staff) {
        var theirs = entries.keySet().stream()
                .filter(place -> place.staff().equals(staff))
                .toList();
        if (theirs.size() > MOST_OF_ONE) {
            leave(theirs.getFirst());
        }
    }

    private void leave(Place place) {
        var gone = entries.remove(place);
        if (gone != null) {
            tell(place.lead(), gone.manager());
        }
    }

    private void tell(UUID lead, @Nullable UUID manager) {
        changes.add(Change.of(TYPE, lead, manager, people(lead)));
    }

    private List<Person> people(UUID lead) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().lead().equals(lead))
                .map(entry -> entry.getValue().person())
                .sorted(Comparator.comparing(Person::name).thenComparing(Person::id))
                .toList();
    }
}
