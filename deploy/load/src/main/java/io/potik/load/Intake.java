package io.potik.load;

import io.potik.load.bare.BareHandler;
import io.potik.load.http.Senders;
import io.potik.load.http.Senders.Run;
import io.potik.local.Api;
import io.potik.local.Beside;
import io.potik.local.LocalSuite;
import io.potik.local.deliveries.Hooks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code deploy/load/intake}: what one instance of intake-service accepts, beside a handler that only inserts a row, both
 * in the same run on the same PostgreSQL, turn and turn about.
 */
public final class Intake {

    private static final List<Integer> SENDERS = List.of(1, 8, 64);
    private static final int MOST = SENDERS.getLast();

    /** The same for both where they have them; the limits are counted and never reached. */
    private static final Map<String, String> SETTINGS = Map.of(
            "SERVER_TOMCAT_THREADS_MAX", "128",
            "SERVER_TOMCAT_MAXKEEPALIVEREQUESTS", "-1",
            "SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE", "16",
            "POTIK_INTAKE_HOOK_PERCONNECTION", "1000000",
            "POTIK_INTAKE_HOOK_PERADDRESS", "1000000");

    private record Server(String name, URI address) {}

    private record Level(int senders, List<Run> intake, List<Run> bare) {}

    private final AtomicLong numbers = new AtomicLong();
    private final LocalSuite suite;
    private final Duration lasting;
    private final Server intake;
    private final Server bare;

    private Intake(LocalSuite suite, Duration lasting, Server intake, Server bare) {
        this.suite = suite;
        this.lasting = lasting;
        this.intake = intake;
        this.bare = bare;
    }

    /** @param arguments the project's folder, {@code --seconds} of each measure (5), {@code --rounds} of all (3) */
    public static void main(String[] arguments) throws Exception {
        var options = Arguments.of(arguments, Map.of("--seconds", 5, "--rounds", 3));
        try (var run = TemporarySuite.start(options.root(), Set.of("gateway-service", "intake-service"), SETTINGS)) {
            var suite = run.suite();
            var owner = Api.signIn(suite.url(), suite.ownerEmail(), suite.ownerPassword());
            try (var hooks = Hooks.of(suite, owner, 1)) {
                suite.stop("gateway-service"); // it was needed for the connection only
                var path = hooks.address().getPath();
                int port = freePort();
                try (var beside = startBare(suite, port)) {
                    var bare = new Server("bare handler", URI.create("http://localhost:" + port + path));
                    awaitAnswer(bare, beside);
                    var intake = new Server("intake-service", URI.create(suite.serviceUrl("intake-service") + path));
                    new Intake(suite, Duration.ofSeconds(options.number("--seconds")), intake, bare)
                            .measure(options.number("--rounds"));
                }
            }
        }
    }

    private void measure(int rounds) throws InterruptedException {
        System.out.println("  warming up ...");
        for (int i = 0; i < 3; i++) { // the compilers need some time
            post(intake, MOST, lasting);
            post(bare, MOST, lasting);
        }
        var levels = SENDERS.stream()
                .map(senders -> new Level(senders, new ArrayList<>(), new ArrayList<>()))
                .toList();
        var costs = new ArrayList<String>();
        for (int round = 1; round <= rounds; round++) {
            System.out.println("  round " + round + " of " + rounds + " ...");
            costs.clear();
            for (var level : levels) {
                level.intake().add(post(intake, level.senders(), costs));
                level.bare().add(post(bare, level.senders(), costs));
            }
        }
        say(
                "%8s  %31s  %31s  %6s",
                "senders", "intake-service /s    p50    p99", "bare handler /s    p50    p99", "ratio");
        double most = 0;
        double ratio = 0;
        for (var level : levels) {
            var ours = Run.median(level.intake());
            var theirs = Run.median(level.bare());
            most = Math.max(most, ours.perSecond());
            ratio = ours.perSecond() / theirs.perSecond();
            say("%8d  %s  %s  %6.2f", level.senders(), row(ours), row(theirs), ratio);
        }
        var half = postAtRate(intake, most / 2);
        double p99 = half.latencies().percentile(99);
        say(
                "at half of its most, %,.0f a second: p50 %.1f ms, p99 %.1f ms from when each was due",
                most / 2, half.latencies().percentile(50), p99);
        say(
                "%d senders: %s the bare handler; half of the most: p99 %s 50 ms",
                MOST, ratio > 1 ? "beats" : "does NOT beat", p99 < 50 ? "under" : "NOT under");
        say("microseconds of processor a delivery, in the last round:");
        costs.forEach(System.out::println);
    }

    private Run post(Server server, int senders, List<String> costs) throws InterruptedException {
        var before = Cpu.seconds(suite.processes());
        var run = post(server, senders, lasting);
        costs.add(String.format(
                Locale.ROOT,
                "  %-15s %2d senders: %s",
                server.name(),
                senders,
                Cpu.since(before, suite.processes()).of(run.accepted())));
        return run;
    }

    private Run post(Server server, int senders, Duration lasting) throws InterruptedException {
        try (var all = senders(server, senders)) {
            return said(server, all.asFastAsTheyCan(lasting));
        }
    }

    private Run postAtRate(Server server, double perSecond) throws InterruptedException {
        try (var all = senders(server, MOST)) {
            said(server, all.atRate(perSecond, Duration.ofSeconds(2)));
            return said(server, all.atRate(perSecond, lasting.multipliedBy(3)));
        }
    }

    private Senders senders(Server server, int count) {
        return new Senders(server.address(), Hooks.headers(), count, Intake::body, numbers);
    }

    private static byte[] body(long number) {
        return Hooks.update((int) number, 1_000_000_000L + number, "How much is a corner kitchen?")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A figure with refusals in it must not look like one without. */
    private static Run said(Server server, Run run) {
        if (run.refused() > 0) {
            say(
                    "  %s refused %d of %d, by status: %s",
                    server.name(), run.refused(), run.refused() + run.accepted(), run.refusals());
        }
        return run;
    }

    private static String row(Run run) {
        return String.format(
                Locale.ROOT,
                "%,17.0f %6.1f %6.1f",
                run.perSecond(),
                run.latencies().percentile(50),
                run.latencies().percentile(99));
    }

    private static Beside startBare(LocalSuite suite, int port) throws SQLException {
        var url = suite.databaseUrl("intake");
        try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("create table bare_delivery (like delivery including all)");
        }
        var environment = new java.util.HashMap<>(SETTINGS);
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("SPRING_DATASOURCE_URL", url);
        environment.put("SPRING_DATASOURCE_USERNAME", "postgres");
        environment.put("SPRING_DATASOURCE_PASSWORD", "postgres");
        return suite.startBeside(BareHandler.class, 256, environment);
    }

    private static void awaitAnswer(Server server, Beside program) throws InterruptedException {
        try (var connection = new io.potik.load.http.KeptConnection(server.address(), Hooks.headers())) {
            while (true) {
                program.mustLive();
                try {
                    connection.post(body(0));
                    return;
                } catch (IOException e) {
                    Thread.sleep(100); // not listening yet
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
