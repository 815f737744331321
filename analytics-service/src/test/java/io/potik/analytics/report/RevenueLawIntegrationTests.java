package io.potik.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.analytics.Desk;
import io.potik.analytics.Desk.Pipeline;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/**
 * Whatever happens to orders: a cancelled one adds nothing, one of which money was given back what was kept, one that is
 * taken up again its sum again; to its manager and its source, on every day as it stood then.
 */
class RevenueLawIntegrationTests {

    private static final LawStore STORE = new LawStore();
    private static final LocalDate START = LocalDate.of(2026, 10, 12);

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void sumsAreWhatOrdersAreWorth(@ForAll long seed) {
        var chance = new Random(seed);
        var pipeline = Pipeline.of("Deals", true, "Talk", "Offer");
        var desk = new Desk();
        var start = LawStore.WORKSPACE.startOf(START);
        desk.define(pipeline, 1, start);
        var sources = List.of(desk.source("Bot", start), desk.source("Form", start));
        var staff = List.of(UUID.randomUUID(), UUID.randomUUID());
        for (int i = 1 + chance.nextInt(6); i > 0; i--) {
            sell(desk, chance, pipeline, sources, staff, start.plus(Duration.ofHours(chance.nextInt(400))));
        }
        project(desk, chance);

        var from = START.plusDays(chance.nextInt(10) - 2);
        var to = from.plusDays(chance.nextInt(25));
        for (var asOf : new @Nullable LocalDate[] {null, START.plusDays(chance.nextInt(30)), to}) {
            compare(desk, new Question(from, to, asOf, LawStore.WORKSPACE.timeZone(), null, null, null));
        }
    }

    private static void sell(
            Desk desk, Random chance, Pipeline pipeline, List<UUID> sources, List<UUID> staff, Instant begun) {
        var at = begun;
        var lead = desk.lead(pipeline, sources.get(chance.nextInt(2)), staff.get(chance.nextInt(2)), at);
        if (chance.nextBoolean()) {
            lead.worth(at, chance.nextInt(900) + ".50", chance.nextBoolean() ? "UAH" : "USD", staff.getFirst());
        }
        Desk.@Nullable Order order = null;
        for (int i = chance.nextInt(15); i >= 0; i--) {
            at = at.plus(Duration.ofMinutes(1 + chance.nextInt(60 * 40)));
            if (lead.isOpen()) {
                lead.win(at, staff.getFirst());
                if (order == null || chance.nextInt(3) == 0) {
                    order = desk.order(lead.id, chance.nextInt(500) + ".25", "UAH", at.plusSeconds(1));
                }
                continue;
            }
            switch (chance.nextInt(9)) {
                case 0 -> lead.reopen(at, pipeline.stages().getFirst(), staff.getFirst());
                case 1 -> lead.assign(at, staff.get(chance.nextInt(2)), staff.getFirst());
                case 2, 3 -> Objects.requireNonNull(order).cancel(at, chance.nextBoolean());
                case 4 -> Objects.requireNonNull(order).sell(at, chance.nextInt(500) + ".75");
                case 5, 6 -> Objects.requireNonNull(order).pay(at, "-" + (1 + chance.nextInt(300)) + ".10");
                default -> Objects.requireNonNull(order).pay(at, 1 + chance.nextInt(600) + ".40");
            }
        }
    }

    /** In polls of any size, keys interleaved in any way, the events of one key in their order. */
    private static void project(Desk desk, Random chance) {
        STORE.empty();
        var queues = new ArrayList<>(desk.events.stream()
                .collect(Collectors.groupingBy(Desk.Event::key, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(ArrayList::new)
                .toList());
        var poll = new ArrayList<Desk.Event>();
        while (!queues.isEmpty()) {
            var queue = queues.get(chance.nextInt(queues.size()));
            poll.add(queue.removeFirst());
            if (queue.isEmpty()) {
                queues.remove(queue);
            }
            if (chance.nextInt(8) == 0) {
                STORE.apply(poll);
                // The same again, as after a rebuild that met a repeat.
                STORE.apply(poll.stream()
                        .filter(event -> event.topic().equals("order.events"))
                        .toList());
                poll.clear();
            }
        }
        STORE.apply(poll);
    }

    private static void compare(Desk desk, Question question) {
        var wins = NaiveModel.wins(desk.moments, desk.orderMoments, question.asOf(), question.zone());
        Map<@Nullable UUID, Map<String, BigDecimal>> byOwner = new HashMap<>();
        Map<@Nullable UUID, Map<String, BigDecimal>> bySource = new HashMap<>();
        var created = new HashMap<UUID, Instant>();
        desk.moments.forEach(moment -> created.putIfAbsent(moment.lead(), moment.at()));
        for (var win : wins) {
            if (win.amount() == null || win.currency() == null) {
                continue;
            }
            if (isIn(question, win.at())) {
                byOwner.computeIfAbsent(win.owner(), owner -> new TreeMap<>())
                        .merge(win.currency(), win.amount(), BigDecimal::add);
            }
            if (isIn(question, Objects.requireNonNull(created.get(win.lead())))) {
                bySource.computeIfAbsent(win.source(), source -> new TreeMap<>())
                        .merge(win.currency(), win.amount(), BigDecimal::add);
            }
        }
        for (var item : STORE.get(CompareManagers.class).compare(question).items()) {
            assertThat(text(item.sums()))
                    .as("%s", question)
                    .isEqualTo(decimals(byOwner.remove(
                            item.manager() == null ? null : item.manager().id())));
        }
        for (var item : STORE.get(CompareSources.class).compare(question).items()) {
            assertThat(text(item.revenue()))
                    .as("%s", question)
                    .isEqualTo(decimals(bySource.remove(
                            item.source() == null ? null : item.source().id())));
        }
        assertThat(byOwner).isEmpty();
        assertThat(bySource).isEmpty();
    }

    private static boolean isIn(Question question, Instant at) {
        var day = at.atZone(question.zone()).toLocalDate();
        return !day.isBefore(question.from()) && !day.isAfter(question.to());
    }

    private static Map<String, String> text(List<Money> sums) {
        return sums.stream().collect(Collectors.toMap(Money::currency, Money::amount));
    }

    private static Map<String, String> decimals(@Nullable Map<String, BigDecimal> sums) {
        return sums == null
                ? Map.of()
                : sums.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                sum -> sum.getValue()
                                        .setScale(2, RoundingMode.HALF_UP)
                                        .toPlainString()));
    }
}
