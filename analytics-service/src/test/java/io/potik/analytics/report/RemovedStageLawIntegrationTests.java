package io.potik.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.analytics.Desk;
import io.potik.analytics.Desk.Pipeline;
import io.potik.analytics.Desk.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A stage is removed and its leads go to another one: whatever they did before and do after, no visit is lost by it. */
class RemovedStageLawIntegrationTests {

    private static final LawStore STORE = new LawStore();
    private static final LocalDate START = LocalDate.of(2026, 10, 12);
    private static final LocalDate REMOVAL = START.plusDays(10);
    private static final int SEEDS = 25;

    /** A lost stage that stays stands before the two ends, which {@link Desk} finds at the end. */
    private static final List<String> KINDS = List.of("open", "open", "open", "lost", "won", "lost");

    @Test
    void enteredIsAdvancedAndBackAndRejectedAndLeftAndHere() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var chance = new Random(seed);
            var desk = new Desk();
            var before = pipeline();
            // An open stage and a lost one, in which only closed leads stand.
            var gone = List.of(
                    before.stages().get(chance.nextInt(3)), before.stages().getLast());
            var after = without(before, gone);
            var leads = liveBefore(desk, before, chance);
            remove(desk, before, after, gone, leads);
            liveAfter(desk, after, leads, chance);
            STORE.empty();
            STORE.apply(desk.events);

            for (var cohort : Cohort.values()) {
                for (var basis : Basis.values()) {
                    for (var asOf :
                            new @Nullable LocalDate[] {null, REMOVAL.minusDays(1), REMOVAL, REMOVAL.plusDays(3)}) {
                        var funnel = STORE.get(DrawFunnel.class)
                                .draw(cohort, basis, question(before, START.minusDays(1), START.plusDays(40), asOf));
                        var where = "seed %d, %s %s as of %s".formatted(seed, cohort, basis, asOf);
                        assertBalances(funnel, where);
                        assertThat(names(funnel, false))
                                .as(where)
                                .isEqualTo(asOf != null && asOf.isBefore(REMOVAL) ? names(before) : names(after));
                    }
                }
            }
            var all = STORE.get(DrawFunnel.class)
                    .draw(Cohort.ENTERED, Basis.VISITED, question(before, START, START.plusDays(40), null));
            assertThat(entered(all)).as("seed %d", seed).isEqualTo(visits(desk));
            // Who asks for the days before the removal sees the stage that was there.
            var past = STORE.get(DrawFunnel.class)
                    .draw(Cohort.ENTERED, Basis.VISITED, question(before, START, REMOVAL.minusDays(1), null));
            assertBalances(past, "the past of seed " + seed);
            assertThat(past.stages())
                    .filteredOn(Funnel.Stage::removed)
                    .allSatisfy(stage -> assertThat(stage.here()).isZero());
        }
    }

    private static Pipeline pipeline() {
        var stages = new ArrayList<Stage>();
        for (var kind : KINDS) {
            int rank = stages.size() + 1;
            stages.add(new Stage(UUID.randomUUID(), "Stage " + rank, kind, rank));
        }
        return new Pipeline(UUID.randomUUID(), "Leads", true, stages);
    }

    private static Pipeline without(Pipeline before, List<Stage> gone) {
        var stages = new ArrayList<Stage>();
        for (var stage : before.stages()) {
            if (!gone.contains(stage)) {
                stages.add(new Stage(stage.id(), stage.name(), stage.kind(), stages.size() + 1));
            }
        }
        return new Pipeline(before.id(), before.name(), true, stages);
    }

    private static List<Desk.Lead> liveBefore(Desk desk, Pipeline pipeline, Random chance) {
        var start = LawStore.WORKSPACE.startOf(START);
        desk.define(pipeline, 1, start);
        var reason = desk.reason("Too expensive", start);
        var leads = new ArrayList<Desk.Lead>();
        for (int i = 0; i < 12; i++) {
            var at = start.plus(Duration.ofHours(chance.nextInt(48)));
            var lead = desk.lead(pipeline, null, null, at);
            for (int step = 0; step < chance.nextInt(8); step++) {
                at = at.plus(Duration.ofHours(chance.nextInt(20)));
                var stage = pipeline.stages().get(chance.nextInt(3));
                if (!lead.isOpen()) {
                    lead.reopen(at, stage, null);
                } else if (chance.nextInt(5) == 0) {
                    lead.reject(at, reason, null);
                } else if (chance.nextInt(8) == 0) {
                    lead.win(at, null);
                } else {
                    lead.move(at, stage, null);
                }
            }
            leads.add(lead);
        }
        return leads;
    }

    /** As lead-service does it: the leads are moved while the stage is still there, and then it is gone. */
    private static void remove(Desk desk, Pipeline before, Pipeline after, List<Stage> gone, List<Desk.Lead> leads) {
        var at = LawStore.WORKSPACE.startOf(REMOVAL).plus(Duration.ofHours(1));
        desk.define(before, 2, at);
        for (var stage : gone) {
            var into = before.stages().stream()
                    .filter(other -> other.kind().equals(stage.kind()) && !gone.contains(other))
                    .findFirst()
                    .orElseThrow();
            var standing = standing(desk);
            for (var lead : leads) {
                if (stage.id().equals(standing.get(lead.id))) {
                    lead.move(at.plusSeconds(5), into, null);
                }
            }
        }
        desk.define(after, 3, at.plusSeconds(60));
    }

    private static void liveAfter(Desk desk, Pipeline after, List<Desk.Lead> leads, Random chance) {
        var open = after.stages().stream()
                .filter(stage -> stage.kind().equals("open"))
                .toList();
        var standing = standing(desk);
        Instant at = LawStore.WORKSPACE.startOf(REMOVAL.plusDays(2));
        for (var lead : leads) {
            var stage = open.get(chance.nextInt(open.size()));
            if (lead.isOpen() && !stage.id().equals(standing.get(lead.id))) {
                lead.move(at, stage, null);
            }
        }
    }

    private static Map<UUID, UUID> standing(Desk desk) {
        var standing = new HashMap<UUID, UUID>();
        desk.moments.forEach(
                moment -> standing.put(moment.lead(), moment.stage().id()));
        return standing;
    }

    private static long visits(Desk desk) {
        long visits = 0;
        var standing = new HashMap<UUID, UUID>();
        for (var moment : desk.moments) {
            var before = standing.put(moment.lead(), moment.stage().id());
            if (!moment.stage().id().equals(before)) {
                visits++;
            }
        }
        return visits;
    }

    private static void assertBalances(Funnel funnel, String where) {
        assertThat(funnel.stages())
                .as(where)
                .allSatisfy(stage -> assertThat(stage.entered())
                        .isEqualTo(
                                stage.advanced() + stage.movedBack() + stage.rejected() + stage.left() + stage.here()));
    }

    private static long entered(Funnel funnel) {
        return funnel.stages().stream().mapToLong(Funnel.Stage::entered).sum();
    }

    private static List<String> names(Funnel funnel, boolean removed) {
        return funnel.stages().stream()
                .filter(stage -> stage.removed() == removed)
                .map(Funnel.Stage::name)
                .toList();
    }

    private static List<String> names(Pipeline pipeline) {
        return pipeline.stages().stream().map(Stage::name).toList();
    }

    private static Question question(Pipeline pipeline, LocalDate from, LocalDate to, @Nullable LocalDate asOf) {
        return new Question(from, to, asOf, LawStore.WORKSPACE.timeZone(), null, pipeline.id(), null);
    }
}
