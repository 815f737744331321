package io.potik.order.conversion;

import io.potik.order.order.Order;
import io.potik.order.order.Orders;
import io.potik.order.status.Status;
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

    OrderLeads(Conversions conversions, Orders orders, Statuses statuses) {
        this.conversions = conversions;
        this.orders = orders;
        this.statuses = statuses;
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

    private void makeOrders(Collection<Conversion> halves) {
        List<Conversion> ready = halves.stream().filter(Conversion::isReady).toList();
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
