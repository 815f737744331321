package io.potik.lead.lead;

import io.potik.lead.contact.ContactPoints;
import io.potik.lead.sql.Rows;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.Happening;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Shows on the card what other services made of its end: its customer, its order. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class LinkLead {

    private final Desk desk;
    private final ContactPoints points;

    LinkLead(Desk desk, ContactPoints points) {
        this.desk = desk;
        this.points = points;
    }

    /**
     * customer-service linked the person to a customer, perhaps another one than was promised: its word counts, for what
     * the contact points send later too. A lead that is gone, or whose conversion was undone, is left alone.
     *
     * @param company the company the customer belongs to, or null
     * @param version of the lead that was answered; null if that was not told
     */
    public void customer(UUID id, UUID customer, @Nullable UUID company, @Nullable Long version) {
        points.lockThoseOf(id);
        desk.find(id).filter(lead -> !lead.isUndone(version)).ifPresent(lead -> {
            points.belongTo(customer, id);
            if (!customer.equals(lead.customerId())) {
                link(lead, card -> card.linkCustomer(customer, company));
            }
        });
    }

    /** order-service made the order, or the lead joined it. A lead that is gone, or has its order already, is left alone. */
    public void order(UUID id, UUID order, long number) {
        desk.find(id)
                .filter(lead -> lead.awaits(order))
                .ifPresent(lead -> link(lead, card -> card.linkOrder(order, number)));
    }

    private void link(Lead lead, Consumer<Lead> change) {
        boolean before = lead.isComplete();
        change.accept(lead);
        if (before || !lead.isComplete()) {
            desk.put(lead, List.of(), List.of());
            return;
        }
        var at = Rows.now();
        var customer = Objects.requireNonNull(lead.customerId());
        var order = lead.orderId();
        desk.put(
                lead,
                List.of(Activity.of(lead.id(), at, Actor.SYSTEM, new Happening.Linked(customer, order))),
                List.of(snapshot -> new LeadEvent.Linked(snapshot, at, Actor.SYSTEM, customer, order)));
    }
}
