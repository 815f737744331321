package io.potik.intake.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.intake.channel.AskingChannel.Found;
import io.potik.intake.receipt.DecideOutcomes;
import io.potik.intake.support.RunningService;
import io.potik.intake.support.ScriptChannel;
import io.potik.intake.support.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever happens in whatever order, the ledger balances and is what a recount of the receipts gives. */
class LedgerLawIntegrationTests extends RunningService {

    @Autowired
    private DecideOutcomes decide;

    @Autowired
    private PlatformTransactionManager transactions;

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void balancesAndEqualsARecount(long seed) {
        var random = new Random(seed);
        var bots = List.of(bot(), bot(), connect("script", "{}", "{}"));
        var sent = new ArrayList<String>();
        for (int step = 0; step < 12; step++) {
            burst(random, bots, sent);
            decisions(random, bots);
            if (random.nextBoolean()) {
                replay(random, bots);
            }
            if (random.nextInt(3) == 0) {
                // Some hours pass: the same receipts, counted where they were received, must move together.
                shift(bots, random.nextInt(1, 30));
            }
        }

        recount(bots);
    }

    private void burst(Random random, List<Connected> bots, List<String> sent) {
        try (var together = Executors.newFixedThreadPool(8)) {
            var posts = IntStream.range(0, random.nextInt(1, 15))
                    .mapToObj(i -> {
                        var bot = bots.get(random.nextInt(bots.size()));
                        var update = random.nextInt(3) == 0 && !sent.isEmpty()
                                ? sent.get(random.nextInt(sent.size()))
                                : fresh(random, bot);
                        sent.add(update);
                        return CompletableFuture.supplyAsync(() -> deliver(bot, "right-secret", update), together);
                    })
                    .toList();
            assertThat(posts)
                    .allSatisfy(post -> assertThat(post.join().status()).isEqualTo(200));
        }
    }

    private static String fresh(Random random, Connected bot) {
        return bot.view().path("provider").asString().equals("script") ? items(random) : update(random);
    }

    /** A delivery of several things of every kind. */
    private static String items(Random random) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> {
                    var id = "law-" + Updates.id();
                    ScriptChannel.FOUND.put(
                            id,
                            new ConcurrentLinkedQueue<Found>(List.of(
                                    random.nextBoolean()
                                            ? new Found.Gone("gone")
                                            : new Found.Meant(ScriptChannel.request(id, "9", "found", null, null)))));
                    var kinds = List.of("request", "call", "order", "retraction", "reference", "unreadable", "nothing");
                    var earlier = "law-" + (Updates.id() - 1 - random.nextInt(9));
                    return "{\"is\":\"" + kinds.get(random.nextInt(kinds.size())) + "\",\"id\":\"" + id
                            + "\",\"key\":\"" + earlier + "\",\"order\":\"1\",\"sum\":1,\"why\":\"law\"}";
                })
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String update(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "{\"update_id\":" + Updates.id() + ",\"poll\":{}}";
            case 1 -> "{\"update_id\":" + Updates.id() + ",\"brand_new\":{}}";
            default -> Updates.text(Updates.id(), random.nextInt(5) + 1, "words");
        };
    }

    private void decisions(Random random, List<Connected> bots) {
        var words = List.of("created", "appended", "excluded", "ignored", "ordered");
        var decisions = new ArrayList<DecideOutcomes.Decision>();
        for (var bot : bots) {
            for (var id : ids(bot, "inFlight")) {
                for (int times = random.nextInt(3); times > 0; times--) {
                    decisions.add(new DecideOutcomes.Decision(
                            id,
                            Outcome.of(words.get(random.nextInt(words.size()))),
                            null,
                            null,
                            null,
                            Instant.now().minusSeconds(random.nextInt(100))));
                }
            }
        }
        new TransactionTemplate(transactions).executeWithoutResult(open -> decide.decide(decisions));
        recount(bots);
    }

    private void replay(Random random, List<Connected> bots) {
        for (var bot : bots) {
            var quarantined = ids(bot, "quarantined");
            if (random.nextInt(4) == 0) {
                assertThat(as("owner", "POST", "/api/receipts/replays", "{\"connectionId\":\"" + bot.id() + "\"}")
                                .status())
                        .isEqualTo(200);
            } else if (!quarantined.isEmpty()) {
                var id = quarantined.get(random.nextInt(quarantined.size()));
                assertThat(as("owner", "POST", "/api/receipts/" + id + "/replay", "")
                                .status())
                        .as("422: what was sent was taken back")
                        .isIn(200, 422);
            }
        }
    }

    /** Nothing moves in the background any more. */
    private void settled(Connected bot) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> jdbc.sql("select count(*) from open_reference where connection_id = ?")
                                .param(bot.id())
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private void shift(List<Connected> bots, int hours) {
        for (var bot : bots) {
            settled(bot);
            jdbc.sql("update receipt set received_at = received_at - make_interval(hours => ?) where connection_id = ?")
                    .params(hours, bot.id())
                    .update();
            // far away and back: moved by a few hours, a row would meet the next one that has not moved yet
            for (int move : List.of(-100_000, 100_000 - hours)) {
                jdbc.sql("update ledger set hour = hour + make_interval(hours => ?) where connection_id = ?")
                        .params(move, bot.id())
                        .update();
            }
        }
    }

    private List<UUID> ids(Connected bot, String outcome) {
        return jdbc.sql("select id from receipt where connection_id = ? and outcome = ?")
                .params(bot.id(), outcome)
                .query(UUID.class)
                .list();
    }

    private void recount(List<Connected> bots) {
        for (var bot : bots) {
            settled(bot);
            var counted = new HashMap<String, Map<String, Long>>();
            jdbc.sql("""
                    select to_char(date_trunc('hour', received_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as hour,
                           outcome, count(*) as n
                    from receipt where connection_id = ? group by 1, 2
                    """).param(bot.id()).query(row -> {
                counted.computeIfAbsent(row.getString("hour"), hour -> new HashMap<>())
                        .put(row.getString("outcome"), row.getLong("n"));
            });
            var shown = get("/api/ledger?connectionId=" + bot.id() + "&from="
                            + Instant.now().minusSeconds(30 * 86_400L) + "&to="
                            + Instant.now().plusSeconds(3600))
                    .path("items");
            for (var row : shown) {
                var expected = counted.getOrDefault(row.path("period").asString(), Map.of());
                long sum = 0;
                for (var outcome : Outcome.values()) {
                    long n = expected.getOrDefault(outcome.word(), 0L);
                    assertThat(row.path(outcome.word()).asLong())
                            .as(outcome + " of " + row)
                            .isEqualTo(n);
                    sum += n;
                }
                assertThat(row.path("received").asLong()).isEqualTo(sum);
                assertThat(row.path("balanced").asBoolean()).isTrue();
            }
            assertThat(shown).hasSize(counted.size());
        }
    }
}
