package io.potik.lead.customer;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.Known;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A customer who seems to be the person, and why.
 *
 * @param by the contact points that are the customer's
 */
public record Match(UUID customer, List<ContactPoint> by) {

    private static final Comparator<Match> BEST = Comparator.comparing(
                    (Match match) -> -match.by().size())
            .thenComparing(match -> match.customer().toString());

    /** The customers whose contact points these are, the one with the most first. */
    public static List<Match> of(Map<ContactPoint, Known> person) {
        var byCustomer = new TreeMap<ContactPoint, Known>(person)
                .entrySet().stream()
                        .filter(point -> point.getValue().customer() != null)
                        .collect(Collectors.groupingBy(
                                point -> point.getValue().customer(),
                                Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        return byCustomer.entrySet().stream()
                .map(customer -> new Match(customer.getKey(), customer.getValue()))
                .sorted(BEST)
                .toList();
    }
}
