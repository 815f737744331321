package io.potik.load.outage;

import io.potik.load.Arguments;
import io.potik.load.TemporarySuite;
import io.potik.local.Api;
import io.potik.local.LocalSuite;
import io.potik.local.deliveries.Hooks;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * {@code deploy/load/outages}: persons write all the time through the gateway while Kafka, and then PostgreSQL, is away.
 * Without Kafka nothing may be refused; without PostgreSQL a delivery may only be told to come again; and afterwards
 * everything that was accepted must be there, in its sender's order. Ends with code 1 when one of these laws is broken.
 */
public final class Outages {

    private static final Duration BEFORE_AND_AFTER = Duration.ofSeconds(5);
    private static final Duration UNTIL_ALL_IS_ACCEPTED = Duration.ofMinutes(2);
    private static final Duration UNTIL_ALL_IS_DECIDED = Duration.ofMinutes(5);

    private final LocalSuite suite;
    private final Api owner;
    private final int persons;
    private final Duration between;
    private final Duration away;

    private Outages(LocalSuite suite, Api owner, int persons, int perSecond, Duration away) {
        this.suite = suite;
        this.owner = owner;
        this.persons = persons;
        this.between = Duration.ofSeconds(1).multipliedBy(persons).dividedBy(perSecond);
        this.away = away;
    }

    /**
     * @param arguments the project's folder, {@code --seconds} that each is away (120), {@code --rate} of deliveries a
     *     second (100), {@code --senders} (50)
     */
    public static void main(String[] arguments) throws Exception {
        var options = Arguments.of(arguments, Map.of("--seconds", 120, "--rate", 100, "--senders", 50));
        boolean right = true;
        try (var run = TemporarySuite.start(options.root())) {
            var suite = run.suite();
            var owner = Api.signIn(suite.url(), suite.ownerEmail(), suite.ownerPassword());
            var outages = new Outages(
                    suite,
                    owner,
                    options.number("--senders"),
                    options.number("--rate"),
                    Duration.ofSeconds(options.number("--seconds")));
            right &= outages.isRightWithout("kafka", 3_000_000_000L, false);
            right &= outages.isRightWithout("postgresql", 4_000_000_000L, true);
        }
        if (!right) {
            System.exit(1);
        }
    }

    private boolean isRightWithout(String part, long firstAccount, boolean mayRefuse) throws Exception {
        say("%n%s away for %d s, %d senders", part, away.toSeconds(), persons);
        try (var hooks = Hooks.of(suite, owner, 1)) {
            var everybody = IntStream.range(0, persons)
                    .mapToObj(i -> new Person(i, firstAccount, hooks.address()))
                    .toList();
            var answers = new Answers();
            try {
                write(part, everybody, answers);
            } finally {
                everybody.forEach(Person::close);
            }
            say(
                    "accepted      %,8d   within p50 %.1f ms, p99 %.1f ms, at most %.1f ms",
                    answers.accepted(),
                    answers.acceptedWithin(50),
                    answers.acceptedWithin(99),
                    answers.acceptedWithin(100));
            if (answers.refused() > 0) {
                say(
                        "503           %,8d   within p50 %.1f ms, p99 %.1f ms, at most %.1f ms",
                        answers.refused(),
                        answers.refusedWithin(50),
                        answers.refusedWithin(99),
                        answers.refusedWithin(100));
            }
            return isRight(find(hooks, everybody, answers, mayRefuse));
        }
    }

    private void write(String part, List<Person> everybody, Answers answers) throws Exception {
        var writes = new AtomicBoolean(true);
        var tries = new AtomicBoolean(true);
        try (var threads = Executors.newFixedThreadPool(persons)) {
            var writing = everybody.stream()
                    .<Future<?>>map(person -> threads.submit(() -> {
                        person.write(writes::get, tries::get, between, answers);
                        return null;
                    }))
                    .toList();
            try {
                Thread.sleep(BEFORE_AND_AFTER);
                suite.kill(part);
                Thread.sleep(away);
                suite.restart(part);
                say("%s is back", part);
                Thread.sleep(BEFORE_AND_AFTER);
                writes.set(false);
                long end = System.nanoTime() + UNTIL_ALL_IS_ACCEPTED.toNanos();
                while (!writing.stream().allMatch(Future::isDone) && System.nanoTime() < end) {
                    Thread.sleep(100);
                }
            } finally {
                writes.set(false);
                tries.set(false);
            }
            for (var one : writing) {
                one.get();
            }
        }
    }

    private Found find(Hooks hooks, List<Person> everybody, Answers answers, boolean mayRefuse) throws Exception {
        long since = System.nanoTime();
        var totals = hooks.awaitOutcomes(owner, UNTIL_ALL_IS_DECIDED);
        say("all outcomes were there %.1f s later", (System.nanoTime() - since) / 1e9);
        var stores = new Stores(suite, hooks.connectionId());
        var accounts = everybody.stream().map(Person::account).toList();
        return new Found(
                mayRefuse,
                answers.accepted(),
                answers.refused(),
                answers.wrong(),
                missing(everybody, stores.receipts()),
                totals.path("received").asLong(),
                totals.path("created").asLong() + totals.path("appended").asLong(),
                totals.path("duplicate").asLong(),
                totals.path("inFlight").asLong(),
                totals.path("balanced").asBoolean(),
                stores.messages(),
                Order.inKafka(suite.brokers(), hooks.connectionId()).values().stream()
                        .mapToInt(Order::overtaken)
                        .sum(),
                notLast(everybody, stores),
                stores.leads(accounts),
                persons);
    }

    private static int missing(List<Person> everybody, Set<String> receipts) {
        return (int) everybody.stream()
                .flatMap(person -> IntStream.rangeClosed(1, person.accepted()).mapToObj(person::externalId))
                .filter(id -> !receipts.contains(id))
                .count();
    }

    private static int notLast(List<Person> everybody, Stores stores) throws SQLException {
        var words = stores.lastWords(everybody.stream().map(Person::account).toList());
        return (int) everybody.stream()
                .filter(person -> !Set.of(Person.text(person.accepted())).equals(words.get(person.account())))
                .count();
    }

    private static boolean isRight(Found found) {
        System.out.println(found);
        found.broken().forEach(law -> System.out.println("BROKEN: " + law));
        if (found.broken().isEmpty()) {
            System.out.println("Everything that was accepted is there, in its order.");
        }
        return found.broken().isEmpty();
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
