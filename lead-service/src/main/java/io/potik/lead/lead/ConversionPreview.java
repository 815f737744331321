package io.potik.lead.lead;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.ContactPoints;
import io.potik.lead.customer.KnownCustomer;
import io.potik.lead.customer.KnownCustomers;
import io.potik.lead.customer.Match;
import io.potik.lead.security.Caller;
import io.potik.lead.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a conversion will do, shown before it is done. */
@Service
public class ConversionPreview {

    private final Desk desk;
    private final ContactPoints points;
    private final KnownCustomers customers;
    private final Workspace workspace;

    ConversionPreview(Desk desk, ContactPoints points, KnownCustomers customers, Workspace workspace) {
        this.desk = desk;
        this.points = points;
        this.customers = customers;
        this.workspace = workspace;
    }

    /**
     * What will happen.
     *
     * @param customer to whom the order will be linked, or null when a new one will be made
     * @param candidates others who may be the person
     * @param creates what will be made: customer, company, order
     */
    public record Preview(
            boolean first, @Nullable Candidate customer, List<Candidate> candidates, List<String> creates) {}

    /**
     * A customer who may be the person.
     *
     * @param matchedBy the contact points that say so; empty when the card says it
     */
    public record Candidate(UUID id, @Nullable String name, String lifecycle, List<ContactPoint> matchedBy) {}

    /**
     * What a conversion of the lead as it stands would do. Nothing is changed, but the person is locked for a moment.
     *
     * @throws io.potik.lead.problem.NotFound when the lead is not there, or not for who asks
     */
    @Transactional
    public Preview of(Caller caller, UUID id) {
        var person = points.lockThoseOf(id);
        var lead = desk.take(caller.sees(), id);
        var candidates = candidates(lead, Match.of(person));
        var chosen = candidates.isEmpty() ? null : candidates.getFirst();
        var creates = new ArrayList<String>();
        if (chosen == null) {
            creates.add("customer");
        }
        if (workspace.companies() && lead.companyName() != null && lead.isFirst()) {
            creates.add("company");
        }
        creates.add("order");
        return new Preview(
                lead.isFirst(),
                chosen,
                candidates.isEmpty() ? List.of() : candidates.subList(1, candidates.size()),
                creates);
    }

    /** The customer the card has first, then those who match, best first. */
    private List<Candidate> candidates(Lead lead, List<Match> matches) {
        var all = new ArrayList<Match>();
        var onCard = lead.customerId() == null ? null : customers.readAs(lead.customerId());
        if (onCard != null) {
            all.add(matches.stream()
                    .filter(match -> match.customer().equals(onCard))
                    .findFirst()
                    .orElse(new Match(onCard, List.of())));
        }
        matches.stream().filter(match -> !match.customer().equals(onCard)).forEach(all::add);
        Map<UUID, KnownCustomer> known =
                customers.all(all.stream().map(Match::customer).toList());
        return all.stream()
                .map(match -> candidate(match, known.get(match.customer())))
                .toList();
    }

    private static Candidate candidate(Match match, @Nullable KnownCustomer customer) {
        // One that was promised a moment ago, of whom customer-service did not tell yet, has no name here.
        return customer == null
                ? new Candidate(match.customer(), null, "prospect", match.by())
                : new Candidate(customer.id(), customer.name(), customer.lifecycle(), match.by());
    }
}
