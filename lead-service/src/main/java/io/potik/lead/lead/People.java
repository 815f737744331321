package io.potik.lead.lead;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.Known;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is who among contact points: those of one lead, or of one customer, are one person's. */
final class People {

    private final Map<Object, Object> same = new LinkedHashMap<>();

    private People() {}

    /**
     * The contact points of each person, in the order in which they were given.
     *
     * @param points those to part
     * @param known what is known of each of them, and of others of the same people
     * @param of the contact points of leads, which are one person's each
     */
    static List<Set<ContactPoint>> of(
            Collection<ContactPoint> points,
            Map<ContactPoint, Known> known,
            Map<UUID, ? extends Collection<ContactPoint>> of) {
        var people = new People();
        known.forEach((point, it) -> {
            people.join(point, it.openLead());
            people.join(point, it.customer());
        });
        of.forEach((lead, theirs) -> theirs.forEach(point -> people.join(point, lead)));
        var parted = new LinkedHashMap<Object, Set<ContactPoint>>();
        points.forEach(point -> parted.computeIfAbsent(people.headOf(point), head -> new LinkedHashSet<>())
                .add(point));
        return new ArrayList<>(parted.values());
    }

    private void join(Object one, @Nullable Object other) {
        if (other != null) {
            same.put(headOf(one), headOf(other));
        }
    }

    /** Follows who is the same as whom to its end. */
    private Object headOf(Object one) {
        var head = one;
        for (var next = same.get(head); next != null && !next.equals(head); next = same.get(head)) {
            head = next;
        }
        return head;
    }
}
