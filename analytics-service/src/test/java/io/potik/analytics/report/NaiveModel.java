package io.potik.analytics.report;

import io.potik.analytics.Desk.Moment;
import io.potik.analytics.Desk.OrderMoment;
import io.potik.analytics.Desk.Pipeline;
import io.potik.analytics.Desk.Stage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * product.md's "What every number means", word by word and lead by lead, with loops and without a database. It knows
 * what happened ({@link Moment}s), not what was told of it, and shares no code with the service.
 */
final class NaiveModel {

    /** (lead, stage, entered at, how it ended, owner, amount at entry). */
    private record Stay(
            UUID lead,
            Pipeline pipeline,
            Stage stage,
            Instant entered,
            String how,
            @Nullable UUID owner,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable UUID reason) {}

    private record Story(
            UUID lead, Moment first, Moment last, @Nullable Instant closed, List<Stay> stays) {

        boolean isOpen() {
            return last.outcome().equals("open");
        }

        boolean isRejected() {
            return last.outcome().equals("kept") || last.outcome().equals("declined");
        }
    }

    private final List<Story> stories = new ArrayList<>();
    private final Pipeline pipeline;
    private final Basis basis;

    NaiveModel(
            List<Moment> moments,
            Pipeline pipeline,
            Cohort cohort,
            Basis basis,
            LocalDate from,
            LocalDate to,
            @Nullable LocalDate asOf,
            ZoneId zone,
            @Nullable UUID manager,
            @Nullable UUID source) {
        this.pipeline = pipeline;
        this.basis = basis;
        Predicate<Instant> inWindow = at -> {
            var day = at.atZone(zone).toLocalDate();
            return !day.isBefore(from) && !day.isAfter(to);
        };
        var byLead = new LinkedHashMap<UUID, List<Moment>>();
        for (var moment : moments) {
            if (asOf == null || !moment.at().atZone(zone).toLocalDate().isAfter(asOf)) {
                byLead.computeIfAbsent(moment.lead(), lead -> new ArrayList<>()).add(moment);
            }
        }
        for (var known : byLead.values()) {
            var story = tell(known);
            var counted = new ArrayList<Stay>();
            for (var stay : story.stays()) {
                boolean inCohort = switch (cohort) {
                    case CREATED -> inWindow.test(story.first().at());
                    case ENTERED -> inWindow.test(stay.entered());
                    case CLOSED -> story.closed() != null && inWindow.test(story.closed());
                };
                if (inCohort
                        && stay.pipeline().equals(pipeline)
                        && (manager == null || manager.equals(stay.owner()))
                        && (source == null || source.equals(story.first().source()))) {
                    counted.add(stay);
                }
            }
            if (!counted.isEmpty()) {
                stories.add(new Story(story.lead(), story.first(), story.last(), story.closed(), counted));
            }
        }
    }

    private static Story tell(List<Moment> moments) {
        var stays = new ArrayList<Stay>();
        Moment entry = null;
        Instant closed = null;
        for (var moment : moments) {
            boolean gone = Set.of("excluded", "merged").contains(moment.verb());
            if (entry != null && gone) {
                stays.add(stay(entry, "left", moment));
                entry = null;
            } else if (entry == null || !entry.stage().equals(moment.stage())) {
                if (entry != null) {
                    stays.add(stay(entry, how(entry, moment), moment));
                }
                entry = gone ? null : moment;
            }
            if (moment.verb().equals("reopened")) {
                closed = null;
            } else if (Set.of("won", "rejected", "excluded").contains(moment.verb())) {
                closed = moment.at();
            }
        }
        if (entry != null) {
            stays.add(stay(entry, "here", moments.getLast()));
        }
        return new Story(moments.getFirst().lead(), moments.getFirst(), moments.getLast(), closed, stays);
    }

    private static Stay stay(Moment entry, String how, Moment end) {
        return new Stay(
                entry.lead(),
                entry.pipeline(),
                entry.stage(),
                entry.at(),
                how,
                end.manager(),
                entry.amount(),
                entry.currency(),
                end.reason());
    }

    private static String how(Moment entry, Moment next) {
        if (!entry.pipeline().equals(next.pipeline())) {
            return "left";
        }
        if (next.verb().equals("rejected")) {
            return "rejected";
        }
        if (next.verb().equals("reopened")) {
            return "back";
        }
        return next.stage().rank() > entry.stage().rank() ? "advanced" : "back";
    }

    long leads() {
        return stories.size();
    }

