package io.potik.customer.messaging;

import io.potik.customer.company.CompanyName;
import io.potik.customer.customer.ContactPoint;
import io.potik.customer.matching.Introduction;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of {@code lead.converted.v1} and {@code lead.kept.v1}. */
record LeadConversion(
        UUID leadId,
        UUID customerId,
        boolean customerKnown,
        @Nullable UUID managerId,
        @Nullable Person person,
        @Nullable NamedCompany company,
        Instant at) {

    static final String CONVERTED = "lead.converted.v1";
    static final String KEPT = "lead.kept.v1";

    record Person(@Nullable String name, @Nullable List<Point> contactPoints) {}

    record Point(String kind, String value, @Nullable String raw) {}

    record NamedCompany(@Nullable String name) {}

    /**
     * @param type of the event, and {@code version} that of the lead then
     * @throws NullPointerException if what the contract requires is missing
     */
    Introduction introduction(String type, long version) {
        return new Introduction(
                Introduction.By.LEAD,
                Objects.requireNonNull(leadId, "leadId"),
                Objects.requireNonNull(customerId, "customerId"),
                customerKnown,
                managerId,
                person == null ? null : person.name(),
                points(person),
                companyName(),
                Objects.requireNonNull(at, "at"),
                version,
                type.equals(CONVERTED));
    }

    /** The person's contact points, none if nothing is known of the person. */
    static List<ContactPoint> points(@Nullable Person person) {
        List<Point> points = person == null || person.contactPoints() == null ? List.of() : person.contactPoints();
        return points.stream()
                .map(point -> new ContactPoint(
                        Objects.requireNonNull(point.kind(), "kind"),
                        Objects.requireNonNull(point.value(), "value"),
                        clean(point.raw() == null ? point.value() : point.raw())))
                .toList();
    }

    private @Nullable CompanyName companyName() {
        String name = company == null || company.name() == null ? "" : clean(company.name());
        if (name.isBlank()) {
            return null;
        }
        return new CompanyName(name.length() <= CompanyName.LONGEST ? name : name.substring(0, CompanyName.LONGEST));
    }

    /** PostgreSQL stores every character but this one. */
    private static String clean(String text) {
        return text.replace("\0", "");
    }
}
