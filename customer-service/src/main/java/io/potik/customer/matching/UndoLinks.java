package io.potik.customer.matching;

import io.potik.customer.company.Companies;
import io.potik.customer.customer.Brought;
import io.potik.customer.customer.ContactPoint;
import io.potik.customer.customer.Customer;
import io.potik.customer.customer.Customers;
import io.potik.customer.customer.RemovedCustomers;
import io.potik.customer.matching.Links.Link;
import io.potik.customer.matching.Links.Undone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back what the conversion of a lead, or an imported order, brought. A customer who came to be by it, and of whom
 * nothing else is known, is removed with the company that came along; one who was there before is as before.
 */
@Service
public class UndoLinks {

    /** An order has no versions by which it introduces anybody. */
    private static final long NEVER_TOLD_ANEW = 1;

    private final ContactPoints contactPoints;
    private final Customers customers;
    private final RemovedCustomers removedCustomers;
    private final Companies companies;
    private final Links links;
    private final RepeatLinks repeatLinks;

    UndoLinks(
            ContactPoints contactPoints,
            Customers customers,
            RemovedCustomers removedCustomers,
            Companies companies,
            Links links,
            RepeatLinks repeatLinks) {
        this.contactPoints = contactPoints;
        this.customers = customers;
        this.removedCustomers = removedCustomers;
        this.companies = companies;
        this.links = links;
        this.repeatLinks = repeatLinks;
    }

    /**
     * Undoes the conversion in the open transaction. Told again it changes nothing; told before its conversion, that one
     * comes to nothing; told after a later conversion of the lead, it leaves that one alone.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void undo(UndoneConversion undone) {
        if (!links.undo(undone.leadId(), undone.version())) {
            return;
        }
        Link link = links.of(List.of(undone.leadId())).get(undone.leadId());
        // It may have become a customer before there was a way back.
        if (link != null && link.brought() != null && link.leadVersion() < undone.version()) {
            Link told = link.toldAgain();
            takeBack(told, undone.orderId(), undone.customerStays(), undone.at());
            repeatLinks.withoutName(told, true, undone.at());
        }
    }

    /**
     * Undoes imported orders in the open transaction. Told again it changes nothing. Of several orders by which somebody came
     * the last one takes them along.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void undoOrders(List<UndoneOrder> orders) {
        List<UndoneOrder> undone = orders.stream()
                .filter(one -> links.undo(one.orderId(), NEVER_TOLD_ANEW))
                .toList();
        if (undone.isEmpty()) {
            return;
        }
        // All of them before the first is taken back: who links people meanwhile locks in this sequence.
        Set<UUID> buyers = links.of(undone.stream().map(UndoneOrder::orderId).toList()).values().stream()
                .map(Link::customer)
                .collect(Collectors.toSet());
        contactPoints.lockThoseOf(buyers);
        customers.lock(buyers);
        for (UndoneOrder one : undone) {
            Link link = links.of(List.of(one.orderId())).get(one.orderId());
            Brought brought = link == null ? null : link.brought();
            if (link != null && brought != null) {
                Link told = link.toldAgain();
                takeBack(told, one.orderId(), false, one.at());
                if (brought.made()) {
                    links.handOver(link.customer(), brought);
                }
                repeatLinks.withoutName(told, false, one.at());
            }
        }
    }

    /**
     * What these leads are linked to is taken back where a person has chosen somebody else since.
     *
     * @return what is known of those that were taken back
     */
    Map<UUID, Undone> makeRoom(List<Introduction> introductions) {
        List<Introduction> choices = introductions.stream()
                .filter(one -> one.undoable() && one.customerKnown())
                .toList();
        if (choices.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Link> before =
                links.of(choices.stream().map(Introduction::byId).toList());
        List<UUID> moved = new ArrayList<>();
        for (Introduction introduction : choices) {
            Link link = before.get(introduction.byId());
            if (link != null
                    && link.brought() != null
                    && introduction.leadVersion() > link.leadVersion()
                    && !introduction.customerId().equals(link.customer())) {
                links.undo(link.by(), introduction.leadVersion());
                takeBack(link, null, false, introduction.at());
                moved.add(link.by());
            }
        }
        return moved.isEmpty() ? Map.of() : links.undone(moved);
    }

    private void takeBack(Link link, @Nullable UUID order, boolean customerStays, Instant at) {
        Brought brought = Objects.requireNonNull(link.brought());
        contactPoints.lockThoseOf(link.customer());
        Map<UUID, Customer> known = customers.lock(List.of(link.customer()));
        Customer customer = Objects.requireNonNull(known.get(link.customer()));
        links.answeredUpTo(link);
        links.remove(link);
        if (!customerStays && customer.isJust(brought) && !removedCustomers.hasMore(customer.id(), link.by(), order)) {
            removedCustomers.add(customer, at);
        } else if (!brought.made()) {
            Customer person = Objects.requireNonNull(known.get(customer.person()));
            person.giveBack(brought, companies.withId(brought.companyBefore()), at);
            for (ContactPoint point : customer.stillReachedBy(brought)) {
                contactPoints.release(point.kind(), point.value());
                customer.reachedNoMoreBy(point, at);
            }
            customers.save(known.values());
        }
        if (brought.linkedBefore() != null) {
            links.restore(link, brought.linkedBefore());
        }
        if (brought.companyMade() && brought.company() != null) {
            companies.removeUnused(brought.company());
        }
    }
}
