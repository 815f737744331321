package io.potik.analytics.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.analytics.Workspace;
import io.potik.analytics.projection.LeadStore.Changes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How one lead's rows follow its events, without a database. */
class LeadHistoryUnitTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final UUID LEAD = UUID.randomUUID();
    private static final UUID PIPELINE = UUID.randomUUID();
    private static final UUID NEW = UUID.randomUUID();
    private static final UUID OFFER = UUID.randomUUID();
    private static final UUID LOST = UUID.randomUUID();
    private static final UUID OTHER_LOST = UUID.randomUUID();

    private final Changes changes = new Changes(new Workspace(ZoneId.of("Europe/Kyiv"), "UAH"));
    private final LeadHistory history = new LeadHistory(changes);

    private void tell(String type, long version, int minute, UUID stage, String outcome, @Nullable UUID manager) {
        tell(type, version, minute, stage, outcome, manager, null);
    }

    private void tell(
            String type,
            long version,
            int minute,
            UUID stage,
            String outcome,
            @Nullable UUID manager,
            @Nullable UUID reason) {
        var kind = List.of(LOST, OTHER_LOST).contains(stage) ? "lost" : "open";
        int rank = stage.equals(NEW) ? 1 : stage.equals(OFFER) ? 2 : stage.equals(LOST) ? 3 : 4;
        var lead = new LeadSnapshot(
                LEAD,
                1,
                version,
                PIPELINE,
                stage,
                kind,
                rank,
                outcome,
                true,
                manager,
                null,
                "form",
                new Amount(BigDecimal.TEN, "UAH"),
                NOON);
        var at = NOON.plusSeconds(60L * minute);
        var received = type.equals(LeadEvent.CREATED) ? NOON : null;
        var staff = new LeadEvent.Actor("staff", UUID.randomUUID());
        history.apply(new LeadEvent(type, new LeadEvent.Details(lead, at, staff, received, null, reason, null)));
    }

    private List<String> ways() {
        return changes.visits().stream()
                .map(visit -> visit.leftHow() == null ? "here" : visit.leftHow())
                .toList();
    }

    @Test
    void whatIsOlderChangesNothing() {
        tell(LeadEvent.CREATED, 1, 0, NEW, "open", null);
        tell("lead.stage-changed.v1", 5, 1, OFFER, "open", null);
        tell("lead.stage-changed.v1", 4, 2, NEW, "open", null);
        tell("lead.noted.v1", 5, 3, OFFER, "open", null);

        assertThat(ways()).containsExactly("advanced", "here");
    }

    @Test
    void aVisitEndsInOneOfFourWays() {
        tell(LeadEvent.CREATED, 1, 0, NEW, "open", null);
        tell("lead.stage-changed.v1", 2, 1, OFFER, "open", null);
        tell("lead.stage-changed.v1", 3, 2, NEW, "open", null);
        tell("lead.rejected.v1", 4, 3, LOST, "kept", null);
        tell("lead.reopened.v1", 5, 4, OFFER, "open", null);
        tell("lead.excluded.v1", 6, 5, OFFER, "excluded", null);

        assertThat(ways()).containsExactly("advanced", "back", "rejected", "back", "left");
    }

    @Test
    void aCardThatIsRejectedWhereItStandsIsNowhereUntilItIsReopened() {
        tell(LeadEvent.CREATED, 1, 0, NEW, "open", null);
        tell("lead.rejected.v1", 2, 1, NEW, "declined", null);
        tell("lead.noted.v1", 2, 2, NEW, "declined", null);
        tell("lead.reopened.v1", 3, 3, NEW, "open", null);

        assertThat(ways()).containsExactly("rejected", "here");
    }

    @Test
    void aClosedLeadWhoseStageIsRemovedIsNotRejectedAgain() {
        tell(LeadEvent.CREATED, 1, 0, NEW, "open", null);
        tell("lead.rejected.v1", 2, 1, LOST, "kept", null);
        tell("lead.stage-changed.v1", 3, 2, OTHER_LOST, "kept", null);

        assertThat(ways()).containsExactly("rejected", "advanced", "here");
        assertThat(changes.closings()).hasSize(1);
    }

    @Test
    void aLeadThatIsMergedLeavesAndIsBackWhenThatIsUndone() {
        tell(LeadEvent.CREATED, 1, 0, NEW, "open", null);
        tell("lead.merged.v1", 2, 1, NEW, "merged", null);
        assertThat(ways()).containsExactly("left");

        tell("lead.unmerged.v1", 3, 2, NEW, "open", null);
        assertThat(ways()).containsExactly("left", "here");
        assertThat(changes.closings())
                .singleElement()
                .satisfies(closing -> assertThat(closing.stoodUntil()).isNotNull());
    }

    @Test
    void anEndBeforeAMergeIsToldOnce() {
        tell(LeadEvent.CREATED, 1, 0, NEW, "open", null);
        tell("lead.rejected.v1", 2, 1, LOST, "kept", null);
        tell("lead.merged.v1", 3, 2, LOST, "merged", null);
        tell("lead.linked.v1", 4, 3, LOST, "merged", null);
        tell("lead.unmerged.v1", 5, 4, LOST, "kept", null);

        assertThat(ways()).containsExactly("rejected", "left", "here");
        assertThat(changes.closings())
                .singleElement()
                .satisfies(closing -> assertThat(closing.stoodUntil()).isNull());
    }

    @Test
    void aKindOfEventThatIsNotKnownMovesTheCardToo() {
        tell(LeadEvent.CREATED, 1, 0, NEW, "open", null);
        tell("lead.teleported.v1", 2, 1, OFFER, "open", null);

        assertThat(ways()).containsExactly("advanced", "here");
    }

    @Test
    void anEditThatCameWithARejectionDoesNotHideItsReason() {
        var reason = UUID.randomUUID();
        tell(LeadEvent.CREATED, 1, 0, NEW, "open", null);
        tell("lead.edited.v1", 2, 1, LOST, "declined", null);
        tell("lead.rejected.v1", 2, 1, LOST, "declined", null, reason);

        assertThat(ways()).containsExactly("rejected", "here");
        assertThat(changes.closings()).singleElement().satisfies(closing -> {
            assertThat(closing.reasonId()).isEqualTo(reason);
            assertThat(closing.visitSeq()).isEqualTo(1);
        });
    }

    @Test
    void theStoreKeepsMicrosecondsAndSoDoesTheHistory() {
        tell(LeadEvent.CREATED, 1, 0, NEW, "open", null);

        assertThat(changes.visits())
                .singleElement()
                .satisfies(visit -> assertThat(visit.enteredAt()).isEqualTo("2026-03-01T12:00:00.123456Z"));
    }
}
