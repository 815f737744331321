package io.potik.local.deliveries;

import io.potik.local.Api;
import io.potik.local.LocalSuite;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Deliveries from many senders, a tenth of them repeated, while lead-service and then the broker are killed with SIGKILL
 * and started again. Shows that every 2xx has exactly one outcome, that the ledger
 * balances, and that no lead is there twice.
 */
public final class Kills {

    private Kills() {}

    /** What was found; {@link #isRight} says whether all of it is as promised. */
    public record Found(
            int accepted,
            int refused,
            int distinct,
            long received,
            long created,
            long appended,
            long duplicate,
            long inFlight,
            boolean balanced,
            long leads,
            long senders,
            long twice) {

        /** Every accepted delivery has an outcome, every sender one lead, nothing is in flight. */
        public boolean isRight() {
            return refused == 0
                    && received == accepted
                    && created + appended + duplicate == received
                    && created + appended == distinct
                    && inFlight == 0
                    && balanced
                    && leads == senders
                    && twice == 0;
        }
    }

    /** Delivers {@code count} messages of {@code senders} people with two kills on the way, and waits for the outcomes. */
    public static Found under(LocalSuite suite, int count, int senders) throws Exception {
        var owner = Api.signIn(suite.url(), suite.ownerEmail(), suite.ownerPassword());
        long base = 8_000_000_000L;
        var random = new Random(7);
        int distinct = count - count / 10;
        int[] order = random.ints(count, 0, distinct).toArray();
        for (int i = 0; i < distinct; i++) {
            order[i] = i; // every message once, and a tenth of all again
        }
        try (var hooks = Hooks.of(suite, owner, 16)) {
            var refused = new AtomicInteger();
            var accepted = new AtomicInteger();
            var next = new AtomicInteger();
            try (var threads = Executors.newFixedThreadPool(17)) {
                for (int thread = 0; thread < 16; thread++) {
                    threads.execute(() -> {
                        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                            int message = order[i];
                            int status =
                                    hooks.post(Hooks.update(message, base + message % senders, "message " + message));
                            (status / 100 == 2 ? accepted : refused).incrementAndGet();
                        }
                    });
                }
                threads.submit(() -> {
                            await(() -> next.get() > count / 5);
                            suite.kill("lead-service");
                            await(() -> next.get() > count * 2 / 5);
                            suite.restart("lead-service");
                            await(() -> next.get() > count * 3 / 5);
                            suite.kill("kafka");
                            await(() -> next.get() > count * 4 / 5);
                            suite.restart("kafka");
                            return null;
                        })
                        .get();
            }
            var totals = hooks.awaitOutcomes(owner, Duration.ofMinutes(10));
            var ours = "kind = 'telegram' and value::bigint between %d and %d".formatted(base, base + senders - 1);
            return new Found(
                    accepted.get(),
                    refused.get(),
                    distinct,
                    totals.path("received").asLong(),
                    totals.path("created").asLong(),
                    totals.path("appended").asLong(),
                    totals.path("duplicate").asLong(),
                    totals.path("inFlight").asLong(),
                    totals.path("balanced").asBoolean(),
                    count(suite, "select count(distinct lead_id) from lead_contact_point where " + ours),
                    senders,
                    count(
                            suite,
                            "select count(*) from (select value from lead_contact_point where " + ours
                                    + " group by value having count(distinct lead_id) > 1) as twice"));
        }
    }

    private static long count(LocalSuite suite, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(suite.databaseUrl("lead"), "postgres", "postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(5);
        }
    }
}
