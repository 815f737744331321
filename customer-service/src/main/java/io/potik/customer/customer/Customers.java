package io.potik.customer.customer;

import io.potik.customer.company.Company;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The customers. Any number is loaded or saved by a fixed handful of statements. */
@Repository
public class Customers {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> PREFERRED = new TypeReference<>() {};

    /** The key of the lock under which merges are made: "merges" in letters. */
    private static final long MERGES = 0x6D6572676573L;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Outbox outbox;

    Customers(JdbcClient jdbc, JsonMapper json, Outbox outbox) {
        this.jdbc = jdbc;
        this.json = json;
        this.outbox = outbox;
    }

    /**
     * The customers that there are of these ids, and those as whom they are read, locked in the order of their ids until
     * the open transaction ends. A transaction that also locks contact points locks those first.
     */
    public Map<UUID, Customer> lock(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return new HashMap<>();
        }
        // While it is held nobody is merged: who is read as whom stays so.
        jdbc.sql("select pg_advisory_xact_lock_shared(" + MERGES + ")").query(row -> {});
        List<Row> rows = jdbc.sql("""
                        select c.*, company.name as company_name
                        from customer c left join company on company.id = c.company_id
                        where c.id in (select unnest(cast(:ids as uuid[]))
                                       union select merged_into from customer where id = any(:ids))
                        order by c.id
                        for no key update of c
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .query(this::row)
                .list();
        UUID[] locked = rows.stream().map(Row::id).toArray(UUID[]::new);
        Map<UUID, List<ContactPoint>> points = pointsOf(locked);
        Map<UUID, Integer> orders = ordersOfPartsOf(locked);
        Map<UUID, Customer> customers = new LinkedHashMap<>();
        for (Row row : rows) {
            customers.put(
                    row.id(), row.customer(points.getOrDefault(row.id(), List.of()), orders.getOrDefault(row.id(), 0)));
        }
        return customers;
    }

    /**
     * The same for who merges or undoes a merge, with everybody who is part of one of them. Waits for whoever holds
     * customers, and nobody gets one before the open transaction ends; contact points are not locked after it.
     */
    Map<UUID, Customer> lockToMerge(Collection<UUID> ids) {
        jdbc.sql("select pg_advisory_xact_lock(" + MERGES + ")").query(row -> {});
        Set<UUID> all = new HashSet<>(ids);
        all.addAll(jdbc.sql("select id from customer where merged_into = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
        return lock(all);
    }

    /** One customer, locked until the open transaction ends. */
    public Optional<Customer> lock(UUID id) {
        return Optional.ofNullable(lock(List.of(id)).get(id));
    }

    /**
     * Writes what changed since it was loaded and tells the rest of the suite of it, in the open transaction. Whose a
     * contact point is has been written already when it was claimed.
     */
    public void save(Collection<Customer> customers) {
        List<Stored> made = new ArrayList<>();
        List<Stored> changed = new ArrayList<>();
        List<OutgoingMessage> messages = new ArrayList<>();
        for (Customer customer : customers) {
            Instant at = customer.changedAt();
            if (at != null) {
                (customer.isStored() ? changed : made).add(Stored.of(customer));
                CustomerChanged event = CustomerChanged.of(customer, at);
                messages.add(new OutgoingMessage(
                        CustomerChanged.TOPIC,
                        customer.id().toString(),
                        CustomerChanged.TYPE,
                        event.version(),
                        at,
                        json.writeValueAsBytes(event)));
            }
        }
        write("""
                insert into customer (id, version, name, lifecycle, company_id, manager_id, notes, fields, tags,
                                      preferred, merged_into, search, created_at)
                select id, version, name, lifecycle, company, manager, notes, fields, tags, preferred,
                       merged,
                       array_to_tsvector(string_to_array(words, ' ')), created
                """, made);
        // Until more is told of a customer, this is when they were heard last.
        write("""
                insert into customer_heard (customer_id, heard_at, told)
                select id, created, false
                """, made, "on conflict do nothing");
        write("""
                update customer set version = r.version, name = r.name, lifecycle = r.lifecycle,
                       company_id = r.company, manager_id = r.manager, notes = r.notes, fields = r.fields,
                       tags = r.tags, preferred = r.preferred,
                       merged_into = r.merged,
                       search = array_to_tsvector(string_to_array(r.words, ' '))
                """, changed);
        outbox.send(messages);
    }

    private void write(String statement, List<Stored> rows) {
        write(statement, rows, "");
    }

    private void write(String statement, List<Stored> rows, String otherwise) {
        if (rows.isEmpty()) {
            return;
        }
        String which = statement.startsWith("update") ? "where customer.id = r.id" : "";
        jdbc.sql(statement + """
                from json_to_recordset(cast(:rows as json)) as r (id uuid, version bigint, name text, lifecycle text,
                     company uuid, manager uuid, notes text, fields jsonb, tags text[], preferred jsonb, merged uuid, words text,
                     created timestamptz)
                """ + which + otherwise)
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    private Map<UUID, List<ContactPoint>> pointsOf(UUID[] customers) {
        Map<UUID, List<ContactPoint>> points = new HashMap<>();
        jdbc.sql("select customer_id, kind, value, raw from contact_point where customer_id = any(:ids)")
                .param("ids", customers)
                .query(row -> {
                    points.computeIfAbsent(row.getObject("customer_id", UUID.class), id -> new ArrayList<>())
                            .add(new ContactPoint(row.getString("kind"), row.getString("value"), row.getString("raw")));
                });
        return points;
    }

    /** How many orders those have who were merged into these; asked once they are locked, so that nobody adds one. */
    private Map<UUID, Integer> ordersOfPartsOf(UUID[] customers) {
        Map<UUID, Integer> orders = new HashMap<>();
        jdbc.sql("""
                select merged_into, sum(order_count) as orders from customer
                where merged_into = any(:ids) group by merged_into
                """).param("ids", customers).query(row -> {
            orders.put(row.getObject("merged_into", UUID.class), row.getInt("orders"));
        });
        return orders;
    }

    private Row row(ResultSet row, int number) throws SQLException {
        UUID company = row.getObject("company_id", UUID.class);
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"),
                Lifecycle.of(row.getString("lifecycle")),
                new Card(
                        row.getString("name"),
                        company == null ? null : new Company(company, row.getString("company_name")),
                        row.getObject("manager_id", UUID.class),
                        row.getString("notes"),
                        json.readValue(row.getString("fields"), FIELDS),
                        List.of((String[]) row.getArray("tags").getArray())),
                json.readValue(row.getString("preferred"), PREFERRED),
                row.getInt("order_count"),
                row.getObject("merged_into", UUID.class),
                row.getObject("erased_at") != null);
    }

    private record Row(
            UUID id,
            Instant createdAt,
            long version,
            Lifecycle lifecycle,
            Card card,
            Map<String, String> preferred,
            int orderCount,
            @Nullable UUID mergedInto,
            boolean forgotten) {

        Customer customer(List<ContactPoint> points, int ordersOfParts) {
            return Customer.stored(
                    id,
                    createdAt,
                    new Customer.State(
                            version,
                            lifecycle,
                            card,
                            preferred,
                            orderCount,
                            ordersOfParts,
                            mergedInto,
                            forgotten,
                            points));
        }
    }

    private record Stored(
            UUID id,
            long version,
            @Nullable String name,
            Lifecycle lifecycle,
            @Nullable UUID company,
            @Nullable UUID manager,
            String notes,
            Map<String, Object> fields,
            List<String> tags,
            Map<String, String> preferred,
            @Nullable UUID merged,
            String words,
            Instant created) {

        static Stored of(Customer customer) {
            Customer.State state = customer.state();
            Card card = state.card();
            return new Stored(
                    customer.id(),
                    state.version(),
                    card.name(),
                    state.lifecycle(),
                    card.company() == null ? null : card.company().id(),
                    card.managerId(),
                    card.notes(),
                    card.fields(),
                    card.tags(),
                    state.preferred(),
                    state.mergedInto(),
                    String.join(" ", SearchWords.of(card.name(), state.contactPoints())),
                    customer.createdAt());
        }
    }
}
