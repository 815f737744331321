package io.potik.order.order;

import io.potik.order.order.OrderChange.Detail;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What happened to an order since it was loaded or made: what is to be stored of it and told. */
final class OrderNews {

    private final List<OrderHappened> events = new ArrayList<>();
    private final List<OrderChange> changes = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();
    private final List<Sale.Lead> joined = new ArrayList<>();
    private final List<UUID> left = new ArrayList<>();
    private boolean made;
    private boolean revised;
    private boolean takenBack;

    /** Something that has no more to it than an event and a line of the history. */
    void add(OrderHappened event, String what, Detail detail) {
        events.add(event);
        changes.add(new OrderChange(event.order().version(), event.at(), event.actor(), what, detail));
    }

    void made(OrderHappened event, Money sum) {
        made = true;
        add(event, OrderChange.CREATED, Detail.created(sum));
    }

    void revised(OrderHappened event, Sale before, Sale now) {
        revised = true;
        add(event, OrderChange.LINES_CHANGED, Detail.revised(before, now));
    }

    void paid(OrderHappened event, Payment payment) {
        payments.add(payment);
        boolean back = payment.amount().isNegative();
        Money amount = back ? payment.amount().negated() : payment.amount();
        add(event, back ? OrderChange.REFUNDED : OrderChange.PAID, Detail.paid(amount, payment.note()));
    }

    void joined(OrderHappened event, Sale.Lead lead) {
        joined.add(lead);
        add(event, OrderChange.LEAD_JOINED, Detail.ofLead(lead));
    }

    void left(OrderHappened event, Sale.Lead lead) {
        left.add(lead.id());
        add(event, OrderChange.LEAD_LEFT, Detail.ofLead(lead));
    }

    /** One that was cancelled before is told nothing new by it. */
    void takenBack() {
        takenBack = true;
    }

    boolean isEmpty() {
        return events.isEmpty() && !takenBack;
    }

    List<OrderHappened> events() {
        return events;
    }

    /** The same for its history. */
    List<OrderChange> changes() {
        return changes;
    }

    List<Payment> payments() {
        return payments;
    }

    /** The leads that joined it. */
    List<Sale.Lead> joined() {
        return joined;
    }

    /** Those that left it. */
    List<UUID> left() {
        return left;
    }

    /** Whether it has other lines than when it was loaded. */
    boolean isRevised() {
        return revised;
    }

    /** Whether what it sells was not told before. */
    boolean hasNewGoods() {
        return made || revised;
    }
}