    long open() {
        return stories.stream().filter(Story::isOpen).count();
    }

    long entered(Stage stage) {
        return stories.stream()
                .flatMap(s -> s.stays().stream())
                .filter(s -> s.stage().equals(stage))
                .count();
    }

    long ended(Stage stage, String how) {
        return stories.stream()
                .flatMap(s -> s.stays().stream())
                .filter(s -> s.stage().equals(stage) && s.how().equals(how))
                .count();
    }

    /** Rejections of a stage by reason. */
    Map<UUID, Long> rejections(Stage stage) {
        var counts = new TreeMap<UUID, Long>();
        for (var story : stories) {
            for (var stay : story.stays()) {
                if (stay.stage().equals(stage) && stay.how().equals("rejected")) {
                    counts.merge(Objects.requireNonNull(stay.reason()), 1L, Long::sum);
                }
            }
        }
        return counts;
    }

    long count(Basis by, Stage stage) {
        return count(by, stage, story -> true);
    }

    private long count(Basis by, Stage stage, Predicate<Story> which) {
        return stories.stream()
                .filter(which)
                .filter(story -> counts(by, stage, story))
                .count();
    }

    private boolean counts(Basis by, Stage stage, Story story) {
        boolean visited = story.stays().stream().anyMatch(s -> s.stage().equals(stage));
        if (stage.kind().equals("lost") || by == Basis.VISITED) {
            return visited;
        }
        if (by == Basis.STRICT) {
            int wanted = 1;
            for (var stay : story.stays()) {
                if (stay.stage().rank() == wanted) {
                    wanted++;
                }
            }
            return wanted > stage.rank();
        }
        // Highest rank ever; a rejected lead counts only for stages that it really visited.
        return story.isRejected()
                ? visited
                : story.stays().stream()
                        .filter(s -> !s.stage().kind().equals("lost"))
                        .anyMatch(s -> s.stage().rank() >= stage.rank());
    }

    /** Which leads a figure counts, and how often. */
    Map<UUID, Long> behind(FunnelFigure figure, Stage stage) {
        var counted = new HashMap<UUID, Long>();
        for (var story : stories) {
            long times = switch (figure) {
                case LEADS -> 1;
                case OPEN -> story.isOpen() ? 1 : 0;
                case VISITED -> counts(Basis.VISITED, stage, story) ? 1 : 0;
                case REACHED -> counts(Basis.REACHED, stage, story) ? 1 : 0;
                case STRICT -> counts(Basis.STRICT, stage, story) ? 1 : 0;
                case COUNT -> counts(basis, stage, story) ? 1 : 0;
                case PASSED -> counts(Basis.REACHED, stage, story) && !counts(Basis.VISITED, stage, story) ? 1 : 0;
                case ENTERED -> stays(story, stage, Set.of("advanced", "back", "rejected", "left", "here"));
                case ADVANCED -> stays(story, stage, Set.of("advanced"));
                case MOVED_BACK -> stays(story, stage, Set.of("back"));
                case REJECTED -> stays(story, stage, Set.of("rejected"));
                case LEFT -> stays(story, stage, Set.of("left"));
                case HERE -> stays(story, stage, Set.of("here"));
            };
            if (times > 0) {
                counted.put(story.lead(), times);
            }
        }
        return counted;
    }

    private static long stays(Story story, Stage stage, Set<String> hows) {
        return story.stays().stream()
                .filter(s -> s.stage().equals(stage) && hows.contains(s.how()))
                .count();
    }

    @Nullable
    BigDecimal step(Stage stage, boolean settled) {
        if (!stage.kind().equals("open")) {
            return null;
        }
        var next = pipeline.stages().get(stage.rank());
        return share(next, stage, settled);
    }

    @Nullable
    BigDecimal cumulative(Stage stage, boolean settled) {
        return share(stage, pipeline.stages().getFirst(), settled);
    }

    private @Nullable BigDecimal share(Stage part, Stage whole, boolean settled) {
        Predicate<Story> which = story -> !settled || !story.isOpen();
        long of = count(basis, whole, which);
        return of == 0
                ? null
                : BigDecimal.valueOf(count(basis, part, which) * 100)
                        .divide(BigDecimal.valueOf(of), 1, RoundingMode.HALF_UP);
    }

