package io.potik.load;

import io.potik.load.deal.Clicks;
import io.potik.load.deal.MadeUpCustomers;
import io.potik.load.desk.Business;
import io.potik.load.desk.MadeUpLeads;
import io.potik.load.http.Latencies;
import io.potik.local.Api;
import io.potik.local.LocalSuite;
import io.potik.local.Pause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * {@code deploy/load/deals}: who a lead is recognised as, how long it takes from the click to the customer and the order,
 * and how long until a person is forgotten everywhere, with 10 thousand, 100 thousand and a million people.
 */
public final class Deals {

    private static final int PEOPLE = 16;

    private final Api owner;
    private final List<Api> people;
    private final Clicks clicks;
    private final MadeUpCustomers customers;
    private final int conversions;
    private int entered;

    private Deals(Api owner, Clicks clicks, MadeUpCustomers customers, int conversions) {
        this.owner = owner;
        this.people = Collections.nCopies(PEOPLE, owner);
        this.clicks = clicks;
        this.customers = customers;
        this.conversions = conversions;
    }

    /**
     * @param arguments the project's folder, {@code --most} people (1000000), {@code --conversions} of each measure (320),
     *     half of them of customers who are known; {@code --erasures} one after the other (5)
     */
    public static void main(String[] arguments) throws Exception {
        var options = Arguments.of(arguments, Map.of("--most", 1_000_000, "--conversions", 320, "--erasures", 5));
        var sizes = Stream.of(10_000, 100_000, 1_000_000)
                .filter(size -> size <= options.number("--most"))
                .toList();
        try (var run = TemporarySuite.start(options.root())) {
            measure(run.suite(), sizes, options);
        }
    }

    private static void measure(LocalSuite suite, List<Integer> sizes, Arguments options) throws Exception {
        var owner = Api.signIn(suite.url(), suite.ownerEmail(), suite.ownerPassword());
        var lead = suite.databaseUrl("lead");
        try (var leads = new MadeUpLeads(lead, Business.of(owner).place());
                var customers = new MadeUpCustomers(suite.databaseUrl("customer"), lead);
                var clicks = new Clicks(lead)) {
            var deals = new Deals(owner, clicks, customers, options.number("--conversions"));
            for (int size : sizes) {
                System.out.printf(Locale.ROOT, "  making people up to %,d ...%n", size);
                leads.upTo(size);
                customers.upTo(size);
                deals.warmUp(size);
                System.out.printf(Locale.ROOT, "%,d people, milliseconds%n", size);
                deals.recognise(size);
                deals.convert();
                deals.erase(options.number("--erasures"));
            }
        }
    }

    /** The first time is the compilers'. */
    private void warmUp(int size) throws Exception {
        var known = clicks.ofKnown(conversions);
        ask(people, random -> previewOneOf(known, random));
        ask(people, random -> findByNumber(size, random));
        clicks.convert(people, leads());
    }

    private void recognise(int size) throws Exception {
        var known = clicks.ofKnown(conversions);
        for (var who : List.of(people.subList(0, 1), people)) {
            say(who.size(), "whose a lead is", ask(who, random -> previewOneOf(known, random)));
            say(who.size(), "customers by number", ask(who, random -> findByNumber(size, random)));
        }
    }

    private void previewOneOf(List<UUID> known, Random random) {
        var preview = owner.get("/api/leads/" + known.get(random.nextInt(known.size())) + "/conversion/preview")
                .orThrow();
        if (preview.path("customer").isNull()) {
            throw new IllegalStateException("Somebody is not recognised: " + preview);
        }
    }

    private void findByNumber(int size, Random random) {
        var phone = MadeUpLeads.phone(1 + random.nextInt(size));
        owner.get("/api/customers?q=0" + phone.substring(3)).orThrow();
    }

    private Latencies ask(List<Api> who, Consumer<Random> question) throws Exception {
        try (var threads = Executors.newFixedThreadPool(who.size())) {
            var asking = Collections.<Callable<Latencies>>nCopies(who.size(), () -> {
                var own = new Latencies();
                var random = new Random();
                for (int i = 0; i < conversions; i++) {
                    long since = System.nanoTime();
                    question.accept(random);
                    own.add(System.nanoTime() - since);
                }
                return own;
            });
            var parts = new ArrayList<Latencies>();
            for (var part : threads.invokeAll(asking)) {
                parts.add(part.get());
            }
            return Latencies.of(parts);
        }
    }

    private void convert() throws Exception {
        for (var who : List.of(people.subList(0, 1), people)) {
            var measured = clicks.convert(who, leads());
            say(who.size(), "answer to a click", measured.answers());
            say(who.size(), "click to both links", measured.links());
            System.out.printf(
                    Locale.ROOT,
                    "  %2d at once  %.1f conversions a second, end to end%n",
                    who.size(),
                    measured.aSecond());
        }
    }

    /** Half of them of customers who are known, half of people who are entered for it. */
    private List<UUID> leads() throws Exception {
        var leads = new ArrayList<>(clicks.ofKnown(conversions / 2));
        while (leads.size() < conversions) {
            var points = List.of(Map.of("kind", "phone", "value", "+38068%07d".formatted(++entered)));
            var made = owner.post("/api/leads", Map.of("title", "Ada", "contactPoints", points))
                    .orThrow();
            leads.add(UUID.fromString(made.path("id").asString()));
        }
        Collections.shuffle(leads, new Random(1));
        return leads;
    }

    private void erase(int count) throws Exception {
        var took = new Latencies();
        for (var customer : customers.some(count)) {
            long since = System.nanoTime();
            var erasure =
                    owner.post("/api/erasures", Map.of("customerId", customer)).orThrow();
            while (!erasure.path("state").asString().equals("done")) {
                Pause.shortly();
                erasure = owner.get("/api/erasures/" + erasure.path("id").asString())
                        .orThrow();
            }
            took.add(System.nanoTime() - since);
        }
        say(1, "a person is forgotten", took);
    }

    private static void say(int atOnce, String what, Latencies took) {
        System.out.printf(
                Locale.ROOT,
                "  %2d at once  %-22s p50 %8.1f   p95 %8.1f   p99 %8.1f%n",
                atOnce,
                what,
                took.percentile(50),
                took.percentile(95),
                took.percentile(99));
    }
}
