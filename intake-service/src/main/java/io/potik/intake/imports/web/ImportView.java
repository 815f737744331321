package io.potik.intake.imports.web;

import io.potik.intake.channel.TableChannel.Column;
import io.potik.intake.imports.DryRun;
import io.potik.intake.imports.Import;
import io.potik.intake.ledger.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An import.
 *
 * @param stoppedBecause sourceRemoved, forgotten or failed, of one that was stopped: the rest is not taken in
 * @param things how many orders there are, once it was started
 * @param outcomes how many of those that were taken in came to which outcome; only of one that is asked for alone
 * @param known the columns that may be chosen, of a draft
 * @param dryRun of a draft
 * @param undo of one that is undone
 */
record ImportView(
        UUID id,
        long version,
        String name,
        Source source,
        String state,
        Instant broughtAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String stoppedBecause,
        int things,
        int taken,
        Map<String, Integer> outcomes,
        Map<String, Integer> columns,
        @Nullable List<ColumnView> known,
        @Nullable DryRun dryRun,
        @Nullable UndoView undo) {

    record Source(UUID id, String name) {}

    /** A column that may be chosen. */
    record ColumnView(String name, boolean required) {

        static ColumnView of(Column column) {
            return new ColumnView(column.name(), column.required());
        }
    }

    /**
     * How an import is undone.
     *
     * @param orders how many of its orders are asked for
     * @param left those that stay, as somebody else had a hand in them
     */
    record UndoView(Instant startedAt, @Nullable Instant endedAt, int orders, int cancelled, int left) {

        static @Nullable UndoView of(Import.@Nullable Undo undo) {
            return undo == null
                    ? null
                    : new UndoView(undo.startedAt(), undo.endedAt(), undo.orders(), undo.cancelled(), undo.left());
        }
    }

    /** A draft, and what would come of it. */
    static ImportView of(Import draft, List<Column> known, DryRun dryRun) {
        return of(draft, Map.of(), known.stream().map(ColumnView::of).toList(), dryRun);
    }

    /** Any other, as far as it is. */
    static ImportView of(Import one, Map<Outcome, Integer> outcomes) {
        return of(one, outcomes, null, null);
    }

    private static ImportView of(
            Import one, Map<Outcome, Integer> outcomes, @Nullable List<ColumnView> known, @Nullable DryRun dryRun) {
        return new ImportView(
                one.id(),
                one.version(),
                one.name(),
                new Source(one.source(), one.sourceName()),
                one.state().word(),
                one.broughtAt(),
                one.startedAt(),
                one.endedAt(),
                one.stoppedBecause() == null ? null : one.stoppedBecause().word(),
                one.things(),
                one.taken(),
                outcomes.entrySet().stream()
                        .collect(Collectors.toMap(outcome -> outcome.getKey().word(), Map.Entry::getValue)),
                one.columns(),
                known,
                dryRun,
                UndoView.of(one.undo()));
    }
}
