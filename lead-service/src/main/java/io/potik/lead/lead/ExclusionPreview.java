package io.potik.lead.lead;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.ContactPoints;
import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.contact.Known;
import io.potik.lead.customer.KnownCustomer;
import io.potik.lead.customer.KnownCustomers;
import io.potik.lead.security.Caller;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an exclusion would do, shown before it is done. Nothing is changed or locked, by a fixed number of statements. */
@Service
public class ExclusionPreview {

    private static final String EXCLUDED = "excluded";
    private static final String ALREADY = "already";
    private static final String REFUSED = "refused";

    private final JdbcClient jdbc;
    private final ContactPoints points;
    private final LeadRows leads;
    private final KnownCustomers customers;

    ExclusionPreview(JdbcClient jdbc, ContactPoints points, LeadRows leads, KnownCustomers customers) {
        this.jdbc = jdbc;
        this.points = points;
        this.leads = leads;
        this.customers = customers;
    }

    /** What would happen to each person, and to how many. */
    public record Preview(List<Person> people, Counts counts) {}

    /**
     * Somebody who would be excluded.
     *
     * @param contactPoints those that were named; of leads, theirs
     * @param more others of the leads that would be deleted: they are excluded with them
     * @param excluded those of both that are excluded already
     * @param customers whom they are known as
     * @param leads those that would be deleted, and deals, which stay
     * @param outcome excluded; already, when all that was named is; or refused: somebody else's lead, or a deal
     */
    public record Person(
            List<ContactPoint> contactPoints,
            List<ContactPoint> more,
            List<ContactPoint> excluded,
            List<Customer> customers,
            List<Concerned> leads,
            String outcome) {}

    /** A customer as customer-service told it; without a name and a prospect until then. */
    public record Customer(UUID id, @Nullable String name, String lifecycle) {}

    /** A lead that would be deleted, or that stays since it is a deal. */
    public record Concerned(UUID id, long number, String title, boolean deal) {}

    /**
     * How many.
     *
     * @param people all of them
     * @param buyers people who bought
     * @param prospects people who are known and did not buy
     * @param leads that would be deleted
     * @param deals that stay
     * @param already people who are excluded already
     * @param refused people whom nothing would be done about, and leads that are not there for who asks
     */
    public record Counts(int people, int buyers, int prospects, int leads, int deals, int already, int refused) {

        static Counts of(List<Person> people, int gone) {
            return new Counts(
                    people.size(),
                    count(people, person -> person.customers().stream().anyMatch(Counts::isBuyer)),
                    count(
                            people,
                            person -> !person.customers().isEmpty()
                                    && person.customers().stream().noneMatch(Counts::isBuyer)),
                    people.stream().mapToInt(person -> leads(person, false)).sum(),
                    people.stream().mapToInt(person -> leads(person, true)).sum(),
                    count(people, person -> person.outcome().equals(ALREADY)),
                    count(people, person -> person.outcome().equals(REFUSED)) + gone);
        }

        private static int count(List<Person> people, Predicate<Person> such) {
            return (int) people.stream().filter(such).count();
        }

        private static boolean isBuyer(Customer customer) {
            return customer.lifecycle().equals("buyer");
        }

        private static int leads(Person person, boolean deals) {
            return (int)
                    person.leads().stream().filter(lead -> lead.deal() == deals).count();
        }
    }

    private record Row(
            UUID id,
            long number,
            String title,
            @Nullable UUID manager,
            Outcome outcome,
            @Nullable UUID customer) {

        Concerned concerned() {
            return new Concerned(id, number, title, outcome == Outcome.WON);
        }
    }

    /** What is known of the people behind contact points or leads. */
    private record Facts(
            Map<ContactPoint, Known> known,
            Map<UUID, Row> leads,
            Map<UUID, List<ContactPoint>> theirs,
            Map<UUID, KnownCustomer> customers) {}

    /** What {@link ExcludePeople} would do about these contact points. */
    @Transactional(readOnly = true)
    public Preview ofPoints(Caller caller, Collection<ContactPoint> given) {
        var named = points.look(given);
        var facts = facts(named, openLeads(named.values()));
        var people = People.of(given.stream().distinct().toList(), facts.known(), facts.theirs()).stream()
                .map(theirs -> person(caller, theirs, facts))
                .toList();
        return new Preview(people, Counts.of(people, 0));
    }

