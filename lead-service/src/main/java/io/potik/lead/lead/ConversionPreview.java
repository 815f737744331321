package io.potik.lead.lead;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.ContactPoints;
import io.potik.lead.contact.Known;
import io.potik.lead.customer.KnownCustomer;
import io.potik.lead.customer.KnownCustomers;
import io.potik.lead.customer.Match;
import io.potik.lead.money.Money;
import io.potik.lead.order.KnownOrders;
import io.potik.lead.problem.Invalid;
import io.potik.lead.security.Caller;
import io.potik.lead.security.Scope;
import io.potik.lead.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a conversion will do, and why, shown before it is done. */
@Service
public class ConversionPreview {

    private final Desk desk;
    private final ContactPoints points;
    private final KnownCustomers customers;
    private final KnownOrders orders;
    private final Workspace workspace;

    ConversionPreview(
            Desk desk, ContactPoints points, KnownCustomers customers, KnownOrders orders, Workspace workspace) {
        this.desk = desk;
        this.points = points;
        this.customers = customers;
        this.orders = orders;
        this.workspace = workspace;
    }

    /**
     * What will happen.
     *
     * @param customer to whom the order will be linked, or null when a new one will be made
     * @param why the card says so (onCard), most contact points are theirs (contactPoints), a person chose (chosen), or nobody
     *     is recognised (nobody)
     * @param candidates others who may be the person
     * @param severalMatched whether the contact points are of more than one customer
     * @param contactPoints whose each of the card's contact points is
     * @param company null where there is none, or the workspace has no companies
     * @param openOrders of the customer, which the lead may join instead of a new one
     * @param creates what will be made: customer, company, order
     */
    public record Preview(
            boolean first,
            @Nullable Candidate customer,
            String why,
            List<Candidate> candidates,
            boolean severalMatched,
            List<Owned> contactPoints,
            @Nullable Company company,
            List<OpenOrder> openOrders,
            List<String> creates) {}

    /**
     * A customer who may be the person.
     *
     * @param matchedBy the contact points that say so; empty when the card says it
     */
    public record Candidate(UUID id, @Nullable String name, String lifecycle, List<ContactPoint> matchedBy) {}

    /** A contact point and whose it is; null when it is nobody's. */
    public record Owned(String kind, String value, @Nullable Owner customer) {}

    /** A customer; one whom nobody named has no name. */
    public record Owner(UUID id, @Nullable String name) {}

    /**
     * The card's company.
     *
     * @param known whether a customer of that company is there already
     */
    public record Company(String name, boolean known) {}

    /** An order that somebody still works on. */
    public record OpenOrder(UUID id, long number, Money sum, Instant createdAt) {}

    /**
     * What a conversion of the lead as it stands would do. Nothing is changed, but the person is locked for a moment.
     *
     * @param chosen the customer whom a person chose; null for the one who is recognised
     * @param stranger whether they chose that it is a new one
     * @throws Invalid when there is no such customer
     * @throws io.potik.lead.problem.NotFound when the lead is not there, or not for who asks
     */
    @Transactional
    public Preview of(Caller caller, UUID id, @Nullable UUID chosen, boolean stranger) {
        var person = points.lockThoseOf(id);
        var lead = desk.take(caller.sees(), id);
        var matches = Match.of(person);
        var onCard = lead.customerId() == null ? null : customers.readAs(lead.customerId());
        var all = new LinkedHashSet<UUID>();
        if (chosen != null) {
            all.add(customers
                    .find(chosen)
                    .map(one -> customers.readAs(one.id()))
                    .orElseThrow(() -> new Invalid("customerId", "There is no such customer.")));
        }
        if (onCard != null) {
            all.add(onCard);
        }
        matches.forEach(match -> all.add(match.customer()));
        var known = customers.all(all);
        var candidates = all.stream()
                .map(one -> candidate(one, known.get(one), matches))
                .collect(Collectors.toCollection(ArrayList::new));
        var customer = stranger || candidates.isEmpty() ? null : candidates.removeFirst();
        var company = company(lead);
        return new Preview(
                lead.isFirst(),
                customer,
                why(chosen != null || stranger, customer, onCard),
                candidates,
                matches.size() > 1,
                owned(person, known),
                company,
                customer == null ? List.of() : openOrders(caller.sees(), customer.id()),
                creates(lead, customer, company));
    }

    private static String why(boolean chosen, @Nullable Candidate customer, @Nullable UUID onCard) {
        if (chosen) {
            return "chosen";
        }
        if (customer == null) {
            return "nobody";
        }
        return customer.id().equals(onCard) ? "onCard" : "contactPoints";
    }

    private static Candidate candidate(UUID id, @Nullable KnownCustomer customer, List<Match> matches) {
        var by = matches.stream()
                .filter(match -> match.customer().equals(id))
                .flatMap(match -> match.by().stream())
                .toList();
        // One that was promised a moment ago, of whom customer-service did not tell yet, has no name here.
        return customer == null
                ? new Candidate(id, null, "prospect", by)
                : new Candidate(id, customer.name(), customer.lifecycle(), by);
    }

    private static List<Owned> owned(Map<ContactPoint, Known> person, Map<UUID, KnownCustomer> known) {
        return new TreeMap<>(person)
                .entrySet().stream()
                        .map(point -> new Owned(
                                point.getKey().kind(),
                                point.getKey().value(),
                                owner(point.getValue().customer(), known)))
                        .toList();
    }

    private static @Nullable Owner owner(@Nullable UUID customer, Map<UUID, KnownCustomer> known) {
        if (customer == null) {
            return null;
        }
        var told = known.get(customer);
        return new Owner(customer, told == null ? null : told.name());
    }

    private @Nullable Company company(Lead lead) {
        var name = lead.companyName();
        return name == null || !workspace.companies()
                ? null
                : new Company(name, customers.companyNamed(name).isPresent());
    }

    private List<OpenOrder> openOrders(Scope scope, UUID customer) {
        return orders.openOf(scope, customers.personOf(customer)).stream()
                .map(order -> new OpenOrder(order.id(), order.number(), order.sum(), order.createdAt()))
                .toList();
    }

    private static List<String> creates(Lead lead, @Nullable Candidate customer, @Nullable Company company) {
        var creates = new ArrayList<String>();
        if (customer == null) {
            creates.add("customer");
        }
        if (company != null && lead.isFirst() && !company.known()) {
            creates.add("company");
        }
        creates.add("order");
        return creates;
    }
}
