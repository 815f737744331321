package io.potik.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.analytics.Desk;
import io.potik.analytics.Desk.Pipeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/** Whatever happens to leads, the reports say what product.md says, on every basis, for every cohort and on every day. */
class FunnelLawIntegrationTests {

    /** Something that happens some hours after the last thing; what exactly depends on what is possible then. */
    record Step(int what, int hours, int where, int who) {}

    /** A lead's life. */
    record Life(int hour, List<Step> steps) {}

    /** A workspace's history, and where its reports are cut. */
    record History(List<Life> lives, int fromDay, int days, int asOfDay, long seed) {}

    private static final LawStore STORE = new LawStore();

    /** Before summer time ends in Kyiv, so that one of the days has 25 hours. */
    private static final LocalDate START = LocalDate.of(2026, 10, 12);

    @Provide
    Arbitrary<History> histories() {
        var step = Combinators.combine(
                        Arbitraries.integers().between(0, 17),
                        Arbitraries.of(0, 0, 1, 5, 12, 24, 30, 72, 200),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 2))
                .as(Step::new);
        var life = Combinators.combine(
                        Arbitraries.integers().between(0, 600), step.list().ofMaxSize(12))
                .as(Life::new);
        return Combinators.combine(
                        life.list().ofMinSize(1).ofMaxSize(12),
                        Arbitraries.integers().between(-2, 20),
                        Arbitraries.integers().between(0, 25),
                        Arbitraries.integers().between(0, 35),
                        Arbitraries.longs())
                .as(History::new);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void reportsSayWhatTheWordsMean(@ForAll("histories") History history) {
        var leads = Pipeline.of("Leads", true, "New", "Contacted", "Offer");
        var deals = Pipeline.of("Deals", false, "Talk", "Paper");
        var desk = new Desk();
        var start = LawStore.WORKSPACE.startOf(START);
        desk.define(leads, 1, start);
        desk.define(deals, 1, start);
        var reasons = List.of(desk.reason("Too expensive", start), desk.reason("No answer", start));
        var sources = List.of(desk.source("Bot", start), desk.source("Form", start));
        var staff = List.of(UUID.randomUUID(), UUID.randomUUID());
        for (var life : history.lives()) {
            live(desk, life, start, List.of(leads, deals), reasons, sources, staff);
        }
        var chance = new Random(history.seed());
        project(desk, chance);

        var from = START.plusDays(history.fromDay());
        var to = from.plusDays(history.days());
        for (var asOf : new @Nullable LocalDate[] {null, START.plusDays(history.asOfDay())}) {
            compareManagers(desk, from, to, asOf, staff);
            compareSources(new Question(from, to, asOf, LawStore.WORKSPACE.timeZone(), null, null, null));
        }
        for (var pipeline : List.of(leads, deals)) {
            for (var cohort : Cohort.values()) {
                for (var asOf : new @Nullable LocalDate[] {null, START.plusDays(history.asOfDay())}) {
                    compare(chance, desk, pipeline, cohort, Basis.REACHED, from, to, asOf, null, null);
                    compare(chance, desk, pipeline, cohort, Basis.VISITED, from, to, asOf, staff.getFirst(), null);
                    compare(chance, desk, pipeline, cohort, Basis.STRICT, from, to, asOf, null, sources.getFirst());
                    compare(chance, desk, pipeline, cohort, Basis.STRICT, from, to, asOf, staff.getLast(), null);
                }
            }
        }
    }

