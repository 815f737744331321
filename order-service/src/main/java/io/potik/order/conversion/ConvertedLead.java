package io.potik.order.conversion;

import io.potik.order.order.Actor;
import io.potik.order.order.Line;
import io.potik.order.order.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one half: a lead that was converted with an order.
 *
 * @param version of the lead; what an older one says changes nothing any more
 * @param joins whether the order is there already, and the lead joins it
 * @param chosenCustomer the customer that was known or chosen by a person; null if customer-service finds or makes one
 */
public record ConvertedLead(
        UUID leadId,
        long version,
        UUID orderId,
        boolean joins,
        @Nullable UUID chosenCustomer,
        Ordered ordered) {

    /** What is ordered; kept until the customer is known. */
    public record Ordered(
            long leadNumber,
            @Nullable UUID managerId,
            @Nullable UUID sourceId,
            List<Line> lines,
            Money sum,
            Instant at,
            Actor actor) {}
}
