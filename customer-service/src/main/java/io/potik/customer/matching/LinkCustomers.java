package io.potik.customer.matching;

import io.potik.customer.company.Companies;
import io.potik.customer.company.Companies.Named;
import io.potik.customer.customer.ContactPoint;
import io.potik.customer.customer.Customer;
import io.potik.customer.customer.Customers;
import io.potik.customer.customer.RemovedCustomers;
import io.potik.customer.matching.Links.Link;
import io.potik.customer.matching.Links.Undone;
import io.potik.outbox.Outbox;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds or makes the customer of leads that were converted or kept and of orders in shops, and answers each with who it is.
 */
@Service
public class LinkCustomers {

    private final ContactPoints contactPoints;
    private final Customers customers;
    private final RemovedCustomers removedCustomers;
    private final Companies companies;
    private final Links links;
    private final UndoLinks undoLinks;
    private final Outbox outbox;
    private final JsonMapper json;

    LinkCustomers(
            ContactPoints contactPoints,
            Customers customers,
            RemovedCustomers removedCustomers,
            Companies companies,
            Links links,
            UndoLinks undoLinks,
            Outbox outbox,
            JsonMapper json) {
        this.contactPoints = contactPoints;
        this.customers = customers;
        this.removedCustomers = removedCustomers;
        this.companies = companies;
        this.links = links;
        this.undoLinks = undoLinks;
        this.outbox = outbox;
        this.json = json;
    }

    /**
     * Links leads and orders in their order by a fixed handful of statements, in the open transaction. The same one again
     * is answered with the same customer; two of one person at once, here or in another transaction, get one. A conversion
     * that was undone since is not answered, and of who was forgotten nothing is learned.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void link(List<Introduction> all) {
        if (all.isEmpty()) {
            return;
        }
        Map<UUID, Undone> undone =
                links.undone(all.stream().map(Introduction::byId).toList());
        List<Introduction> standing =
                all.stream().filter(one -> !isUndone(one, undone)).toList();
        if (standing.isEmpty()) {
            return;
        }
        undone.putAll(undoLinks.makeRoom(standing));
        Map<ContactPoint, UUID> claimants = new LinkedHashMap<>();
        Set<UUID> introducing = new HashSet<>();
        for (Introduction introduction : standing) {
            introduction.contactPoints().forEach(point -> claimants.putIfAbsent(point, introduction.customerId()));
            introducing.add(introduction.byId());
        }
        Map<ContactPoint, UUID> owners = contactPoints.claim(claimants);
        Set<ContactPoint> claimed = new HashSet<>(claimants.keySet());
        claimed.removeAll(owners.keySet());
        Map<UUID, Link> answers = links.of(introducing);
        Map<UUID, Customer> known = customers.lock(concerned(standing, owners, answers));
        List<Introduction> introductions = standing.stream()
                .map(one -> isOfNobody(one, answers, known) ? one.ofNobody() : one)
                .toList();
        Named named = companies.named(
                introductions.stream()
                        .map(Introduction::company)
                        .filter(Objects::nonNull)
                        .toList(),
                introductions.getFirst().at());

        Set<UUID> strangers = concerned(introductions, owners, answers);
        strangers.removeAll(known.keySet());

        Poll poll = new Poll(owners, answers, known, named, undone, removedCustomers.versions(strangers));
        introductions.forEach(poll::link);

        Map<ContactPoint, UUID> moved = new HashMap<>();
        for (ContactPoint point : claimed) {
            UUID owner = owners.get(point);
            if (owner == null) {
                // Of something older, which links nobody any more, or of who was forgotten.
                contactPoints.release(point.kind(), point.value());
            } else if (!owner.equals(claimants.get(point))) {
                moved.put(point, owner);
            }
        }
        contactPoints.move(moved);
        customers.save(known.values());
        links.save(answers.values());
        links.suspect(poll.suspicions());
        outbox.send(introductions.stream()
                .map(introduction -> poll.answer(introduction, json))
                .toList());
    }

    private static boolean isUndone(Introduction introduction, Map<UUID, Undone> undone) {
        return introduction.leadVersion()
                < undone.getOrDefault(introduction.byId(), Undone.NOTHING).leadVersion();
    }

    /** Whether it comes late: who it is of was forgotten. */
    private static boolean isOfNobody(Introduction introduction, Map<UUID, Link> answers, Map<UUID, Customer> known) {
        Link before = answers.get(introduction.byId());
        Customer customer = known.get(
                before == null || introduction.customerKnown() ? introduction.customerId() : before.customer());
        return customer != null && customer.isForgotten();
    }

    private static Set<UUID> concerned(
            List<Introduction> introductions, Map<ContactPoint, UUID> owners, Map<UUID, Link> answers) {
        Set<UUID> concerned = new HashSet<>(owners.values());
        introductions.forEach(introduction -> concerned.add(introduction.customerId()));
        answers.values().forEach(link -> concerned.add(link.customer()));
        return concerned;
    }
}
