package io.potik.load;

import io.potik.local.Api;
import io.potik.local.LocalSuite;
import io.potik.local.deliveries.Hooks;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;

/**
 * {@code deploy/load/deliveries}: deliveries a second through the gateway that end as leads in lead-service's database,
 * beside the one-lead-a-transaction rate of the same PostgreSQL in the same run, and where the processor's time went.
 */
public final class Deliveries {

    private static final int SENDERS = 64;

    private Deliveries() {}

    /** @param arguments the project's folder, and how many deliveries (20000 when not said) */
    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000;
        try (var run = TemporarySuite.start(arguments[0])) {
            measure(run.suite(), count);
        }
    }

    private static void measure(LocalSuite suite, int count) throws Exception {
        var owner = Api.signIn(suite.url(), suite.ownerEmail(), suite.ownerPassword());
        try (var hooks = Hooks.of(suite, owner, SENDERS)) {
            System.out.println("  warming up ...");
            run(suite, hooks, 0, Math.min(count, 10_000));
            var cpuBefore = Cpu.seconds(suite.processes());
            var run = run(suite, hooks, 1_000_000, count);
            var cpu = Cpu.since(cpuBefore, suite.processes());
            double baseline = Baseline.leadsPerSecond(suite.databaseUrl("lead"), count, 8);
            var totals = ledger(owner, hooks);
            say(
                    "deliveries accepted       %,8.0f a second   (answer p50 %.1f ms, p99 %.1f ms, %d senders)",
                    run.accepted, run.p50, run.p99, SENDERS);
            say("deliveries that are leads %,8.0f a second", run.leads);
            say("one lead a transaction    %,8.0f a second   (plain JDBC, 8 clients, the same PostgreSQL)", baseline);
            say("ratio                     %8.2f", run.leads / baseline);
            say(
                    "ledger                    received %d, created %d, balanced %s",
                    totals.path("received").asInt(),
                    totals.path("created").asInt(),
                    totals.path("balanced").asBoolean());
            say("processor seconds (the load itself %.1f):", cpu.own());
            cpu.byProgram().forEach((program, seconds) -> say("  %-22s %6.1f", program, seconds));
        }
    }

    private record Run(double accepted, double leads, double p50, double p99) {}

    private static Run run(LocalSuite suite, Hooks hooks, int firstId, int count) throws Exception {
        long before = leads(suite);
        var nanos = new ConcurrentLinkedQueue<Long>();
        long since = System.nanoTime();
        int accepted = hooks.postAll(
                count,
                SENDERS,
                i -> Hooks.update(firstId + i, 1_000_000_000L + firstId + i, "How much is a corner kitchen?"),
                nanos);
        double posting = (System.nanoTime() - since) / 1e9;
        if (accepted != count) {
            throw new IllegalStateException("only " + accepted + " of " + count + " deliveries were accepted");
        }
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (leads(suite) < before + count) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "only " + (leads(suite) - before) + " leads of " + count + " after three minutes");
            }
            Thread.sleep(20);
        }
        double whole = (System.nanoTime() - since) / 1e9;
        List<Long> sorted = nanos.stream().sorted().toList();
        return new Run(count / posting, count / whole, Hooks.percentile(sorted, 50), Hooks.percentile(sorted, 99));
    }

    private static long leads(LocalSuite suite) throws SQLException {
        try (var connection = DriverManager.getConnection(suite.databaseUrl("lead"), "postgres", "postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from lead")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static JsonNode ledger(Api owner, Hooks hooks) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (true) {
            var totals = owner.get("/api/ledger?by=day&connectionId=" + hooks.connectionId())
                    .orThrow()
                    .path("totals");
            if (totals.path("inFlight").asInt() == 0 || System.nanoTime() > end) {
                return totals;
            }
            Thread.sleep(100);
        }
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
