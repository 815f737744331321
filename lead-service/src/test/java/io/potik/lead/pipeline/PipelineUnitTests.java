package io.potik.lead.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.lead.pipeline.Stage.Kind;
import io.potik.lead.problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PipelineUnitTests {

    private static final Pipeline FIRST = FirstPipeline.PIPELINE;

    @Test
    void theFirstPipelineLeadsFromNewToWonOrRejected() {
        assertThat(FIRST.firstOf(Kind.OPEN).name()).isEqualTo("New");
        assertThat(FIRST.firstOf(Kind.WON).name()).isEqualTo("Won");
        assertThat(FIRST.firstOf(Kind.LOST).name()).isEqualTo("Rejected");
        assertThat(FIRST.redefined(FIRST.name(), drafts(FIRST)).stages()).isEqualTo(FIRST.stages());
    }

    @Property(tries = 100)
    void ranksAreTheOrderAndIdsStay(@ForAll("orders") List<Stage> order) {
        var next = FIRST.redefined(
                "Other", order.stream().map(PipelineUnitTests::draft).toList());

        assertThat(next.version()).isEqualTo(2);
        assertThat(next.isDefault()).isTrue();
        assertThat(next.stages())
                .extracting(Stage::id)
                .isEqualTo(order.stream().map(Stage::id).toList());
        assertThat(next.stages())
                .extracting(Stage::rank)
                .isEqualTo(IntStream.rangeClosed(1, order.size()).boxed().toList());
        assertThat(FIRST.without(next)).isEmpty();
    }

    @Provide
    Arbitrary<List<Stage>> orders() {
        return Arbitraries.shuffle(FIRST.stages());
    }

    @Test
    void aNewStageGetsAnIdAndALeftOutOneIsRemoved() {
        var drafts = new ArrayList<>(drafts(FIRST));
        drafts.remove(1);
        drafts.add(1, new StageDraft(null, " Called ", Kind.OPEN, null, null, null, null, null, null));

        var next = FIRST.redefined("Leads", drafts);

        var called = next.stages().get(1);
        assertThat(called.name()).isEqualTo("Called");
        assertThat(FIRST.stage(called.id())).isEmpty();
        assertThat(FIRST.without(next)).extracting(Stage::name).containsExactly("Contacted");
    }

    @Test
    void aPipelineNeedsEveryKindOfStage() {
        assertThatThrownBy(() -> Pipeline.define("x", List.of(stage(null, "New", Kind.OPEN))))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(Invalid.Field::field)
                                .containsExactly("stages", "stages"));
    }

    @Test
    void everySenselessStageIsTold() {
        var known = FIRST.stages().getFirst().id();
        var drafts = List.of(
                stage(known, "New", Kind.OPEN),
                stage(known, "new ", Kind.OPEN),
                stage(UUID.randomUUID(), "Won", Kind.WON),
                stage(null, "Lost", Kind.LOST));

        assertThatThrownBy(() -> FIRST.redefined("x", drafts))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(Invalid.Field::field)
                                .containsExactly("stages[1].name", "stages[1].id", "stages[2].id"));
    }

    @Test
    void leadsOfAStageThatGoesCanOnlyGoWhereTheyStayWhatTheyAre() {
        var ids = FIRST.stages().stream().map(Stage::id).toList();
        var drafts = new ArrayList<>(drafts(FIRST));
        drafts.set(0, going(FIRST.stages().get(0), ids.get(1)));
        drafts.set(1, going(FIRST.stages().get(1), ids.get(4)));
        drafts.set(2, going(FIRST.stages().get(2), ids.get(2)));
        drafts.set(3, going(FIRST.stages().get(3), UUID.randomUUID()));
        drafts.add(new StageDraft(null, "Fresh", Kind.OPEN, null, null, null, null, null, ids.get(3)));

        assertThatThrownBy(() -> FIRST.redefined("x", drafts))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(Invalid.Field::field)
                                .containsExactly(
                                        "stages[0].into",
                                        "stages[1].into",
                                        "stages[2].into",
                                        "stages[3].into",
                                        "stages[6].into",
                                        "stages"));
    }

    @Test
    void aStageThatGoesIsNoStageOfItsKindAnyMore() {
        var drafts = new ArrayList<>(drafts(FIRST));
        drafts.set(0, going(FIRST.stages().get(0), FIRST.stages().get(1).id()));

        var next = FIRST.redefined("Leads", drafts);

        assertThat(next.firstOf(Kind.OPEN).name()).isEqualTo("Contacted");
        var emptied = next.emptied(FIRST.stages().get(0).id());
        assertThat(emptied.version()).isEqualTo(FIRST.version() + 2);
        assertThat(emptied.stages()).extracting(Stage::rank).containsExactly(1, 2, 3, 4, 5);
        assertThat(next.without(emptied)).extracting(Stage::name).containsExactly("New");
    }

    @Test
    void onlyAnOpenStageHasALimitAndAnAge() {
        var won = FIRST.stages().get(4);
        var drafts = new ArrayList<>(drafts(FIRST));
        drafts.set(4, new StageDraft(won.id(), won.name(), won.kind(), null, null, null, 3, 4, null));

        assertThatThrownBy(() -> FIRST.redefined("x", drafts))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(Invalid.Field::field)
                                .containsExactly("stages[4].cardLimit", "stages[4].staleAfterDays"));
    }

    private static StageDraft going(Stage stage, UUID into) {
        return new StageDraft(stage.id(), stage.name(), stage.kind(), null, null, null, null, null, into);
    }

    private static StageDraft stage(@Nullable UUID id, String name, Kind kind) {
        return new StageDraft(id, name, kind, null, null, null, null, null, null);
    }

    private static List<StageDraft> drafts(Pipeline pipeline) {
        return pipeline.stages().stream().map(PipelineUnitTests::draft).toList();
    }

    private static StageDraft draft(Stage stage) {
        return new StageDraft(
                stage.id(),
                stage.name(),
                stage.kind(),
                stage.temperature(),
                stage.color(),
                stage.requiredFields(),
                stage.cardLimit(),
                stage.staleAfterDays(),
                stage.into());
    }
}
