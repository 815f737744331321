package io.potik.customer.matching;

import io.potik.customer.company.Companies.Named;
import io.potik.customer.company.Company;
import io.potik.customer.company.CompanyName;
import io.potik.customer.customer.Brought;
import io.potik.customer.customer.Card;
import io.potik.customer.customer.ContactPoint;
import io.potik.customer.customer.Customer;
import io.potik.customer.matching.Links.Link;
import io.potik.customer.matching.Links.Suspicion;
import io.potik.customer.matching.Links.Undone;
import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What is known while the introductions of one poll are linked, so that each sees what those before it made. */
final class Poll {

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

    /** Finds or makes the customer; what is older than what was answered before changes nothing. */
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
                customer.id(), made, introduction, brought == null || earlier == null ? brought : earlier.and(brought));
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

    /** Those whom somebody may be as well. */
    List<Suspicion> suspicions() {
        return suspicions;
    }

    /** Who it is, as it stands when all are linked. */
    OutgoingMessage answer(Introduction introduction, JsonMapper json) {
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