    private static void live(
            Desk desk,
            Life life,
            Instant start,
            List<Pipeline> pipelines,
            List<UUID> reasons,
            List<UUID> sources,
            List<UUID> staff) {
        var at = start.plus(Duration.ofHours(life.hour()));
        var who = life.hour() % 3;
        var lead = desk.lead(pipelines.getFirst(), sources.get(life.hour() % 2), who == 2 ? null : staff.get(who), at);
        for (var step : life.steps()) {
            at = at.plus(Duration.ofHours(step.hours()));
            if (!lead.isThere()) {
                return;
            }
            var by = step.who() == 2 ? null : staff.get(step.who());
            var open = lead.pipeline().stages().stream()
                    .filter(stage -> stage.kind().equals("open"))
                    .toList();
            var stage = open.get(step.where() % open.size());
            if (lead.isMerged()) {
                // Nothing happens to it but that somebody takes the merge back.
                if (step.what() > 8) {
                    lead.unmerge(at, by);
                }
                continue;
            }
            switch (step.what()) {
                case 16, 17 -> lead.merge(at, by);
                case 0 -> lead.assign(at, by, by);
                case 1 -> lead.worth(at, step.where() == 0 ? null : step.where() + "00.50", "UAH", by);
                case 2 -> lead.worth(at, step.where() + "7", "USD", by);
                case 3 -> lead.exclude(at, by);
                case 4 -> lead.note(at, by);
                case 5 -> {
                    if (lead.isOpen()) {
                        var other = pipelines.get(lead.pipeline().equals(pipelines.getFirst()) ? 1 : 0);
                        lead.moveTo(at, other, other.stages().getFirst(), by);
                    }
                }
                case 6, 7 -> {
                    if (lead.isOpen()) {
                        lead.reject(at, reasons.get(step.where() % 2), by);
                    } else {
                        lead.reopen(at, stage, by);
                    }
                }
                case 8 -> {
                    if (lead.isOpen()) {
                        lead.win(at, by);
                    }
                }
                default -> {
                    if (lead.isOpen()) {
                        lead.move(at, stage, by);
                    }
                }
            }
        }
    }

