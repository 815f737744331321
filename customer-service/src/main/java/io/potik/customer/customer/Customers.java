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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Outbox outbox;

    Customers(JdbcClient jdbc, JsonMapper json, Outbox outbox) {
        this.jdbc = jdbc;
        this.json = json;
        this.outbox = outbox;
    }

    /**
     * The customers that there are of these ids, locked in the order of their ids until the open transaction ends. A
     * transaction that also locks contact points locks those first.
     */
    public Map<UUID, Customer> lock(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return new HashMap<>();
        }
        UUID[] sought = ids.toArray(UUID[]::new);
        List<Row> rows = jdbc.sql("""
                        select c.*, company.name as company_name
                        from customer c left join company on company.id = c.company_id
                        where c.id = any(:ids) order by c.id
                        for no key update of c
                        """).param("ids", sought).query(this::row).list();
        Map<UUID, List<ContactPoint>> points = pointsOf(sought);
        Map<UUID, Customer> customers = new LinkedHashMap<>();
        for (Row row : rows) {
            customers.put(row.id(), row.customer(points.getOrDefault(row.id(), List.of())));
        }
        return customers;
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
                insert into customer (id, version, name, lifecycle, company_id, manager_id, notes, fields, search, created_at)
                select id, version, name, lifecycle, company, manager, notes, fields,
                       array_to_tsvector(string_to_array(words, ' ')), created
                """, made);
        write("""
                update customer set version = r.version, name = r.name, lifecycle = r.lifecycle,
                       company_id = r.company, manager_id = r.manager, notes = r.notes, fields = r.fields,
                       search = array_to_tsvector(string_to_array(r.words, ' '))
                """, changed);
        outbox.send(messages);
    }

    private void write(String statement, List<Stored> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String which = statement.startsWith("update") ? "where customer.id = r.id" : "";
        jdbc.sql(statement + """
                from json_to_recordset(cast(:rows as json)) as r (id uuid, version bigint, name text, lifecycle text,
                     company uuid, manager uuid, notes text, fields jsonb, words text, created timestamptz)
                """ + which)
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

    private Row row(ResultSet row, int number) throws SQLException {
        UUID company = row.getObject("company_id", UUID.class);
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"),
                row.getString("name"),
                Lifecycle.of(row.getString("lifecycle")),
                company == null ? null : new Company(company, row.getString("company_name")),
                row.getObject("manager_id", UUID.class),
                row.getString("notes"),
                json.readValue(row.getString("fields"), FIELDS),
                row.getInt("order_count"));
    }

    private record Row(
            UUID id,
            Instant createdAt,
            long version,
            @Nullable String name,
            Lifecycle lifecycle,
            @Nullable Company company,
            @Nullable UUID managerId,
            String notes,
            Map<String, Object> fields,
            int orderCount) {

        Customer customer(List<ContactPoint> points) {
            return Customer.stored(
                    id,
                    createdAt,
                    new Customer.State(
                            version, name, lifecycle, company, managerId, notes, fields, orderCount, points));
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
            String words,
            Instant created) {

        static Stored of(Customer customer) {
            Customer.State state = customer.state();
            Company company = state.company();
            return new Stored(
                    customer.id(),
                    state.version(),
                    state.name(),
                    state.lifecycle(),
                    company == null ? null : company.id(),
                    state.managerId(),
                    state.notes(),
                    state.fields(),
                    String.join(" ", SearchWords.of(state.name(), state.contactPoints())),
                    customer.createdAt());
        }
    }
}
