package io.potik.customer.matching;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which customer each lead and each order of a shop was linked to, and who else each customer might be. The column is called
 * lead_id of both: it came first, and ids are unique over all of them.
 */
@Repository
public class Links {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Links(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Map<UUID, Link> of(Collection<UUID> introducing) {
        Map<UUID, Link> links = new HashMap<>();
        jdbc.sql("select * from customer_link where lead_id = any(:leads)")
                .param("leads", introducing.toArray(UUID[]::new))
                .query(row -> {
                    UUID by = row.getObject("lead_id", UUID.class);
                    links.put(
                            by,
                            new Link(
                                    by,
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
                select "by", customer, created, version, at
                from json_to_recordset(cast(:rows as json))
                     as r ("by" uuid, customer uuid, created boolean, version bigint, at timestamptz)
                on conflict (lead_id) do update set customer_id = excluded.customer_id, created = excluded.created,
                   version = excluded.version, linked_at = excluded.linked_at
                """).param("rows", json.writeValueAsString(links)).update();
    }

    /** Notes that these might be one person; what was noted before stays as it was. */
    public void suspect(Collection<Suspicion> suspicions) {
        if (suspicions.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into possible_duplicate (customer_id, other_id, lead_id, found_at, kind, value)
                select distinct on (customer, other) customer, other, "by", at, kind, value
                from json_to_recordset(cast(:rows as json))
                     as r (customer uuid, other uuid, "by" uuid, at timestamptz, kind text, value text)
                order by customer, other, at
                on conflict (customer_id, other_id) do nothing
                """).param("rows", json.writeValueAsString(suspicions)).update();
    }

    /** @param version grows when the lead or the order is linked to somebody else */
    record Link(UUID by, UUID customer, boolean created, long version, Instant at) {

        /** The link after it was answered with that customer: the same one for the same customer. */
        Link answered(UUID answer, boolean made, Instant when) {
            return answer.equals(customer) ? this : new Link(by, answer, made, version + 1, when);
        }
    }

    /**
     * Two customers who may be one person.
     *
     * @param by the lead or the order that says so, null where a person met it
     * @param kind of the contact point that is the other one's
     */
    public record Suspicion(
            UUID customer, UUID other, @Nullable UUID by, Instant at, String kind, String value) {}
}