    /** In polls of any size, leads interleaved in any way, the events of one lead in their order. */
    private static void project(Desk desk, Random random) {
        STORE.empty();
        var queues = new ArrayList<>(desk.events.stream()
                .collect(Collectors.groupingBy(Desk.Event::key, java.util.LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(ArrayList::new)
                .toList());
        var poll = new ArrayList<Desk.Event>();
        while (!queues.isEmpty()) {
            var queue = queues.get(random.nextInt(queues.size()));
            poll.add(queue.removeFirst());
            if (queue.isEmpty()) {
                queues.remove(queue);
            }
            if (random.nextInt(12) == 0) {
                STORE.apply(poll);
                poll.clear();
            }
        }
        STORE.apply(poll);
    }

    private static void compare(
            Random chance,
            Desk desk,
            Pipeline pipeline,
            Cohort cohort,
            Basis basis,
            LocalDate from,
            LocalDate to,
            @Nullable LocalDate asOf,
            @Nullable UUID manager,
            @Nullable UUID source) {
        var zone = LawStore.WORKSPACE.timeZone();
        var model = new NaiveModel(desk.moments, pipeline, cohort, basis, from, to, asOf, zone, manager, source);
        var question =
                new Question(from, to, asOf, zone, manager == null ? null : Set.of(manager), pipeline.id(), source);
        var funnel = STORE.get(DrawFunnel.class).draw(cohort, basis, question);
        var rejections = STORE.get(CountRejections.class).count(cohort, question);

        var where = "%s %s, %s to %s as of %s".formatted(cohort, basis, from, to, asOf);
        assertThat(funnel.leads()).as(where).isEqualTo(model.leads());
        assertThat(funnel.open()).as(where).isEqualTo(model.open());
        assertThat(funnel.stages()).hasSameSizeAs(pipeline.stages());
        for (var drawn : funnel.stages()) {
            var stage = pipeline.stages().get(drawn.rank() - 1);
            var here = where + " " + stage.name();
            assertThat(drawn.stageId()).isEqualTo(stage.id());
            assertThat(drawn.entered())
                    .as(here)
                    .isEqualTo(drawn.advanced() + drawn.movedBack() + drawn.rejected() + drawn.left() + drawn.here());
            assertThat(List.of(
                            drawn.entered(),
                            drawn.advanced(),
                            drawn.movedBack(),
                            drawn.rejected(),
                            drawn.left(),
                            drawn.here(),
                            drawn.visited(),
                            drawn.reached(),
                            drawn.strict(),
                            drawn.count()))
                    .as(here)
                    .containsExactly(
                            model.entered(stage),
                            model.ended(stage, "advanced"),
                            model.ended(stage, "back"),
                            model.ended(stage, "rejected"),
                            model.ended(stage, "left"),
                            model.ended(stage, "here"),
                            model.count(Basis.VISITED, stage),
                            model.count(Basis.REACHED, stage),
                            model.count(Basis.STRICT, stage),
                            model.count(basis, stage));
            assertThat(drawn.stepPercent()).as(here).isEqualTo(model.step(stage, false));
            assertThat(drawn.settledStepPercent()).as(here).isEqualTo(model.step(stage, true));
            assertThat(drawn.cumulativePercent()).as(here).isEqualTo(model.cumulative(stage, false));
            assertThat(drawn.settledCumulativePercent()).as(here).isEqualTo(model.cumulative(stage, true));
            assertThat(byCurrency(drawn.sums())).as(here).isEqualTo(text(model.sums(stage)));
            assertThat(byCurrency(drawn.currentSums())).as(here).isEqualTo(text(model.currentSums(stage)));
            var counted = new TreeMap<UUID, Long>();
            rejections.items().stream()
                    .filter(item -> item.stageId().equals(stage.id()))
                    .forEach(item -> counted.put(item.reasonId(), item.count()));
            assertThat(counted).as(here).isEqualTo(model.rejections(stage));
        }
        open(chance, model, funnel, pipeline, question);
        if (!rejections.items().isEmpty()) {
            var cell = rejections.items().get(chance.nextInt(rejections.items().size()));
            var behind = pages(
                    1 + chance.nextInt(3),
                    page -> STORE.get(OpenFigure.class)
                            .ofRejections(
                                    cell.stageId(), cell.reasonId(), cell.reasonId() == null, cohort, question, page));
            assertThat(behind.count()).as(where).isEqualTo(cell.count());
        }
    }

    /** A figure by chance, page by page: it is what the report shows, and those whom the model counts. */
    private static void open(Random chance, NaiveModel model, Funnel funnel, Pipeline pipeline, Question question) {
        var figures = List.of(FunnelFigure.values());
        var figure = figures.get(chance.nextInt(figures.size()));
        var stage = pipeline.stages().get(chance.nextInt(pipeline.stages().size()));
        var behind = pages(
                1 + chance.nextInt(3),
                page -> STORE.get(OpenFigure.class)
                        .ofFunnel(figure, stage.id(), funnel.cohort(), funnel.basis(), question, page));
        var where = "%s of %s, %s %s".formatted(figure, stage.name(), funnel.cohort(), question);
        assertThat(behind.count()).as(where).isEqualTo(shown(funnel, figure, stage.rank()));
        assertThat(behind.times()).as(where).isEqualTo(model.behind(figure, stage));
    }

    private static long shown(Funnel funnel, FunnelFigure figure, int rank) {
        var stage = funnel.stages().get(rank - 1);
        return switch (figure) {
            case LEADS -> funnel.leads();
            case OPEN -> funnel.open();
            case ENTERED -> stage.entered();
            case VISITED -> stage.visited();
            case REACHED -> stage.reached();
            case STRICT -> stage.strict();
            case COUNT -> stage.count();
            case PASSED -> stage.reached() - stage.visited();
            case ADVANCED -> stage.advanced();
            case MOVED_BACK -> stage.movedBack();
            case REJECTED -> stage.rejected();
            case LEFT -> stage.left();
            case HERE -> stage.here();
        };
    }

    /** All pages of a figure put together. */
    private record Behind(long count, Map<UUID, Long> times) {}

    private static Behind pages(int limit, Function<OpenFigure.Page, LeadsBehind> open) {
        var times = new HashMap<UUID, Long>();
        long last = Long.MAX_VALUE;
        @Nullable String after = null;
        LeadsBehind page;
        do {
            page = open.apply(new OpenFigure.Page(after, limit));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            for (var item : page.items()) {
                assertThat(item.number()).isLessThan(last);
                last = item.number();
                assertThat(times.put(item.leadId(), item.times())).isNull();
            }
            after = page.next();
        } while (after != null);
        assertThat(page.leads()).isEqualTo(times.size());
        assertThat(page.count())
                .isEqualTo(times.values().stream().mapToLong(Long::longValue).sum());
        return new Behind(page.count(), times);
    }

    private static void compareManagers(
            Desk desk, LocalDate from, LocalDate to, @Nullable LocalDate asOf, List<UUID> staff) {
        var zone = LawStore.WORKSPACE.timeZone();
        var model = NaiveModel.work(desk.moments, from, to, asOf, zone);
        var figures = STORE.get(CompareManagers.class).compare(new Question(from, to, asOf, zone, null, null, null));
        var nothing = new NaiveModel.Work(Set.of(), List.of(), List.of());
        for (var owner : new @Nullable UUID[] {null, staff.getFirst(), staff.getLast()}) {
            var wanted = model.getOrDefault(owner, nothing);
            var counted = figures.items().stream()
                    .filter(item -> item.manager() == null
                            ? owner == null
                            : item.manager().id().equals(owner))
                    .map(item -> List.of(item.processed(), item.won(), item.rejected()))
                    .findFirst()
                    .orElse(List.of(0L, 0L, 0L));
            assertThat(counted)
                    .as("%s, %s to %s as of %s", owner, from, to, asOf)
                    .containsExactly(
                            (long) wanted.processed().size(),
                            (long) wanted.won().size(),
                            (long) wanted.rejected().size());
            var question = new Question(from, to, asOf, zone, owner == null ? null : Set.of(owner), null, null);
            assertThat(behind(ManagerFigure.PROCESSED, owner, question).times())
                    .isEqualTo(wanted.processed().stream().collect(Collectors.toMap(lead -> lead, lead -> 1L)));
            assertThat(behind(ManagerFigure.WON, owner, question).times()).isEqualTo(often(wanted.won()));
            assertThat(behind(ManagerFigure.REJECTED, owner, question).times()).isEqualTo(often(wanted.rejected()));
            var waits = figures.items().stream()
                    .filter(item -> item.manager() == null
                            ? owner == null
                            : item.manager().id().equals(owner))
                    .map(ManagerFigures.Item::firstResponse)
                    .findFirst()
                    .orElse(new ManagerFigures.Responses(null, null, 0, 0));
            assertThat(behind(ManagerFigure.ANSWERED, owner, question).count()).isEqualTo(waits.answered());
            assertThat(behind(ManagerFigure.WAITING, owner, question).count()).isEqualTo(waits.waiting());
        }
    }

    private static Behind behind(ManagerFigure figure, @Nullable UUID owner, Question question) {
        return pages(50, page -> STORE.get(OpenFigure.class).ofManagers(figure, owner == null, question, page));
    }

    private static Map<UUID, Long> often(List<UUID> leads) {
        return leads.stream().collect(Collectors.groupingBy(lead -> lead, Collectors.counting()));
    }

    private static void compareSources(Question question) {
        for (var item : STORE.get(CompareSources.class).compare(question).items()) {
            var source = item.source();
            var of = new Question(
                    question.from(),
                    question.to(),
                    question.asOf(),
                    question.zone(),
                    null,
                    null,
                    source == null ? null : source.id());
            for (var figure : SourceFigure.values()) {
                var behind = pages(50, page -> STORE.get(OpenFigure.class).ofSources(figure, source == null, of, page));
                assertThat(behind.count()).isEqualTo(figure == SourceFigure.WON ? item.won() : item.leads());
            }
        }
    }

    private static Map<String, String> byCurrency(List<Money> sums) {
        return sums.stream().collect(Collectors.toMap(Money::currency, Money::amount));
    }

    private static Map<String, String> text(Map<String, BigDecimal> sums) {
        return sums.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, sum -> sum.getValue().setScale(2).toPlainString()));
    }
}
