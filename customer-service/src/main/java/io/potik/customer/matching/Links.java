package io.potik.customer.matching;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Which customer each lead was linked to, and who else each customer might be. */
@Repository
class Links {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Links(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Map<UUID, Link> of(Collection<UUID> leads) {
        Map<UUID, Link> links = new HashMap<>();
        jdbc.sql("select * from customer_link where lead_id = any(:leads)")
                .param("leads", leads.toArray(UUID[]::new))
                .query(row -> {
                    UUID lead = row.getObject("lead_id", UUID.class);
                    links.put(
                            lead,
                            new Link(
                                    lead,
                                    row.getObject("customer_id", UUID.class),
                                    row.getBoolean("created"),
                                    row.getLong("version"),
                                    row.getObject("linked_at", OffsetDateTime.class)
                                            .toInstant()));
                });
        return links;
    }

    void save(Collection<Link> links) {
        jdbc.sql("""
                insert into customer_link (lead_id, customer_id, created, version, linked_at)
                select lead, customer, created, version, at
                from json_to_recordset(cast(:rows as json))
                     as r (lead uuid, customer uuid, created boolean, version bigint, at timestamptz)
                on conflict (lead_id) do update set customer_id = excluded.customer_id, created = excluded.created,
                   version = excluded.version, linked_at = excluded.linked_at
                """).param("rows", json.writeValueAsString(links)).update();
    }

    /** Notes that these might be one person; what was noted before stays as it was. */
    void suspect(Collection<Suspicion> suspicions) {
        if (suspicions.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into possible_duplicate (customer_id, other_id, lead_id, found_at)
                select distinct on (customer, other) customer, other, lead, at
                from json_to_recordset(cast(:rows as json)) as r (customer uuid, other uuid, lead uuid, at timestamptz)
                order by customer, other, at
                on conflict (customer_id, other_id) do nothing
                """).param("rows", json.writeValueAsString(suspicions)).update();
    }

    /** @param version grows when the lead is linked to somebody else */
    record Link(UUID lead, UUID customer, boolean created, long version, Instant at) {

        /** The link after the lead was answered with that customer: the same one for the same customer. */
        Link answered(UUID answer, boolean made, Instant when) {
            return answer.equals(customer) ? this : new Link(lead, answer, made, version + 1, when);
        }
    }

    /** A lead says that two customers share a contact point's owner. */
    record Suspicion(UUID customer, UUID other, UUID lead, Instant at) {}
}
