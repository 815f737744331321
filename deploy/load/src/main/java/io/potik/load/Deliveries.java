package io.potik.load;

import io.potik.load.http.Senders;
import io.potik.load.http.Senders.Run;
import io.potik.local.Api;
import io.potik.local.LocalSuite;
import io.potik.local.deliveries.Hooks;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code deploy/load/deliveries}: deliveries a second through the gateway that end as leads in lead-service's database,
 * beside the one-lead-a-transaction rate of the same PostgreSQL in the same run, and where the processor's time went.
 */
public final class Deliveries {

    private static final int SENDERS = 64;
    private static final String LEADS = "select count(*) from lead";
    private static final String LAST_NUMBER = "select coalesce(pg_sequence_last_value('lead_number'), 0)";

    private Deliveries() {}

    /**
     * @param arguments the project's folder, {@code --count} of deliveries (20000), {@code --warmup} of them before
     * (10000), {@code --idle} seconds in between (10)
     */
    public static void main(String[] arguments) throws Exception {
        var options = Arguments.of(arguments, Map.of("--count", 20_000, "--warmup", 10_000, "--idle", 10));
        try (var run = TemporarySuite.start(options.root())) {
            measure(run.suite(), options.number("--warmup"), options.number("--count"), options.number("--idle"));
        }
    }

    private static void measure(LocalSuite suite, int before, int count, int idle) throws Exception {
        var owner = Api.signIn(suite.url(), suite.ownerEmail(), suite.ownerPassword());
        var numbers = new AtomicLong();
        try (var hooks = Hooks.of(suite, owner, 1);
                var senders = new Senders(hooks.address(), Hooks.headers(), SENDERS, Deliveries::body, numbers)) {
            System.out.println("  warming up ...");
            run(suite, senders, before);
            hooks.awaitOutcomes(owner, Duration.ofMinutes(1));
            System.out.println("  idle for " + idle + " s ...");
            var idleSince = Cpu.seconds(suite.processes());
            Thread.sleep(Duration.ofSeconds(idle));
            var resting = Cpu.since(idleSince, suite.processes());
            System.out.println("  measuring ...");
            var cpuSince = Cpu.seconds(suite.processes());
            var run = run(suite, senders, count);
            var totals = hooks.awaitOutcomes(owner, Duration.ofMinutes(1));
            var cpu = Cpu.since(cpuSince, suite.processes());
            double baseline = Baseline.leadsPerSecond(suite.databaseUrl("lead"), count, 8);
            say(
                    "deliveries accepted       %,8.0f a second   (answer p50 %.1f ms, p99 %.1f ms, %d senders)",
                    run.sent().perSecond(),
                    run.sent().latencies().percentile(50),
                    run.sent().latencies().percentile(99),
                    SENDERS);
            say("deliveries that are leads %,8.0f a second", run.leadsPerSecond());
            say("one lead a transaction    %,8.0f a second   (plain JDBC, 8 clients, the same PostgreSQL)", baseline);
            say("ratio                     %8.2f", run.leadsPerSecond() / baseline);
            say(
                    "ledger                    received %d, created %d, balanced %s",
                    totals.path("received").asInt(),
                    totals.path("created").asInt(),
                    totals.path("balanced").asBoolean());
            say("microseconds of processor a delivery, up to its outcome in the ledger:");
            say("  %s", cpu.of(count));
            if (idle > 0) {
                say("thousandths of a processor while nothing happens:");
                say("  %s", resting.of(1_000 * idle));
            }
        }
    }

    private record Measured(Run sent, double leadsPerSecond) {}

    private static Measured run(LocalSuite suite, Senders senders, int count) throws Exception {
        long before = number(suite, LEADS);
        long numbered = number(suite, LAST_NUMBER);
        long since = System.nanoTime();
        var sent = senders.asFastAsTheyCan(count);
        if (sent.accepted() != count) {
            throw new IllegalStateException("only " + sent.accepted() + " of " + count + " deliveries were accepted");
        }
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        // To count all of them again and again would cost what is measured: first the number that the last one got.
        while (number(suite, LAST_NUMBER) < numbered + count || number(suite, LEADS) < before + count) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "only " + (number(suite, LEADS) - before) + " leads of " + count + " after three minutes");
            }
            Thread.sleep(20);
        }
        return new Measured(sent, count / ((System.nanoTime() - since) / 1e9));
    }

    private static byte[] body(long number) {
        return Hooks.update((int) number, 1_000_000_000L + number, "How much is a corner kitchen?")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static long number(LocalSuite suite, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(suite.databaseUrl("lead"), "postgres", "postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
