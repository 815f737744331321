package io.potik.customer.customer;

import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Who came to be by a conversion or an imported order that was undone, and is gone. */
@Repository
public class RemovedCustomers {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Outbox outbox;

    RemovedCustomers(JdbcClient jdbc, JsonMapper json, Outbox outbox) {
        this.jdbc = jdbc;
        this.json = json;
        this.outbox = outbox;
    }

    /** With which version each of these was removed who was there once. */
    public Map<UUID, Long> versions(Collection<UUID> ids) {
        Map<UUID, Long> removed = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, version from removed_customer where id = any(:ids)")
                    .param("ids", ids.toArray(UUID[]::new))
                    .query(row -> {
                        removed.put(row.getObject("id", UUID.class), row.getLong("version"));
                    });
        }
        return removed;
    }

    /**
     * Whether something else than one lead and its order came to a customer, who is locked: another lead or order, or
     * somebody who is one person with them. Imported orders that were undone are nothing.
     *
     * @param order null for none
     */
    public boolean hasMore(UUID customer, UUID lead, @Nullable UUID order) {
        return jdbc.sql("""
                        select exists (select from customer_link where customer_id = :customer and lead_id <> :lead)
                            or exists (select from customer_lead where customer_id = :customer and lead_id <> :lead)
                            or exists (select from purchase
                                       where customer_id = :customer and order_id is distinct from :order
                                         and not exists (select from undone_conversion gone
                                                         where gone.lead_id = purchase.order_id))
                            or exists (select from customer where merged_into = :customer)
                            or exists (select from customer_merge where into_id = :customer or customer_id = :customer)
                        """)
                .param("customer", customer)
                .param("lead", lead)
                .param("order", order, java.sql.Types.OTHER)
                .query(Boolean.class)
                .single();
    }

    /** Takes a locked customer away with everything that is kept of them, and tells the rest of the suite of it. */
    public void add(Customer customer, Instant at) {
        UUID id = customer.id();
        long version = customer.state().version() + 1;
        for (String of : List.of(
                "contact_point where customer_id = :id",
                "customer_link where customer_id = :id",
                "possible_duplicate where customer_id = :id",
                "possible_duplicate where other_id = :id",
                "two_people where customer_id = :id",
                "two_people where other_id = :id",
                "purchase_sum where customer_id = :id",
                "purchase where customer_id = :id",
                "customer_good where order_id in (select order_id from customer_order where customer_id = :id)",
                "customer_order where customer_id = :id",
                "customer_heard where customer_id = :id",
                "customer where id = :id")) {
            jdbc.sql("delete from " + of).param("id", id).update();
        }
        jdbc.sql("""
                insert into removed_customer (id, version) values (:id, :version)
                on conflict (id) do update set version = excluded.version
                """).param("id", id).param("version", version).update();
        outbox.send(List.of(new OutgoingMessage(
                CustomerChanged.TOPIC,
                id.toString(),
                CustomerRemoved.TYPE,
                version,
                at,
                json.writeValueAsBytes(new CustomerRemoved(id, version, at)))));
    }
}
