package io.potik.load;

import io.potik.load.http.Latencies;
import io.potik.local.Api;
import io.potik.local.LocalSuite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code deploy/load/live}: how many people can have the board open on one gateway, and how long after a move the others
 * see it. The listeners share the machine with the suite, so the last numbers are theirs too.
 */
public final class Live {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int CARDS = 20;
    private static final int PEOPLE = 10;
    private static final String PASSWORD = "load-live-2026";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Live() {}

    /** One open board: what it heard of, and when. */
    private static final class Listener {

        private final Map<String, Long> heard = new ConcurrentHashMap<>();
        private final CountDownLatch ready = new CountDownLatch(1);
        private final CompletableFuture<?> stream;

        Listener(Api person) {
            stream = person.listen("/api/live", this::hear);
        }

        /** How the stream ended, if it did. */
        String end() {
            return stream.handle((answer, failure) -> String.valueOf(failure == null ? answer : failure))
                    .completeOnTimeout("it is silent", 1, TimeUnit.SECONDS)
                    .join();
        }

        private void hear(String data) {
            long now = System.nanoTime();
            ready.countDown();
            var change = JSON.readTree(data);
            heard.putIfAbsent(key(change.path("leadId"), change.path("version")), now);
        }
    }

    /**
     * @param arguments the project's folder, {@code --most} people (3200), {@code --moves} with each number of them (100),
     *     {@code --rate} moves a second (10), {@code --late} milliseconds that are too late (1000)
     */
    public static void main(String[] arguments) throws Exception {
        var options = Arguments.of(arguments, Map.of("--most", 3_200, "--moves", 100, "--rate", 10, "--late", 1_000));
        try (var run = TemporarySuite.start(options.root())) {
            measure(run.suite(), options);
        }
    }

    private static void measure(LocalSuite suite, Arguments options) throws Exception {
        var owner = Api.signIn(suite.url(), suite.ownerEmail(), suite.ownerPassword());
        var stages = owner.get("/api/pipelines")
                .orThrow()
                .path("items")
                .get(0)
                .path("stages")
                .valueStream()
                .filter(stage -> stage.path("kind").asString().equals("open"))
                .map(stage -> stage.path("id").asString())
                .limit(2)
                .toList();
        var cards = new ArrayList<>(
                IntStream.range(0, CARDS).mapToObj(i -> card(owner, i)).toList());
        var people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> manager(suite, owner, i))
                .toList();
        var listeners = new ArrayList<Listener>();
        move(owner, cards, stages, options); // the first moves are slow ones
        System.out.println("people on the board   milliseconds until all see a move: p50     p95     p99   missed");
        int most = 0;
        for (int count = 50; count <= options.number("--most"); count *= 2) {
            if (!opened(listeners, people, count)) {
                break;
            }
            var moves = move(owner, cards, stages, options);
            int missed = await(listeners, moves.keySet());
            var delays = delays(listeners, moves);
            System.out.printf(
                    "  %,8d                                             %8.1f%8.1f%8.1f%9d%n",
                    count, delays.percentile(50), delays.percentile(95), delays.percentile(99), missed);
            if (missed > 0 || delays.percentile(95) > options.number("--late")) {
                break;
            }
            most = count;
        }
        System.out.printf("the most with p95 within %,d ms and nothing missed: %,d%n", options.number("--late"), most);
        listeners.forEach(listener -> listener.stream.cancel(true));
    }

    /** Whether so many have the board open; says why not. */
    private static boolean opened(List<Listener> listeners, List<Api> people, int count) throws InterruptedException {
        while (listeners.size() < count) {
            listeners.add(new Listener(people.get(listeners.size() % people.size())));
        }
        for (var listener : listeners) {
            if (!listener.ready.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                System.out.printf("  of %,d a stream does not open: %s%n", count, listener.end());
                return false;
            }
        }
        return true;
    }

    /** Moves cards to and fro at the rate; when each move was asked for, by what the streams say of it. */
    private static Map<String, Long> move(Api owner, List<JsonNode> cards, List<String> stages, Arguments options)
            throws InterruptedException {
        var moves = new HashMap<String, Long>();
        long every = TimeUnit.SECONDS.toNanos(1) / options.number("--rate");
        long begun = System.nanoTime();
        for (int i = 0; i < options.number("--moves"); i++) {
            TimeUnit.NANOSECONDS.sleep(begun + i * every - System.nanoTime());
            var card = cards.get(i % cards.size());
            var to = stages.get(card.path("stageId").asString().equals(stages.getFirst()) ? 1 : 0);
            long asked = System.nanoTime();
            var moved = owner.post(
                            "/api/leads/" + card.path("id").asString() + "/move",
                            Map.of(
                                    "stageId",
                                    to,
                                    "version",
                                    card.path("version").asLong()))
                    .orThrow();
            moves.put(key(moved.path("id"), moved.path("version")), asked);
            cards.set(i % cards.size(), moved);
        }
        return moves;
    }

    /** Until everybody heard of everything, or patience ends; how much was not heard. */
    private static int await(List<Listener> listeners, Iterable<String> moves) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        int missed;
        do {
            TimeUnit.MILLISECONDS.sleep(100);
            missed = 0;
            for (var listener : listeners) {
                for (var move : moves) {
                    missed += listener.heard.containsKey(move) ? 0 : 1;
                }
            }
        } while (missed > 0 && System.nanoTime() < until);
        return missed;
    }

    private static Latencies delays(List<Listener> listeners, Map<String, Long> moves) {
        var delays = new Latencies();
        for (var listener : listeners) {
            moves.forEach((move, asked) -> {
                var heard = listener.heard.get(move);
                if (heard != null) {
                    delays.add(heard - asked);
                }
            });
        }
        return delays;
    }

    private static String key(JsonNode lead, JsonNode version) {
        return lead.asString("") + " " + version.asLong(0);
    }

    private static JsonNode card(Api owner, int number) {
        return owner.post(
                        "/api/leads",
                        Map.of(
                                "title",
                                "Kitchen " + number,
                                "contactPoints",
                                List.of(Map.of("kind", "phone", "value", "+38067100" + (1000 + number)))))
                .orThrow();
    }

    private static Api manager(LocalSuite suite, Api owner, int number) {
        var email = "live" + number + "@load.potik.local";
        owner.post(
                        "/api/staff",
                        Map.of("name", "Manager " + number, "email", email, "role", "manager", "password", PASSWORD))
                .orThrow();
        return Api.signIn(suite.url(), email, PASSWORD);
    }
}
