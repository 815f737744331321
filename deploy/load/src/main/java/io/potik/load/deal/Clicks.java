package io.potik.load.deal;

import io.potik.load.http.Latencies;
import io.potik.local.Api;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Leads that become deals: how long a click is answered, and how long it takes until the card has its customer and its
 * order. The links are looked for in lead-service's database, every few milliseconds for all at once, so that waiting costs
 * the suite next to nothing.
 */
public final class Clicks implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(4);
    private static final Map<String, Object> SOLD =
            Map.of("order", Map.of("lines", List.of(Map.of("name", "Kitchen", "quantity", "1", "price", "1000.00"))));

    private final Connection leads;

    /** Looks into this database. */
    public Clicks(String leadDatabaseUrl) throws SQLException {
        this.leads = DriverManager.getConnection(leadDatabaseUrl, "postgres", "postgres");
    }

    /**
     * What was measured.
     *
     * @param answers from the click to its answer
     * @param links from the click until both links stand on the card
     * @param aSecond conversions from the first click to the last link, by the second
     */
    public record Measured(Latencies answers, Latencies links, double aSecond) {}

    private record OfOne(Latencies answers, Latencies links) {}

    /** Open leads of customers who are known, spread over all. */
    public List<UUID> ofKnown(int count) throws SQLException {
        return Ids.of(
                leads,
                "select id from lead where outcome = 'OPEN' and channel = 'form' order by md5(id::text) limit "
                        + count);
    }

    /**
     * All of these people work at once, each one lead after the other: click, wait until the card has both links, take the
     * next. Returns when every lead has both.
     */
    public Measured convert(List<Api> people, List<UUID> converted) throws Exception {
        var waiting = new ConcurrentLinkedQueue<>(converted);
        var clicked = new ConcurrentHashMap<UUID, CompletableFuture<Long>>();
        long since = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(people.size())) {
            var all = people.stream()
                    .map(person -> threads.submit(() -> work(person, waiting, clicked)))
                    .toList();
            while (all.stream().anyMatch(one -> !one.isDone())) {
                for (var lead : linked(clicked.keySet())) {
                    Objects.requireNonNull(clicked.remove(lead)).complete(System.nanoTime());
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
            double seconds = (System.nanoTime() - since) / 1e9;
            var answers = new ArrayList<Latencies>();
            var links = new ArrayList<Latencies>();
            for (var one : all) {
                answers.add(one.get().answers());
                links.add(one.get().links());
            }
            return new Measured(Latencies.of(answers), Latencies.of(links), converted.size() / seconds);
        }
    }

    private static OfOne work(
            Api person, ConcurrentLinkedQueue<UUID> waiting, Map<UUID, CompletableFuture<Long>> clicked)
            throws Exception {
        var own = new OfOne(new Latencies(), new Latencies());
        for (var lead = waiting.poll(); lead != null; lead = waiting.poll()) {
            var linked = new CompletableFuture<Long>();
            long since = System.nanoTime();
            clicked.put(lead, linked);
            person.post("/api/leads/" + lead + "/conversion", SOLD).orThrow();
            own.answers().add(System.nanoTime() - since);
            own.links().add(linked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS) - since);
        }
        return own;
    }

    private List<UUID> linked(Set<UUID> clicked) throws SQLException {
        try (var statement = leads.prepareStatement(
                "select id from lead where id = any(?) and customer_id is not null and order_id is not null")) {
            statement.setArray(1, leads.createArrayOf("uuid", clicked.toArray()));
            try (var rows = statement.executeQuery()) {
                var linked = new ArrayList<UUID>();
                while (rows.next()) {
                    linked.add(rows.getObject(1, UUID.class));
                }
                return linked;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        leads.close();
    }
}
