package io.potik.order.conversion;

import io.potik.order.conversion.ConvertedLead.Ordered;
import io.potik.order.order.Order;
import io.potik.order.order.Sale;
import io.potik.order.status.Status;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The two halves of one lead's order, whichever comes first. */
final class Conversion {

    private final UUID leadId;
    private @Nullable UUID orderId;
    private @Nullable UUID chosenCustomer;
    private @Nullable Ordered ordered;
    private @Nullable UUID customerId;
    private long linkVersion;
    private boolean made;
    private boolean changed;

    Conversion(UUID leadId, State state) {
        this.leadId = leadId;
        this.orderId = state.orderId();
        this.chosenCustomer = state.chosenCustomer();
        this.ordered = state.ordered();
        this.customerId = state.customerId();
        this.linkVersion = state.linkVersion();
        this.made = state.made();
    }

    /** The lead was converted; the same order again changes nothing, another one begins anew. */
    void converted(ConvertedLead lead) {
        if (!lead.orderId().equals(orderId)) {
            orderId = lead.orderId();
            chosenCustomer = lead.chosenCustomer();
            ordered = lead.ordered();
            made = false;
            changed = true;
        }
    }

    /** The customer is known. */
    void linked(LinkedLead lead) {
        if (lead.version() > linkVersion) {
            customerId = lead.customerId();
            linkVersion = lead.version();
            changed = true;
        }
    }

    /** Whether both halves are here and fit: an answer from before the choice of another customer does not. */
    boolean isReady() {
        return !made
                && ordered != null
                && customerId != null
                && (chosenCustomer == null || chosenCustomer.equals(customerId));
    }

    /** The order of both halves, which is thereby made and begins where orders begin. */
    Order make(long number, Status first) {
        Ordered half = ordered;
        if (!isReady() || half == null || orderId == null || customerId == null) {
            throw new IllegalStateException("a half of the conversion of lead " + leadId + " is missing");
        }
        Sale sale = new Sale(
                customerId,
                new Sale.Lead(leadId, half.leadNumber()),
                half.managerId(),
                half.sourceId(),
                half.lines(),
                half.sum());
        made = true;
        ordered = null;
        return Order.made(orderId, number, sale, first, half.at(), half.actor());
    }

    boolean isChanged() {
        return changed;
    }

    UUID leadId() {
        return leadId;
    }

    State state() {
        return new State(orderId, chosenCustomer, ordered, customerId, linkVersion, made);
    }

    /** @param ordered null before the conversion came and after the order was made */
    record State(
            @Nullable UUID orderId,
            @Nullable UUID chosenCustomer,
            @Nullable Ordered ordered,
            @Nullable UUID customerId,
            long linkVersion,
            boolean made) {

        /** Neither half. */
        static final State NOTHING = new State(null, null, null, null, 0, false);
    }
}