    /** Amount at the last entry of each lead. */
    Map<String, BigDecimal> sums(Stage stage) {
        var sums = new TreeMap<String, BigDecimal>();
        for (var story : stories) {
            Stay last = null;
            for (var stay : story.stays()) {
                last = stay.stage().equals(stage) ? stay : last;
            }
            if (last != null && last.amount() != null) {
                sums.merge(Objects.requireNonNull(last.currency()), last.amount(), BigDecimal::add);
            }
        }
        return sums;
    }

    /** What the leads that were here are worth now. */
    Map<String, BigDecimal> currentSums(Stage stage) {
        var sums = new TreeMap<String, BigDecimal>();
        var seen = new HashSet<UUID>();
        for (var story : stories) {
            boolean here = story.stays().stream().anyMatch(s -> s.stage().equals(stage));
            if (here && seen.add(story.lead()) && story.last().amount() != null) {
                sums.merge(
                        Objects.requireNonNull(story.last().currency()),
                        story.last().amount(),
                        BigDecimal::add);
            }
        }
        return sums;
    }

    /** What a manager did: distinct leads with a human action, wins that stand, rejections. */
    record Work(Set<UUID> processed, List<UUID> won, List<UUID> rejected) {}

    /** By the owner at the time of each event; null for leads of nobody. */
    static Map<@Nullable UUID, Work> work(
            List<Moment> moments, LocalDate from, LocalDate to, @Nullable LocalDate asOf, ZoneId zone) {
        var work = new HashMap<@Nullable UUID, Work>();
        for (var moment : moments) {
            var day = moment.at().atZone(zone).toLocalDate();
            if (day.isBefore(from) || day.isAfter(to) || (asOf != null && day.isAfter(asOf))) {
                continue;
            }
            var owners = work.computeIfAbsent(
                    moment.manager(), owner -> new Work(new HashSet<>(), new ArrayList<>(), new ArrayList<>()));
            boolean human = moment.actor() != null
                    && (!moment.verb().equals("assigned") || moment.actor().equals(moment.manager()));
            if (human) {
                owners.processed().add(moment.lead());
            }
            if (moment.verb().equals("rejected")) {
                owners.rejected().add(moment.lead());
            }
            if (moment.verb().equals("won") && stands(moment, moments, asOf, zone)) {
                owners.won().add(moment.lead());
            }
        }
        return work;
    }

    private static boolean stands(Moment won, List<Moment> moments, @Nullable LocalDate asOf, ZoneId zone) {
        return moments.stream()
                .skip(moments.indexOf(won) + 1L)
                .filter(next -> next.lead().equals(won.lead()))
                .filter(next ->
                        asOf == null || !next.at().atZone(zone).toLocalDate().isAfter(asOf))
                .noneMatch(next -> Set.of("reopened", "excluded").contains(next.verb()));
    }

    /** A win that stands, and what it is worth: null if nothing says it. */
    record Win(
            UUID lead,
            @Nullable UUID owner,
            @Nullable UUID source,
            Instant at,
            @Nullable BigDecimal amount,
            @Nullable String currency) {}

    /** All wins that stand at the end of a day, or now. */
    static List<Win> wins(List<Moment> moments, List<OrderMoment> orders, @Nullable LocalDate asOf, ZoneId zone) {
        Predicate<Instant> known =
                at -> asOf == null || !at.atZone(zone).toLocalDate().isAfter(asOf);
        var wins = new ArrayList<Win>();
        for (var moment : moments) {
            if (!moment.verb().equals("won") || !known.test(moment.at()) || !stands(moment, moments, asOf, zone)) {
                continue;
            }
            // Each order of the lead as it stood last, in the order in which they were made.
            var last = new LinkedHashMap<UUID, OrderMoment>();
            orders.stream()
                    .filter(order -> order.lead().equals(moment.lead()) && known.test(order.at()))
                    .forEach(order -> last.put(order.order(), order));
            var order = last.values().stream()
                    .filter(one -> !one.cancelled())
                    .findFirst()
                    .orElse(last.isEmpty() ? null : last.firstEntry().getValue());
            BigDecimal amount = moment.amount();
            String currency = moment.currency();
            if (order != null && order.cancelled()) {
                amount = BigDecimal.ZERO;
                currency = order.currency();
            } else if (order != null && order.gaveBack() && order.paid().compareTo(order.sum()) < 0) {
                amount = order.paid();
                currency = order.currency();
            } else if (amount == null && order != null) {
                amount = order.sum();
                currency = order.currency();
            }
            wins.add(new Win(moment.lead(), moment.manager(), moment.source(), moment.at(), amount, currency));
        }
        return wins;
    }
}
