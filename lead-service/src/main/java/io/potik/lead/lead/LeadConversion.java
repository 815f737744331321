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
            case Undone undone -> "lead.conversion-undone.v1";
        };
    }

    /**
     * The lead became a deal: make what is not there yet.
     *
     * @param customerKnown whether customer-service told of this customer before, or a person said that it is a new one: nobody
     *     else is linked
     * @param orderId null when there is nothing to order
     * @param joinsOrder whether the order is there already, and the lead joins it
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
            @Nullable Order order,
            boolean joinsOrder)
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

    /**
     * It is no deal any more: take back what was made of it.
     *
     * @param orderId null when nothing was ordered
     * @param joinsOrder whether the order was there before, and only loses the lead
     * @param customerStays whether other leads are of that customer
     */
    record Undone(
            UUID leadId,
            long version,
            Instant at,
            Actor actor,
            UUID customerId,
            @Nullable UUID orderId,
            boolean joinsOrder,
            boolean customerStays)
            implements LeadConversion {}

    /** Who it is, as far as the lead knows. */
    record Person(@Nullable String name, List<GivenContactPoint> contactPoints) {}

    /** The company the person belongs to. */
    record Company(String name) {}

    /** What was sold. */
    record Order(List<Line> lines, String currency, Money sum) {}
}
