package io.potik.customer.matching;

import io.potik.customer.customer.Brought;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
                .query(this::link)
                .list()
                .forEach(link -> links.put(link.by(), link));
        return links;
    }

    private Link link(ResultSet row, int number) throws SQLException {
        return new Link(
                row.getObject("lead_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getBoolean("created"),
                row.getLong("version"),
                row.getObject("linked_at", OffsetDateTime.class).toInstant(),
                row.getLong("lead_version"),
                brought(row.getString("brought")));
    }

    void save(Collection<Link> links) {
        jdbc.sql("""
                insert into customer_link (lead_id, customer_id, created, version, linked_at, lead_version, brought)
                select "by", customer, created, version, at, "leadVersion", nullif(brought, 'null')
                from json_to_recordset(cast(:rows as json))
                     as r ("by" uuid, customer uuid, created boolean, version bigint, at timestamptz, "leadVersion" bigint,
                           brought jsonb)
                on conflict (lead_id) do update set customer_id = excluded.customer_id, created = excluded.created,
                   version = excluded.version, linked_at = excluded.linked_at, lead_version = excluded.lead_version,
                   brought = excluded.brought
                """).param("rows", json.writeValueAsString(links)).update();
    }

    private @Nullable Brought brought(@Nullable String text) {
        return text == null ? null : json.readValue(text, Brought.class);
    }

    /** No link of this lead stands, and nobody is thought to be somebody else because of it. */
    void remove(Link link) {
        jdbc.sql("delete from customer_link where lead_id = :lead")
                .param("lead", link.by())
                .update();
        jdbc.sql("delete from possible_duplicate where lead_id = :lead")
                .param("lead", link.by())
                .update();
    }

    /** What made this customer, and was taken back, counts as brought by the next imported order of theirs, if there is one. */
    void handOver(UUID customer, Brought brought) {
        jdbc.sql("""
                        select * from customer_link where customer_id = :customer and brought is not null and lead_version = 0
                        order by linked_at, lead_id limit 1
                        """)
                .param("customer", customer)
                .query(this::link)
                .optional()
                .ifPresent(link -> save(List.of(new Link(
                        link.by(),
                        link.customer(),
                        link.created(),
                        link.version(),
                        link.at(),
                        link.leadVersion(),
                        brought.and(Objects.requireNonNull(link.brought()))))));
    }

    /** The lead of a link that was removed is linked to whom it was before: somebody who was kept as a prospect. */
    void restore(Link link, UUID customer) {
        save(List.of(new Link(
                link.by(),
                customer,
                customer.equals(link.customer()) && link.created(),
                link.version() + 1,
                link.at(),
                link.leadVersion(),
                null)));
    }

    /** What is known of conversions of these leads that were undone. */
    Map<UUID, Undone> undone(Collection<UUID> leads) {
        Map<UUID, Undone> undone = new HashMap<>();
        jdbc.sql("select * from undone_conversion where lead_id = any(:leads)")
                .param("leads", leads.toArray(UUID[]::new))
                .query(row -> {
                    undone.put(
                            row.getObject("lead_id", UUID.class),
                            new Undone(row.getLong("lead_version"), row.getLong("link_version")));
                });
        return undone;
    }

    /** Notes that conversions of older versions of the lead are undone; false if that was known. */
    boolean undo(UUID lead, long version) {
        return jdbc.sql("""
                        insert into undone_conversion as known (lead_id, lead_version, link_version)
                        values (:lead, :version, 0)
                        on conflict (lead_id) do update set lead_version = excluded.lead_version
                           where known.lead_version < excluded.lead_version
                        """).param("lead", lead).param("version", version).update() == 1;
    }

    /** The next answer for the lead of this link, which is undone, is a later one. */
    void answeredUpTo(Link link) {
        jdbc.sql("update undone_conversion set link_version = greatest(link_version, :version) where lead_id = :lead")
                .param("lead", link.by())
                .param("version", link.version())
                .update();
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

    /**
     * @param leadVersion conversions of older versions of the lead are undone
     * @param linkVersion of the last answer before that
     */
    record Undone(long leadVersion, long linkVersion) {

        static final Undone NOTHING = new Undone(0, 0);
    }

    /**
     * @param version grows when the lead or the order is linked to somebody else
     * @param leadVersion the newest of the lead that was taken in
     * @param brought what its conversion brought; null where nothing can be undone
     */
    record Link(
            UUID by,
            UUID customer,
            boolean created,
            long version,
            Instant at,
            long leadVersion,
            @Nullable Brought brought) {

        /** The same, as it is told after the last time. */
        Link toldAgain() {
            return new Link(by, customer, created, version + 1, at, leadVersion, brought);
        }

        /** The link after it was answered with that customer: the same one for the same customer. */
        Link answered(UUID answer, boolean made, Introduction introduction, @Nullable Brought nowBrought) {
            boolean same = answer.equals(customer);
            return new Link(
                    by,
                    answer,
                    same ? created : made,
                    same ? version : version + 1,
                    same ? at : introduction.at(),
                    introduction.leadVersion(),
                    nowBrought);
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
