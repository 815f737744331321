package io.potik.lead.contact;

import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is behind a contact point. Its row is the lock of the person: whoever decides by it, or changes it, locks first,
 * and all lock in the same order, so that two who want the same persons wait for each other and never both for ever.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ContactPoints {

    private final JdbcClient jdbc;

    ContactPoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks the contact points until the transaction ends, those included that nobody has seen before: all that a
     * transaction wants at once, since their order is only kept within a call.
     *
     * @return what is known of each of them now
     * @throws PersonGrew when one of them was erased while this waited for another
     */
    public Map<ContactPoint, Known> lock(Collection<ContactPoint> points) {
        if (points.isEmpty()) {
            return Map.of();
        }
        var distinct = List.copyOf(Set.copyOf(points));
        var known = new HashMap<ContactPoint, Known>();
        jdbc.sql("""
                insert into contact_point (kind, value)
                select kind, value from unnest(?, ?) as given (kind, value)
                order by kind collate "C", value collate "C"
                on conflict do nothing returning kind, value
                """)
                .params(Columns.texts(distinct, ContactPoint::kind), Columns.texts(distinct, ContactPoint::value))
                .query(row -> {
                    known.put(
                            new ContactPoint(Rows.text(row, "kind"), Rows.text(row, "value")),
                            new Known(null, null, false));
                });
        // A row that this transaction made is nobody else's until it ends.
        var others =
                distinct.stream().filter(point -> !known.containsKey(point)).toList();
        if (!others.isEmpty()) {
            lockThere(others, known);
        }
        if (!known.keySet().containsAll(distinct)) {
            throw new PersonGrew();
        }
        return known;
    }

    private void lockThere(Collection<ContactPoint> points, Map<ContactPoint, Known> known) {
        var exclusions = new HashMap<ContactPoint, UUID>();
        jdbc.sql("""
                select point.kind, point.value, point.open_lead_id, point.exclusion_id,
                       coalesce(customer.merged_into, point.customer_id) as customer_id
                from contact_point point
                left join known_customer customer on customer.id = point.customer_id
                join unnest(?, ?) as given (kind, value) on point.kind = given.kind and point.value = given.value
                order by point.kind, point.value
                for update of point
                """)
                .params(Columns.texts(points, ContactPoint::kind), Columns.texts(points, ContactPoint::value))
                .query(row -> {
                    var point = new ContactPoint(Rows.text(row, "kind"), Rows.text(row, "value"));
                    var exclusion = Rows.idOrNull(row, "exclusion_id");
                    if (exclusion != null) {
                        exclusions.put(point, exclusion);
                    }
                    known.put(
                            point,
                            new Known(Rows.idOrNull(row, "open_lead_id"), Rows.idOrNull(row, "customer_id"), false));
                });
        if (!exclusions.isEmpty()) {
            // Asked now: the statement that waited for the lock would not see an exclusion that was made meanwhile.
            var inForce = inForce(exclusions.values());
            exclusions.forEach((point, exclusion) ->
                    known.computeIfPresent(point, (same, it) -> it.excluded(inForce.contains(exclusion))));
        }
    }

    private Set<UUID> inForce(Collection<UUID> exclusions) {
        return jdbc.sql("select id from exclusion where id = any(?) and ended_at is null"
                        + " and (expires_at is null or expires_at > now())")
                .param(Columns.ids(exclusions))
                .query(UUID.class)
                .set();
    }

    /**
     * Locks every contact point of a lead until the transaction ends. Lock them before the lead itself.
     *
     * @return what is known of each of them now
     * @throws PersonGrew when there came to be more of them meanwhile
     */
    public Map<ContactPoint, Known> lockThoseOf(UUID lead) {
        return lockThoseOf(List.of(lead), List.of());
    }

    /**
     * Locks every contact point of some leads, and others with them, in one order. Who is about to work on several
     * persons one after the other locks all of them first.
     *
     * @return what is known of each of them now
     * @throws PersonGrew when there came to be more of them meanwhile
     */
    public Map<ContactPoint, Known> lockThoseOf(Collection<UUID> leads, Collection<ContactPoint> others) {
        var known = lock(Stream.concat(ofLeads(leads).stream(), others.stream()).toList());
        // From here on nobody adds to them: who does has locked one that they have.
        if (!known.keySet().containsAll(ofLeads(leads))) {
            throw new PersonGrew();
        }
        return known;
    }

    private List<ContactPoint> ofLeads(Collection<UUID> leads) {
        return jdbc.sql("select distinct kind, value from lead_contact_point where lead_id = any(?)")
                .param(Columns.ids(leads))
                .query((row, number) -> new ContactPoint(Rows.text(row, "kind"), Rows.text(row, "value")))
                .list();
    }

    /** The contact points of a lead, sorted. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<GivenContactPoint> ofLead(UUID lead) {
        return jdbc.sql("select kind, value, raw from lead_contact_point where lead_id = ? order by kind, value")
                .param(lead)
                .query((row, number) ->
                        new GivenContactPoint(Rows.text(row, "kind"), Rows.text(row, "value"), row.getString("raw")))
                .list();
    }

    /** From now on, what comes from these is appended to these leads. */
    public void open(Map<ContactPoint, UUID> leads) {
        if (leads.isEmpty()) {
            return;
        }
        var entries = leads.entrySet();
        jdbc.sql("""
                update contact_point point set open_lead_id = given.lead
                from unnest(?, ?, ?) as given (kind, value, lead)
                where point.kind = given.kind and point.value = given.value
                """)
                .params(
                        Columns.texts(entries, entry -> entry.getKey().kind()),
                        Columns.texts(entries, entry -> entry.getKey().value()),
                        Columns.ids(entries, Map.Entry::getValue))
                .update();
    }

    /** The lead is open again: it takes what comes from its contact points, unless another open lead does. */
    public void reopen(UUID lead) {
        jdbc.sql("""
                update contact_point point set open_lead_id = of_lead.lead_id
                from lead_contact_point of_lead
                where of_lead.lead_id = ? and point.kind = of_lead.kind and point.value = of_lead.value
                  and point.open_lead_id is null
                """).param(lead).update();
    }

    /** The lead is closed: another open lead of the person takes its place, if there is one. */
    public void close(UUID lead) {
        jdbc.sql("""
                update contact_point point set open_lead_id = (
                    select other.id
                    from lead_contact_point of_other join lead other on other.id = of_other.lead_id
                    where of_other.kind = point.kind and of_other.value = point.value
                      and other.outcome = 'OPEN' and other.id <> of_lead.lead_id
                    order by other.number limit 1)
                from lead_contact_point of_lead
                where of_lead.lead_id = ? and point.kind = of_lead.kind and point.value = of_lead.value
                  and point.open_lead_id = of_lead.lead_id
                """).param(lead).update();
    }

    /** What comes from the contact points of one lead is another one's, which is open and has them all, from now on. */
    public void take(UUID from, UUID into) {
        jdbc.sql("""
                update contact_point point set open_lead_id = ?
                from lead_contact_point of_lead
                where of_lead.lead_id = ? and point.kind = of_lead.kind and point.value = of_lead.value
                  and (point.open_lead_id is null or point.open_lead_id = of_lead.lead_id)
                """).params(into, from).update();
    }

    /**
     * Gives contact points back that one lead took from another, and takes from it those that it has no more: they are
     * another open lead's that has them, if there is one.
     *
     * @param led those whose messages came to the other lead before
     * @param open whether the other lead is open, and so takes what comes
     */
    public void giveBack(UUID from, UUID to, Collection<ContactPoint> led, boolean open) {
        if (open) {
            jdbc.sql("""
                    update contact_point point set open_lead_id = ?
                    from unnest(?, ?) as given (kind, value)
                    where point.kind = given.kind and point.value = given.value and point.open_lead_id = ?
                    """)
                    .params(to, Columns.texts(led, ContactPoint::kind), Columns.texts(led, ContactPoint::value), from)
                    .update();
        }
        jdbc.sql("""
                update contact_point point set open_lead_id = (
                    select other.id
                    from lead_contact_point of_other join lead other on other.id = of_other.lead_id
                    where of_other.kind = point.kind and of_other.value = point.value
                      and other.outcome = 'OPEN' and other.id <> :from
                    order by other.number limit 1)
                from lead_contact_point of_lead
                where of_lead.lead_id = :to and point.kind = of_lead.kind and point.value = of_lead.value
                  and (point.open_lead_id is null or point.open_lead_id = :from)
                  and not exists (
                    select from lead_contact_point kept join lead on lead.id = kept.lead_id
                    where kept.lead_id = :from and kept.kind = point.kind and kept.value = point.value
                      and lead.outcome = 'OPEN')
                """).param("from", from).param("to", to).update();
    }

    /** The lead has these contact points no more. */
    public void remove(UUID lead, Collection<ContactPoint> points) {
        jdbc.sql("""
                delete from lead_contact_point of_lead using unnest(?, ?) as given (kind, value)
                where of_lead.lead_id = ? and of_lead.kind = given.kind and of_lead.value = given.value
                """)
                .params(Columns.texts(points, ContactPoint::kind), Columns.texts(points, ContactPoint::value), lead)
                .update();
    }

    /** The person behind the lead is this customer. */
    public void belongTo(UUID customer, UUID lead) {
        jdbc.sql("""
                update contact_point point set customer_id = ?
                from lead_contact_point of_lead
                where of_lead.lead_id = ? and point.kind = of_lead.kind and point.value = of_lead.value
                """).params(customer, lead).update();
    }

    /** Remembers whose the contact points of a lead are now, for {@link #belongAgain}. */
    public void rememberWhose(UUID lead) {
        jdbc.sql("""
                update lead_contact_point of_lead set customer_before = point.customer_id
                from contact_point point
                where of_lead.lead_id = ? and point.kind = of_lead.kind and point.value = of_lead.value
                """).param(lead).update();
    }

    /** The contact points of a lead that are these customers' are again whose they were, unless that one is gone. */
    public void belongAgain(UUID lead, Collection<UUID> customers) {
        jdbc.sql("""
                update contact_point point
                set customer_id = case when exists (
                    select from known_customer gone where gone.id = of_lead.customer_before and gone.removed)
                    then null else of_lead.customer_before end
                from lead_contact_point of_lead
                where of_lead.lead_id = ? and point.kind = of_lead.kind and point.value = of_lead.value
                  and point.customer_id = any(?)
                """).params(lead, Columns.ids(customers)).update();
    }

    /** Nothing is this customer's any more: each contact point is whose its newest lead is, if that is somebody. */
    public void leave(UUID customer) {
        jdbc.sql("""
                update contact_point point set customer_id = (
                    select coalesce(lead.customer_id, lead.promised_customer_id)
                    from lead_contact_point of_lead join lead on lead.id = of_lead.lead_id
                    where of_lead.kind = point.kind and of_lead.value = point.value
                      and coalesce(lead.customer_id, lead.promised_customer_id) <> :gone
                    order by of_lead.lead_id desc limit 1)
                where customer_id = :gone
                """).param("gone", customer).update();
    }

    /** Each contact point is its customer's from now on. */
    public void belongTo(Map<ContactPoint, UUID> customers) {
        if (customers.isEmpty()) {
            return;
        }
        var entries = customers.entrySet();
        jdbc.sql("""
                update contact_point point set customer_id = given.customer
                from unnest(?, ?, ?) as given (kind, value, customer)
                where point.kind = given.kind and point.value = given.value
                """)
                .params(
                        Columns.texts(entries, entry -> entry.getKey().kind()),
                        Columns.texts(entries, entry -> entry.getKey().value()),
                        Columns.ids(entries, Map.Entry::getValue))
                .update();
    }

    /**
     * These are the customer's from now on, those no longer.
     *
     * @param dropped contact points that the customer gave up; one that is somebody else's by now stays so
     */
    public void belongTo(UUID customer, Collection<ContactPoint> points, Collection<ContactPoint> dropped) {
        jdbc.sql("""
                update contact_point point set customer_id = null
                from unnest(?, ?) as given (kind, value)
                where point.kind = given.kind and point.value = given.value and point.customer_id = ?
                """)
                .params(
                        Columns.texts(dropped, ContactPoint::kind),
                        Columns.texts(dropped, ContactPoint::value),
                        customer)
                .update();
        jdbc.sql("""
                update contact_point point set customer_id = ?
                from unnest(?, ?) as given (kind, value)
                where point.kind = given.kind and point.value = given.value
                """)
                .params(customer, Columns.texts(points, ContactPoint::kind), Columns.texts(points, ContactPoint::value))
                .update();
    }

    /**
     * Nothing comes any more of what arrives from these, as long as the exclusion is in force. They are locked.
     *
     * @return the other exclusions that held some of them
     */
    public Set<UUID> exclude(Collection<ContactPoint> points, UUID exclusion) {
        return jdbc
                .sql("""
                        with before as materialized (
                            select point.kind, point.value, point.exclusion_id
                            from contact_point point
                            join unnest(?, ?) as given (kind, value)
                                on point.kind = given.kind and point.value = given.value)
                        update contact_point point set exclusion_id = ?
                        from before
                        where point.kind = before.kind and point.value = before.value
                        returning before.exclusion_id
                        """)
                .params(
                        Columns.texts(points, ContactPoint::kind),
                        Columns.texts(points, ContactPoint::value),
                        exclusion)
                .query((row, number) -> Optional.ofNullable(Rows.idOrNull(row, "exclusion_id")))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /** What is known of these contact points, without a lock: to look at, not to decide by. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Map<ContactPoint, Known> look(Collection<ContactPoint> points) {
        var known = new HashMap<ContactPoint, Known>();
        points.forEach(point -> known.put(point, new Known(null, null, false)));
        jdbc.sql("""
                select point.kind, point.value, point.open_lead_id, point.customer_id, exists (
                    select from exclusion where exclusion.id = point.exclusion_id
                      and ended_at is null and (expires_at is null or expires_at > now())) as excluded
                from contact_point point
                join unnest(?, ?) as given (kind, value) on point.kind = given.kind and point.value = given.value
                """)
                .params(Columns.texts(points, ContactPoint::kind), Columns.texts(points, ContactPoint::value))
                .query(row -> {
                    known.put(
                            new ContactPoint(Rows.text(row, "kind"), Rows.text(row, "value")),
                            new Known(
                                    Rows.idOrNull(row, "open_lead_id"),
                                    Rows.idOrNull(row, "customer_id"),
                                    row.getBoolean("excluded")));
                });
        return known;
    }
}
