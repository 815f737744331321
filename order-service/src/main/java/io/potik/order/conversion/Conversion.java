package io.potik.order.conversion;

import io.potik.order.conversion.ConvertedLead.Ordered;
import io.potik.order.order.Order;
import io.potik.order.order.Sale;
import io.potik.order.status.Status;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The two halves of one lead's order, whichever comes first. Each is of a version of the lead: what is older than what is known,
 * or was undone, changes nothing.
 */
final class Conversion {

    private final UUID leadId;
    private @Nullable UUID orderId;
    private @Nullable UUID chosenCustomer;
    private @Nullable Ordered ordered;
    private @Nullable UUID customerId;
    private long linkVersion;
    private long version;
    private long undoneVersion;
    private @Nullable Long linkLeadVersion;
    private boolean joins;
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
        this.version = state.version();
        this.undoneVersion = state.undoneVersion();
        this.linkLeadVersion = state.linkLeadVersion();
        this.joins = state.joins();
    }

    /** The lead was converted; the same order again changes nothing, another one begins anew. */
    void converted(ConvertedLead lead) {
        if (lead.version() < version || lead.version() < undoneVersion) {
            return;
        }
        if (!lead.orderId().equals(orderId)) {
            version = lead.version();
            joins = lead.joins();
            orderId = lead.orderId();
            chosenCustomer = lead.chosenCustomer();
            ordered = lead.ordered();
            made = false;
            changed = true;
        } else if (lead.version() > version) {
            // Asked for again, or joined again: what undoes the time before does not undo this.
            version = lead.version();
            changed = true;
        }
    }

    /**
     * The conversion was undone: what waits is waited for no more, and an answer to it comes too late.
     */
    void undone(UndoneLead lead) {
        if (lead.version() <= undoneVersion) {
            return;
        }
        undoneVersion = lead.version();
        changed = true;
        if (version < undoneVersion) {
            orderId = null;
            chosenCustomer = null;
            ordered = null;
            joins = false;
            made = false;
        }
    }

    /** Whether the conversion that stands is of this order. */
    boolean isOf(UUID order) {
        return order.equals(orderId);
    }

    /** The customer is known. */
    void linked(LinkedLead lead) {
        if (lead.version() > linkVersion || isNewerOfTheSame(lead)) {
            customerId = lead.customerId();
            linkVersion = lead.version();
            linkLeadVersion = lead.leadVersion();
            changed = true;
        }
    }

    /** The same customer, as the answer to something that the lead said later. */
    private boolean isNewerOfTheSame(LinkedLead lead) {
        Long told = lead.leadVersion();
        return lead.version() == linkVersion && told != null && (linkLeadVersion == null || told > linkLeadVersion);
    }

    /** Whether both halves are here and fit: an answer to an earlier conversion does not, nor one from before a choice. */
    boolean isReady() {
        return !made
                && ordered != null
                && customerId != null
                && (linkLeadVersion == null || linkLeadVersion >= version)
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

    /** The order that both halves say is there already; null if they make one, or one of them is missing. */
    @Nullable
    UUID joined() {
        return joins && isReady() ? orderId : null;
    }

    UUID customer() {
        return Objects.requireNonNull(customerId, "an answer");
    }

    /** The lead has joined its order. */
    Sale.Lead join() {
        Ordered half = Objects.requireNonNull(ordered, "a conversion");
        made = true;
        ordered = null;
        changed = true;
        return new Sale.Lead(leadId, half.leadNumber());
    }

    @Nullable
    Ordered ordered() {
        return ordered;
    }

    boolean isChanged() {
        return changed;
    }

    UUID leadId() {
        return leadId;
    }

    State state() {
        return new State(
                orderId,
                chosenCustomer,
                ordered,
                customerId,
                linkVersion,
                made,
                version,
                undoneVersion,
                linkLeadVersion,
                joins);
    }

    /** @param ordered null before the conversion came and after the order was made */
    record State(
            @Nullable UUID orderId,
            @Nullable UUID chosenCustomer,
            @Nullable Ordered ordered,
            @Nullable UUID customerId,
            long linkVersion,
            boolean made,
            long version,
            long undoneVersion,
            @Nullable Long linkLeadVersion,
            boolean joins) {

        /** Neither half. */
        static final State NOTHING = new State(null, null, null, null, 0, false, 0, 0, null, false);
    }
}
