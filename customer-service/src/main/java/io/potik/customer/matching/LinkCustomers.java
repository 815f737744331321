package io.potik.customer.matching;

import io.potik.customer.company.Companies;
import io.potik.customer.company.Companies.Named;
import io.potik.customer.company.Company;
import io.potik.customer.company.CompanyName;
import io.potik.customer.customer.Brought;
import io.potik.customer.customer.Card;
import io.potik.customer.customer.ContactPoint;
import io.potik.customer.customer.Customer;
import io.potik.customer.customer.Customers;
import io.potik.customer.customer.RemovedCustomers;
import io.potik.customer.matching.Links.Link;
import io.potik.customer.matching.Links.Suspicion;
import io.potik.customer.matching.Links.Undone;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        links.suspect(poll.suspicions);
        outbox.send(introductions.stream()
                .map(introduction -> poll.answer(introduction))
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

    /** The state that the introductions of one poll see of each other. */
    private final class Poll {

        private final Map<ContactPoint, UUID> owners;
        private final Map<UUID, Link> answers;
        private final Map<UUID, Customer> known;
        private final Named named;
        private final Map<UUID, Undone> undone;
        private final Map<UUID, Long> removed;
        private final List<Suspicion> suspicions = new ArrayList<>();

        Poll(
                Map<ContactPoint, UUID> owners,
                Map<UUID, Link> answers,
                Map<UUID, Customer> known,
                Named named,
                Map<UUID, Undone> undone,
                Map<UUID, Long> removed) {
            this.owners = owners;
            this.answers = answers;
            this.known = known;
            this.named = named;
            this.undone = undone;
            this.removed = removed;
        }

        void link(Introduction introduction) {
            UUID by = introduction.byId();
            Instant at = introduction.at();
            Link before = answers.get(by);
            if (before != null && introduction.leadVersion() < before.leadVersion()) {
                return;
            }
            Match match = Match.of(introduction, before == null ? null : before.customer(), ownersOf(introduction));
            boolean made = !known.containsKey(match.customerId());
            Customer customer = known.computeIfAbsent(
                    match.customerId(),
                    id -> Customer.again(id, removed.getOrDefault(id, 0L), introduction.managerId(), at));

            // Of somebody who was merged, people see the card of the one who stays.
            Customer person = personOf(customer);
            Card card = person.card();
            person.introduced(introduction.name(), introduction.managerId(), at);
            CompanyName name = introduction.company();
            Company company = name == null ? null : named.byKey().get(name.key());
            if (company != null) {
                person.belongsTo(company, at);
            }
            Set<ContactPoint> gained = new HashSet<>();
            for (ContactPoint point : introduction.contactPoints()) {
                if (owners.putIfAbsent(point, customer.id()) == null) {
                    customer.reachedBy(point, at);
                    gained.add(point);
                }
            }
            suspect(introduction, customer, match);
            Brought brought = introduction.undoable()
                    ? Brought.between(
                            card,
                            person.card(),
                            made,
                            before == null ? null : before.customer(),
                            company != null && named.made().contains(company.id()),
                            gained)
                    : null;
            answers.put(
                    by,
                    before == null
                            ? first(introduction, customer, made, brought)
                            : again(before, introduction, customer, made, brought));
        }

        private Link first(Introduction introduction, Customer customer, boolean made, @Nullable Brought brought) {
            UUID by = introduction.byId();
            return new Link(
                    by,
                    customer.id(),
                    made,
                    undone.getOrDefault(by, Undone.NOTHING).linkVersion() + 1,
                    introduction.at(),
                    introduction.leadVersion(),
                    brought);
        }

        /** What the same conversion brought before, or one whose end was not heard of, is taken back with it. */
        private static Link again(
                Link before, Introduction introduction, Customer customer, boolean made, @Nullable Brought brought) {
            Brought earlier = before.brought();
            return before.answered(
                    customer.id(),
                    made,
                    introduction,
                    brought == null || earlier == null ? brought : earlier.and(brought));
        }

        /** Notes by which contact point whoever else owns one of them was met. */
        private void suspect(Introduction introduction, Customer customer, Match match) {
            Map<UUID, ContactPoint> met = new LinkedHashMap<>();
            for (ContactPoint point : introduction.contactPoints()) {
                met.putIfAbsent(
                        Objects.requireNonNull(known.get(Objects.requireNonNull(owners.get(point))))
                                .person(),
                        point);
            }
            for (UUID other : match.others()) {
                ContactPoint point = Objects.requireNonNull(met.get(other));
                if (!other.equals(customer.person())) {
                    suspicions.add(new Suspicion(
                            customer.id(), other, introduction.byId(), introduction.at(), point.kind(), point.value()));
                }
            }
        }

        private List<Customer> ownersOf(Introduction introduction) {
            return introduction.contactPoints().stream()
                    .map(owners::get)
                    .filter(Objects::nonNull)
                    .map(owner -> personOf(Objects.requireNonNull(known.get(owner))))
                    .distinct()
                    .toList();
        }

        /** As whom the customer is read: the one into whom they were merged, else themselves. */
        private Customer personOf(Customer customer) {
            return Objects.requireNonNull(known.get(customer.person()));
        }

        OutgoingMessage answer(Introduction introduction) {
            Link link = Objects.requireNonNull(answers.get(introduction.byId()));
            Customer customer = Objects.requireNonNull(known.get(link.customer()));
            Customer person = personOf(customer);
            boolean ofLead = introduction.by() == Introduction.By.LEAD;
            Record answer = ofLead
                    ? new CustomerLinked(
                            link.by(),
                            customer.id(),
                            person.name(),
                            link.created(),
                            person.company(),
                            link.leadVersion(),
                            link.at())
                    : new BuyerLinked(link.by(), customer.id(), person.name(), link.created(), link.at());
            return new OutgoingMessage(
                    CustomerLinked.TOPIC,
                    link.by().toString(),
                    ofLead ? CustomerLinked.TYPE : BuyerLinked.TYPE,
                    link.version(),
                    introduction.at(),
                    json.writeValueAsBytes(answer));
        }
    }
}
