package io.potik.order.customer;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The customers that customer-service has told of. */
@Repository
public class KnownCustomers {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    KnownCustomers(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Takes over what was told, by one statement in the open transaction; what is older than what is known is dropped. */
    public void learn(Collection<KnownCustomer> told) {
        Map<UUID, KnownCustomer> newest = new LinkedHashMap<>();
        for (KnownCustomer customer : told) {
            newest.merge(customer.id(), customer, (a, b) -> a.version() > b.version() ? a : b);
        }
        if (newest.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into customer as known (id, version, name, manager_id)
                select id, version, name, "managerId"
                from json_to_recordset(cast(:rows as json)) as r (id uuid, version bigint, name text, "managerId" uuid)
                order by id
                on conflict (id) do update
                   set version = excluded.version, name = excluded.name, manager_id = excluded.manager_id
                   where known.version < excluded.version
                """).param("rows", json.writeValueAsString(newest.values())).update();
    }

    /** Who looks after these customers; those whom nobody looks after, or who are not known yet, are left out. */
    public Map<UUID, UUID> managersOf(Collection<UUID> customers) {
        Map<UUID, UUID> managers = new HashMap<>();
        jdbc.sql("select id, manager_id from customer where id = any(:ids) and manager_id is not null")
                .param("ids", customers.toArray(UUID[]::new))
                .query(row -> {
                    managers.put(row.getObject("id", UUID.class), row.getObject("manager_id", UUID.class));
                });
        return managers;
    }

    /** The customer, if there is one of that id. */
    public Optional<KnownCustomer> find(UUID id) {
        return jdbc.sql("select id, version, name, manager_id from customer where id = :id")
                .param("id", id)
                .query(KnownCustomer.class)
                .optional();
    }
}