    /** What {@link ExcludeLead} would do about each of these leads; those that are not there for who asks are refused. */
    @Transactional(readOnly = true)
    public Preview ofLeads(Caller caller, Collection<UUID> chosen) {
        var facts = facts(Map.of(), visible(caller, Set.copyOf(chosen)));
        var people =
                People.of(facts.known().keySet().stream().sorted().toList(), facts.known(), facts.theirs()).stream()
                        .map(theirs -> personOfLeads(theirs, facts))
                        .toList();
        return new Preview(
                people,
                Counts.of(people, Set.copyOf(chosen).size() - facts.leads().size()));
    }

    /** The leads to which what comes from contact points is appended. */
    static Set<UUID> openLeads(Collection<Known> known) {
        return known.stream()
                .map(Known::openLead)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<UUID> visible(Caller caller, Set<UUID> chosen) {
        return rows(chosen).values().stream()
                .filter(lead -> caller.sees().sees(lead.manager()))
                .map(Row::id)
                .collect(Collectors.toSet());
    }

    private Facts facts(Map<ContactPoint, Known> named, Set<UUID> concerned) {
        var theirs = new HashMap<UUID, List<ContactPoint>>();
        leads.points(concerned)
                .forEach((lead, given) -> theirs.put(
                        lead, given.stream().map(GivenContactPoint::point).toList()));
        var known = new HashMap<>(named);
        var others = theirs.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        others.removeAll(named.keySet());
        known.putAll(points.look(others));
        var rows = rows(concerned);
        var ids = Stream.concat(
                        known.values().stream().map(Known::customer),
                        rows.values().stream().map(Row::customer))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new Facts(known, rows, theirs, customers.all(ids));
    }

    private Map<UUID, Row> rows(Set<UUID> ids) {
        return jdbc
                .sql("select id, number, title, manager_id, outcome, customer_id from lead"
                        + " where id = any(?) and outcome <> 'MERGED'")
                .param(Columns.ids(ids))
                .query((row, number) -> new Row(
                        Rows.id(row, "id"),
                        row.getLong("number"),
                        Rows.text(row, "title"),
                        Rows.idOrNull(row, "manager_id"),
                        Outcome.valueOf(Rows.text(row, "outcome")),
                        Rows.idOrNull(row, "customer_id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::id, lead -> lead));
    }

    private static Person person(Caller caller, Set<ContactPoint> named, Facts facts) {
        var known =
                named.stream().map(facts.known()::get).filter(Objects::nonNull).toList();
        var open = openLeads(known).stream()
                .map(facts.leads()::get)
                .filter(Objects::nonNull)
                .toList();
        if (known.stream().allMatch(Known::excluded)) {
            return person(named, Set.of(), List.of(), facts, ALREADY);
        }
        if (open.stream().anyMatch(lead -> !caller.sees().sees(lead.manager()))) {
            // Of somebody else's lead nothing is told, but that it is there.
            return person(named, Set.of(), List.of(), facts, REFUSED);
        }
        var more = open.stream()
                .flatMap(lead -> facts.theirs().getOrDefault(lead.id(), List.of()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        more.removeAll(named);
        return person(named, more, open, facts, EXCLUDED);
    }

    private static Person personOfLeads(Set<ContactPoint> theirs, Facts facts) {
        var chosen = facts.leads().values().stream()
                .filter(lead -> facts.theirs().getOrDefault(lead.id(), List.of()).stream()
                        .anyMatch(theirs::contains))
                .sorted((one, other) -> Long.compare(one.number(), other.number()))
                .toList();
        var excluded = chosen.stream()
                .filter(lead -> lead.outcome() != Outcome.WON)
                .flatMap(lead -> facts.theirs().getOrDefault(lead.id(), List.of()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return excluded.isEmpty()
                ? person(theirs, Set.of(), chosen, facts, REFUSED)
                : person(excluded, Set.of(), chosen, facts, EXCLUDED);
    }

    private static Person person(
            Set<ContactPoint> named, Set<ContactPoint> more, List<Row> concerned, Facts facts, String outcome) {
        var all = new HashSet<>(named);
        all.addAll(more);
        var known = facts.known();
        var theirCustomers = Stream.concat(
                        all.stream().map(known::get).filter(Objects::nonNull).map(Known::customer),
                        concerned.stream().map(Row::customer))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Person(
                List.copyOf(named),
                List.copyOf(more),
                all.stream()
                        .filter(point ->
                                Objects.requireNonNull(known.get(point)).excluded())
                        .sorted()
                        .toList(),
                theirCustomers.stream()
                        .map(id -> customer(id, facts.customers().get(id)))
                        .toList(),
                concerned.stream().map(Row::concerned).toList(),
                outcome);
    }

    private static Customer customer(UUID id, @Nullable KnownCustomer customer) {
        return customer == null
                ? new Customer(id, null, "prospect")
                : new Customer(id, customer.name(), customer.lifecycle());
    }
}
