package io.potik.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the same PostgreSQL does when a lead is one plain transaction: five rows (lead, contact point, activity, outbox,
 * inbox) and a commit, by {@code connections} clients at once. The yardstick that {@link Deliveries} is stated beside.
 */
final class Baseline {

    private Baseline() {}

    /** Leads a second over {@code count} leads. */
    static double leadsPerSecond(String databaseUrl, int count, int connections)
            throws SQLException, InterruptedException, ExecutionException {
        try (var connection = connect(databaseUrl);
                var statement = connection.createStatement()) {
            statement.execute("""
                    drop schema if exists baseline cascade;
                    create schema baseline;
                    create table baseline.lead (id uuid primary key, number bigint, title text, stage uuid, created_at timestamptz default now());
                    create index on baseline.lead (stage, created_at);
                    create table baseline.contact_point (kind text, value text, lead uuid, primary key (kind, value));
                    create table baseline.activity (id uuid primary key, lead uuid, at timestamptz default now(), data jsonb);
                    create index on baseline.activity (lead, at);
                    create table baseline.outbox (position bigint generated always as identity primary key, payload jsonb);
                    create table baseline.inbox (id uuid primary key)""");
        }
        var next = new AtomicInteger();
        long since = System.nanoTime();
        try (var clients = Executors.newFixedThreadPool(connections)) {
            Callable<Object> client = () -> {
                insert(databaseUrl, next, count);
                return next;
            };
            for (var done : clients.invokeAll(Collections.nCopies(connections, client))) {
                done.get();
            }
        }
        double rate = count / ((System.nanoTime() - since) / 1e9);
        try (var connection = connect(databaseUrl);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from baseline.lead")) {
            if (!rows.next() || rows.getInt(1) != count) {
                throw new SQLException("the baseline lost rows");
            }
        }
        return rate;
    }

    private static void insert(String databaseUrl, AtomicInteger next, int count) throws SQLException {
        try (var connection = connect(databaseUrl)) {
            connection.setAutoCommit(false);
            try (var lead = connection.prepareStatement(
                            "insert into baseline.lead (id, number, title, stage) values (?, ?, ?, ?)");
                    var point = connection.prepareStatement(
                            "insert into baseline.contact_point values ('telegram', ?, ?)");
                    var activity = connection.prepareStatement(
                            "insert into baseline.activity (id, lead, data) values (?, ?, ?::jsonb)");
                    var outbox =
                            connection.prepareStatement("insert into baseline.outbox (payload) values (?::jsonb)");
                    var inbox = connection.prepareStatement("insert into baseline.inbox values (?)")) {
                UUID stage = UUID.randomUUID();
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    UUID id = UUID.randomUUID();
                    run(lead, id, (long) i, "Sender " + i, stage);
                    run(point, String.valueOf(i), id);
                    run(
                            activity,
                            UUID.randomUUID(),
                            id,
                            "{\"text\":\"How much is a corner kitchen?\",\"kind\":\"message\"}");
                    run(
                            outbox,
                            "{\"lead\":{\"id\":\"" + id + "\",\"number\":" + i
                                    + ",\"version\":1,\"outcome\":\"open\"}}");
                    run(inbox, UUID.randomUUID());
                    connection.commit();
                }
            }
        }
    }

    private static void run(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
    }

    private static Connection connect(String databaseUrl) throws SQLException {
        return DriverManager.getConnection(databaseUrl, "postgres", "postgres");
    }
}
