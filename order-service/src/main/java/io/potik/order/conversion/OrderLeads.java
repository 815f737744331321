package io.potik.order.conversion;

import io.potik.order.customer.KnownCustomers;
import io.potik.order.order.JoinedLeads;
import io.potik.order.order.Order;
import io.potik.order.order.Orders;
import io.potik.order.status.Status;
import io.potik.order.status.Status.Kind;
import io.potik.order.status.Statuses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes exactly one order of a converted lead as soon as its customer is known, whichever is told first and however
 * often. Any number of leads is handled by a fixed handful of statements in the open transaction.
 */
@Service
public class OrderLeads {

    private final Conversions conversions;
    private final Orders orders;
    private final Statuses statuses;
    private final KnownCustomers customers;
    private final JoinedLeads joinedLeads;

    OrderLeads(
            Conversions conversions,
            Orders orders,
            Statuses statuses,
            KnownCustomers customers,
            JoinedLeads joinedLeads) {
        this.conversions = conversions;
        this.orders = orders;
        this.statuses = statuses;
        this.customers = customers;
        this.joinedLeads = joinedLeads;
    }

    /** Leads were converted with an order. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void converted(List<ConvertedLead> leads) {
        if (leads.isEmpty()) {
            return;
        }
        Map<UUID, Conversion> halves =
                conversions.lock(leads.stream().map(ConvertedLead::leadId).toList());
        leads.forEach(lead -> Objects.requireNonNull(halves.get(lead.leadId())).converted(lead));
        makeOrders(halves.values());
    }

    /** Leads were linked to their customers. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void linked(List<LinkedLead> leads) {
        if (leads.isEmpty()) {
            return;
        }
        Map<UUID, Conversion> halves =
                conversions.lock(leads.stream().map(LinkedLead::leadId).toList());
        leads.forEach(lead -> Objects.requireNonNull(halves.get(lead.leadId())).linked(lead));
        makeOrders(halves.values());
    }

    /**
     * A conversion was undone: its order is cancelled, or loses the lead if it was there before; one that is not made yet comes
     * to nothing. Told again it changes nothing; told before its conversion, that one makes no order.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void undone(UndoneLead lead) {
        Conversion conversion =
                Objects.requireNonNull(conversions.lock(List.of(lead.leadId())).get(lead.leadId()));
        conversion.undone(lead);
        conversions.save(List.of(conversion));
        UUID made = lead.orderId();
        if (made == null || conversion.isOf(made)) {
            return;
        }
        orders.lock(made).ifPresent(order -> {
            if (lead.joined()) {
                joinedLeads
                        .find(order.id(), lead.leadId())
                        .ifPresent(one -> order.leftBy(one, lead.at(), lead.actor()));
            } else {
                order.takeBack(statuses.all().first(Kind.CANCELLED), lead.at(), lead.actor());
            }
            orders.save(order);
        });
    }

    /** Leads join orders that are there already; one whose order is not open any more, or somebody else's, waits. */
    private void join(Collection<Conversion> halves) {
        for (Conversion conversion : halves) {
            UUID wanted = conversion.joined();
            if (wanted == null) {
                continue;
            }
            ConvertedLead.Ordered half = Objects.requireNonNull(conversion.ordered());
            orders.lock(wanted)
                    .filter(order -> order.status().kind() == Kind.OPEN
                            && customers.areOne(order.customerId(), conversion.customer()))
                    .ifPresent(order -> {
                        order.joinedBy(conversion.join(), half.at(), half.actor());
                        orders.save(order);
                    });
        }
    }

    private void makeOrders(Collection<Conversion> halves) {
        join(halves);
        List<Conversion> ready = halves.stream()
                .filter(half -> half.isReady() && half.joined() == null)
                .toList();
        if (!ready.isEmpty()) {
            Iterator<Long> numbers = orders.numbers(ready.size()).iterator();
            Status first = statuses.all().first();
            List<Order> made = new ArrayList<>();
            ready.forEach(conversion -> made.add(conversion.make(numbers.next(), first)));
            orders.add(made);
        }
        conversions.save(halves.stream().filter(Conversion::isChanged).toList());
    }
}
