package io.potik.load.deal;

import io.potik.load.desk.MadeUpLeads;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * The person of every made-up lead as a customer: in the tables of customer-service, and as lead-service knows them. They
 * are written straight into the databases, as the leads are; the same number is always the same customer.
 */
public final class MadeUpCustomers implements AutoCloseable {

    private static final int AT_ONCE = 50_000;
    private static final String ID = """
            (lpad(to_hex(1700000000000 + n * 30000::bigint), 12, '0') || '7' || substr(md5('customer' || n), 1, 3)
                || '8' || substr(md5('customer' || n), 4, 15))::uuid""";
    private static final String PHONE = "'+38067' || lpad(n::text, 7, '0')";

    private final Connection customers;
    private final Connection leads;
    private int made;

    /** Nobody is made yet. */
    public MadeUpCustomers(String customerDatabaseUrl, String leadDatabaseUrl) throws SQLException {
        this.customers = DriverManager.getConnection(customerDatabaseUrl, "postgres", "postgres");
        this.leads = DriverManager.getConnection(leadDatabaseUrl, "postgres", "postgres");
    }

    /** Adds customers until there are so many; their leads are there already. */
    public void upTo(int count) throws SQLException {
        while (made < count) {
            int until = Math.min(count, made + AT_ONCE);
            add(made + 1, until);
            know(made + 1, until);
            made = until;
        }
        for (var database : List.of(customers, leads)) {
            run(database, "vacuum analyze");
            run(database, "checkpoint");
        }
    }

    /** Their ids, spread over all of them. */
    public List<UUID> some(int count) throws SQLException {
        return Ids.of(
                customers,
                "select id from customer where erased_at is null and name is not null order by md5(id::text) limit "
                        + count);
    }

    private void add(int from, int until) throws SQLException {
        run(customers, "drop table if exists made");
        run(customers, """
                create temporary table made as
                select %s as id, n, %s as phone, first_names[1 + n %% cardinality(first_names)] as first_name,
                       last_names[1 + n / cardinality(first_names) %% cardinality(last_names)] as last_name,
                       to_timestamp(1700000000 + n * 30) as at
                from generate_series(%d, %d) as n,
                     (select '{%s}'::text[] as first_names, '{%s}'::text[] as last_names) names
                """.formatted(
                        ID,
                        PHONE,
                        from,
                        until,
                        String.join(",", MadeUpLeads.firstNames()),
                        String.join(",", MadeUpLeads.lastNames())));
        run(customers, """
                insert into customer (id, version, name, lifecycle, notes, search, created_at)
                select id, 1, initcap(first_name || ' ' || last_name), 'prospect', '',
                       array_to_tsvector(array[first_name, last_name]
                           || array(select substr(phone, start) from generate_series(2, 10) as start)), at
                from made
                """);
        run(
                customers,
                "insert into contact_point (kind, value, raw, customer_id)"
                        + " select 'phone', phone, phone, id from made");
        run(customers, "insert into customer_heard (customer_id, heard_at, told) select id, at, false from made");
    }

    private void know(int from, int until) throws SQLException {
        run(leads, """
                insert into known_customer (id, version, name, lifecycle, points)
                select %s, 1, 'Somebody', 'prospect', array['phone:' || %s] from generate_series(%d, %d) as n
                """.formatted(ID, PHONE, from, until));
        run(leads, """
                update contact_point set customer_id = %s from generate_series(%d, %d) as n
                where kind = 'phone' and value = %s
                """.formatted(ID, from, until, PHONE));
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        customers.close();
        leads.close();
    }
}
