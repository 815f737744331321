package io.potik.customer.customer;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the conversion of a lead, or an imported order, brought to a customer, so that undoing it takes back just that.
 *
 * @param made whether the customer came to be by it
 * @param linkedBefore to whom the lead was linked before, as a prospect; null for nobody
 * @param name that was filled in; null if it was not
 * @param managerId the same
 * @param companyBefore to which company the person belonged before; null for none
 * @param company to which they belong by it; null if that did not change
 * @param companyMade whether the company came to be by it
 * @param points contact points that became the customer's
 */
public record Brought(
        boolean made,
        @Nullable UUID linkedBefore,
        @Nullable String name,
        @Nullable UUID managerId,
        @Nullable UUID companyBefore,
        @Nullable UUID company,
        boolean companyMade,
        Set<Point> points) {

    /** A contact point without the way it was written. */
    public record Point(String kind, String value) {

        static Point of(ContactPoint point) {
            return new Point(point.kind(), point.value());
        }
    }

    /** What is different on the card from what it was, by an introduction. */
    public static Brought between(
            Card before,
            Card after,
            boolean made,
            @Nullable UUID linkedBefore,
            boolean companyMade,
            Set<ContactPoint> points) {
        boolean moved = !Objects.equals(before.company(), after.company());
        Set<Point> brought = new LinkedHashSet<>();
        points.forEach(point -> brought.add(Point.of(point)));
        return new Brought(
                made,
                linkedBefore,
                before.name() == null ? after.name() : null,
                before.managerId() == null || made ? after.managerId() : null,
                before.company() == null ? null : before.company().id(),
                moved && after.company() != null ? after.company().id() : null,
                companyMade,
                brought);
    }

    /** Both, when the same lead was converted again before it was heard that the first time was undone. */
    public Brought and(Brought later) {
        Set<Point> all = new HashSet<>(points);
        all.addAll(later.points);
        return new Brought(
                made || later.made,
                linkedBefore,
                name == null ? later.name : name,
                managerId == null ? later.managerId : managerId,
                company == null ? later.companyBefore : companyBefore,
                later.company == null ? company : later.company,
                companyMade || later.companyMade,
                all);
    }
}
