package io.potik.lead.customer;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.ContactPoints;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The customers that customer-service told of, and by which contact points they are recognised. */
@Repository
public class KnownCustomers {

    private final JdbcClient jdbc;
    private final ContactPoints points;

    KnownCustomers(JdbcClient jdbc, ContactPoints points) {
        this.jdbc = jdbc;
        this.points = points;
    }

    /** The customer, if customer-service told of it. */
    public Optional<KnownCustomer> find(UUID id) {
        return Optional.ofNullable(all(List.of(id)).get(id));
    }

    /** Those of the customers that customer-service told of, by id. */
    public Map<UUID, KnownCustomer> all(Collection<UUID> ids) {
        return jdbc
                .sql("select * from known_customer where id = any(?) and not removed")
                .param(Columns.ids(ids))
                .query((row, number) -> customer(row))
                .list()
                .stream()
                .collect(Collectors.toMap(KnownCustomer::id, Function.identity()));
    }

    /** As whom a customer is read: the one into whom they were merged, else themselves, also when nobody told of them. */
    public UUID readAs(UUID id) {
        return find(id).map(KnownCustomer::mergedInto).orElse(id);
    }

    /** Everybody who is read as the same person as this customer, with that one; at least the customer. */
    public Set<UUID> personOf(UUID id) {
        var stays = readAs(id);
        var all = jdbc.sql("select id from known_customer where merged_into = ?")
                .param(stays)
                .query(UUID.class)
                .set();
        all.add(stays);
        return all;
    }

    /**
     * Takes what customer-service told; an older version than the known one changes nothing. What comes from one of the
     * contact points after that makes a repeat lead.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void learn(KnownCustomer customer, Set<ContactPoint> theirs) {
        var before = pointsOf(Set.of(customer.id()));
        var concerned = new HashSet<>(before);
        concerned.addAll(theirs);
        points.lock(concerned);
        if (!store(customer, theirs)) {
            return;
        }
        before.removeAll(theirs);
        points.belongTo(customer.id(), theirs, before);
    }

    /** There is no such customer any more: what comes from their contact points is nobody's. Late news change nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(UUID customer, long version) {
        points.lock(pointsOf(Set.of(customer)));
        int newer =
                jdbc.sql("""
                        insert into known_customer (id, version, lifecycle, points, removed)
                        values (:id, :version, 'prospect', '{}', true)
                        on conflict (id) do update set version = excluded.version, name = null, company_id = null,
                            company_name = null, merged_into = null, points = '{}', removed = true
                        where known_customer.version < excluded.version
                        """).param("id", customer).param("version", version).update();
        if (newer == 1) {
            points.leave(customer);
        }
    }

    /** The company of this name in any case, if a customer who is known belongs to it. */
    public Optional<UUID> companyNamed(String name) {
        return jdbc.sql("select company_id from known_customer"
                        + " where lower(company_name) = lower(?) and company_id is not null limit 1")
                .param(name)
                .query(UUID.class)
                .optional();
    }

    private boolean store(KnownCustomer customer, Set<ContactPoint> theirs) {
        return jdbc.sql("""
                        insert into known_customer (id, version, name, lifecycle, company_id, company_name, merged_into,
                                                    points)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set version = excluded.version, name = excluded.name,
                            lifecycle = excluded.lifecycle, removed = false, company_id = excluded.company_id,
                            company_name = excluded.company_name, merged_into = excluded.merged_into,
                            points = excluded.points
                        where known_customer.version < excluded.version
                        """)
                        .param(customer.id())
                        .param(customer.version())
                        .param(customer.name())
                        .param(customer.lifecycle())
                        .param(customer.companyId())
                        .param(customer.companyName())
                        .param(customer.mergedInto())
                        .param(Columns.texts(theirs, point -> point.kind() + ":" + point.value()))
                        .update()
                == 1;
    }

    /** The contact points of these customers, as they were last told. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<ContactPoint> pointsOf(Collection<UUID> customers) {
        return jdbc
                .sql("""
                        select split_part(point, ':', 1) as kind, substr(point, strpos(point, ':') + 1) as value
                        from known_customer, unnest(points) as point where id = any(?)
                        """)
                .param(Columns.ids(customers))
                .query((row, number) -> new ContactPoint(Rows.text(row, "kind"), Rows.text(row, "value")))
                .list()
                .stream()
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static KnownCustomer customer(ResultSet row) throws SQLException {
        return new KnownCustomer(
                Rows.id(row, "id"),
                row.getLong("version"),
                row.getString("name"),
                Rows.text(row, "lifecycle"),
                Rows.idOrNull(row, "company_id"),
                row.getString("company_name"),
                Rows.idOrNull(row, "merged_into"));
    }
}
