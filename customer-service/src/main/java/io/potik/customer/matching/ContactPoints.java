package io.potik.customer.matching;

import io.potik.customer.customer.ContactPoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Whose each contact point is. */
@Repository
public class ContactPoints {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ContactPoints(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Writes every point that nobody owns under its claimant, locks all of them in the order of the key until the open
     * transaction ends, and returns the owners of those that somebody owned before. Of two transactions that claim the
     * same point at once, the second waits here and finds the first one's customer.
     */
    public Map<ContactPoint, UUID> claim(Map<ContactPoint, UUID> claimants) {
        if (claimants.isEmpty()) {
            return new HashMap<>();
        }
        Set<ContactPoint> taken = new HashSet<>(jdbc.sql("""
                        insert into contact_point (kind, value, raw, customer_id)
                        select kind, value, raw, customer
                        from json_to_recordset(cast(:rows as json)) as r (kind text, value text, raw text, customer uuid)
                        order by kind collate "C", value collate "C"
                        on conflict (kind, value) do nothing
                        returning kind, value, raw
                        """)
                .param("rows", rows(claimants))
                .query(ContactPoint.class)
                .list());
        Map<ContactPoint, UUID> sought = new HashMap<>(claimants);
        sought.keySet().removeAll(taken);
        Map<ContactPoint, UUID> owners = new HashMap<>();
        if (sought.isEmpty()) {
            return owners;
        }
        jdbc.sql("""
                select p.kind, p.value, p.raw, p.customer_id
                from contact_point p
                where (p.kind, p.value) in
                      (select kind, value from json_to_recordset(cast(:rows as json)) as r (kind text, value text))
                order by p.kind, p.value
                for update
                """).param("rows", rows(sought)).query(row -> {
            owners.put(
                    new ContactPoint(row.getString("kind"), row.getString("value"), row.getString("raw")),
                    row.getObject("customer_id", UUID.class));
        });
        return owners;
    }

    /** Locks all points of a customer until the open transaction ends. */
    void lockThoseOf(UUID customer) {
        jdbc.sql("select kind from contact_point where customer_id = :customer order by kind, value for update")
                .param("customer", customer)
                .query(row -> {});
    }

    /** Locks the point until the open transaction ends and returns whose it is, if it is somebody's. */
    public Optional<UUID> lock(String kind, String value) {
        return jdbc.sql("select customer_id from contact_point where kind = :kind and value = :value for update")
                .param("kind", kind)
                .param("value", value)
                .query(UUID.class)
                .optional();
    }

    /** Locks all points of these customers until the open transaction ends. */
    public void lockThoseOf(Collection<UUID> customers) {
        jdbc.sql("select 1 from contact_point where customer_id = any(:customers) order by kind, value for update")
                .param("customers", customers.toArray(UUID[]::new))
                .query(row -> {});
    }

    /** The point, which is locked, is nobody's any more. */
    public void release(String kind, String value) {
        jdbc.sql("delete from contact_point where kind = :kind and value = :value")
                .param("kind", kind)
                .param("value", value)
                .update();
    }

    /** Gives points that the open transaction claimed to somebody else than their claimant. */
    void move(Map<ContactPoint, UUID> owners) {
        if (owners.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update contact_point p set customer_id = r.customer
                from json_to_recordset(cast(:rows as json)) as r (kind text, value text, customer uuid)
                where p.kind = r.kind and p.value = r.value
                """).param("rows", rows(owners)).update();
    }

    private String rows(Map<ContactPoint, UUID> owners) {
        List<Row> rows = new ArrayList<>();
        owners.forEach((point, owner) -> rows.add(new Row(point.kind(), point.value(), point.raw(), owner)));
        return json.writeValueAsString(rows);
    }

    private record Row(String kind, String value, String raw, UUID customer) {}
}
