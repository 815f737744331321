package io.potik.load;

import io.potik.load.desk.Business;
import io.potik.load.desk.MadeUpLeads;
import io.potik.load.desk.Person;
import io.potik.load.desk.Person.Ask;
import io.potik.load.http.Latencies;
import io.potik.local.Api;
import io.potik.local.LocalSuite;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code deploy/load/desk}: how long the board, a column's page, a card, searches and a move take through the gateway for
 * one person and for sixteen, with 10 thousand, 100 thousand and a million leads, and how much longer with the most than
 * with the fewest.
 */
public final class Desk {

    private static final int PEOPLE = 16;

    private Desk() {}

    private record Measured(Map<Ask, Latencies> ofOne, Map<Ask, Latencies> ofAll) {

        Latencies alone(Ask what) {
            return Objects.requireNonNull(ofOne.get(what));
        }

        Latencies together(Ask what) {
            return Objects.requireNonNull(ofAll.get(what));
        }
    }

    /**
     * @param arguments the project's folder, {@code --most} leads (1000000), {@code --requests} of a kind by each person
     * (100), those of one person alone are four times as many
     */
    public static void main(String[] arguments) throws Exception {
        var options = Arguments.of(arguments, Map.of("--most", 1_000_000, "--requests", 100));
        var sizes = Stream.of(10_000, 100_000, 1_000_000)
                .filter(size -> size <= options.number("--most"))
                .toList();
        try (var run = TemporarySuite.start(options.root())) {
            measure(run.suite(), sizes, options.number("--requests"));
        }
    }

    private static void measure(LocalSuite suite, List<Integer> sizes, int requests) throws Exception {
        var owner = Api.signIn(suite.url(), suite.ownerEmail(), suite.ownerPassword());
        var business = Business.of(owner);
        var sessions = new ArrayList<Api>();
        for (int i = 0; i < PEOPLE; i++) {
            // Half of them see everything, half their own and what nobody has.
            sessions.add(i % 2 == 0 ? owner : Api.signIn(suite.url(), Business.email(i / 2), Business.PASSWORD));
        }
        var all = new ArrayList<Measured>();
        try (var leads = new MadeUpLeads(suite.databaseUrl("lead"), business.place())) {
            for (int size : sizes) {
                System.out.printf(Locale.ROOT, "  making leads up to %,d ...%n", size);
                leads.upTo(size);
                var moved = business.place().open().subList(0, 2).stream()
                        .map(UUID::toString)
                        .toList();
                var people = IntStream.range(0, PEOPLE)
                        .mapToObj(i -> new Person(sessions.get(i), moved, size, i, PEOPLE))
                        .toList();
                ask(people, all.isEmpty() ? 3 * requests : requests / 4);
                var measured = new Measured(ask(people.subList(0, 1), 4 * requests), ask(people, requests));
                all.add(measured);
                say(size, measured);
            }
        }
        if (all.size() > 1) {
            compare(all.getFirst(), all.getLast());
        }
    }

    /** All of them at the same time, one kind of question after the other. */
    private static Map<Ask, Latencies> ask(List<Person> people, int requests) throws Exception {
        var latencies = new EnumMap<Ask, Latencies>(Ask.class);
        try (var threads = Executors.newFixedThreadPool(people.size())) {
            for (var what : Ask.values()) {
                var asking = people.stream()
                        .<Callable<Latencies>>map(person -> () -> {
                            var own = new Latencies();
                            for (int i = 0; i < requests; i++) {
                                own.add(person.ask(what));
                            }
                            return own;
                        })
                        .toList();
                var parts = new ArrayList<Latencies>();
                for (var part : threads.invokeAll(asking)) {
                    parts.add(part.get());
                }
                latencies.put(what, Latencies.of(parts));
            }
        }
        return latencies;
    }

    private static void say(int size, Measured measured) {
        System.out.printf(
                Locale.ROOT,
                "%,d leads, milliseconds   1 person: p50     p95   %d people: p50     p95%n",
                size,
                PEOPLE);
        for (var what : Ask.values()) {
            var alone = measured.alone(what);
            var together = measured.together(what);
            System.out.printf(
                    Locale.ROOT,
                    "  %-22s           %8.1f%8.1f           %8.1f%8.1f%n",
                    what.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    alone.percentile(50),
                    alone.percentile(95),
                    together.percentile(50),
                    together.percentile(95));
        }
    }

    private static void compare(Measured fewest, Measured most) {
        System.out.println("with the most leads, times as long as with the fewest");
        for (var what : Ask.values()) {
            System.out.printf(
                    Locale.ROOT,
                    "  %-22s           %8.2f%8.2f           %8.2f%8.2f%n",
                    what.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    ratio(fewest.alone(what), most.alone(what), 50),
                    ratio(fewest.alone(what), most.alone(what), 95),
                    ratio(fewest.together(what), most.together(what), 50),
                    ratio(fewest.together(what), most.together(what), 95));
        }
    }

    private static double ratio(Latencies fewest, Latencies most, int percent) {
        return most.percentile(percent) / fewest.percentile(percent);
    }
}
