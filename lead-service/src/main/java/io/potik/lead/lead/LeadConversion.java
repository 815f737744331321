package io.potik.lead.lead;

import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.money.Money;
import io.potik.lead.timeline.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What {@code lead.conversions} asks of customer-service and order-service. A repeat carries the same ids. */
sealed interface LeadConversion {

    UUID leadId();

    Instant at();

    /** Of the lead, when it ended. */
    long version();

    default String type() {
        return switch (this) {
            case Converted conversion -> "lead.converted.v1";
            case Kept keep -> "lead.kept.v1";
        };
    }

    /**
     * The lead became a deal: make what is not there yet.
     *
     * @param customerKnown whether customer-service told of this customer before
     * @param orderId null when there is nothing to order
     */
    record Converted(
            UUID leadId,
            long version,
            long leadNumber,
            boolean first,
            Instant at,
            Actor actor,
            @Nullable UUID managerId,
            @Nullable UUID sourceId,
            UUID customerId,
            boolean customerKnown,
            @Nullable UUID orderId,
            Person person,
            @Nullable Company company,
            @Nullable Order order)
            implements LeadConversion {}

    /** The lead became no deal: keep the person as a prospect. */
    record Kept(
            UUID leadId,
            long version,
            long leadNumber,
            Instant at,
            Actor actor,
            @Nullable UUID managerId,
            @Nullable UUID sourceId,
            UUID customerId,
            boolean customerKnown,
            Person person)
            implements LeadConversion {}

    /** Who it is, as far as the lead knows. */
    record Person(@Nullable String name, List<GivenContactPoint> contactPoints) {}

    /** The company the person belongs to. */
    record Company(String name) {}

    /** What was sold. */
    record Order(List<Line> lines, String currency, Money sum) {}
}
