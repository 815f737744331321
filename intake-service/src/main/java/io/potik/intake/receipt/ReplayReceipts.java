package io.potik.intake.receipt;

import io.potik.intake.ledger.Outcome;
import io.potik.intake.problem.Invalid;
import io.potik.intake.problem.NotFound;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads many quarantined receipts again, each in a transaction of its own; what was done stays done when one fails. */
@Service
public class ReplayReceipts {

    private static final int MOST = 500;

    private final ReceiptSearch search;
    private final ReplayReceipt replay;

    ReplayReceipts(ReceiptSearch search, ReplayReceipt replay) {
        this.search = search;
        this.replay = replay;
    }

    /**
     * What became of them.
     *
     * @param replayed how many are quarantined no longer
     * @param stillQuarantined how many are
     * @param next the last one that was read, when there may be more after it
     */
    public record Replayed(
            int replayed, int stillQuarantined, @Nullable UUID next) {}

    /**
     * Reads the oldest ones again, at most 500.
     *
     * @param detail only those that were quarantined for this reason, or null
     * @param after only later ones than this, or null
     */
    public Replayed quarantined(@Nullable UUID connection, @Nullable String detail, @Nullable UUID after) {
        var ids = search.oldest(Outcome.QUARANTINED, connection, detail, after, MOST);
        int replayed = 0;
        for (var id : ids) {
            if (isReadNow(id)) {
                replayed++;
            }
        }
        return new Replayed(replayed, ids.size() - replayed, ids.size() == MOST ? ids.getLast() : null);
    }

    private boolean isReadNow(UUID id) {
        try {
            return replay.replay(id) != Outcome.QUARANTINED;
        } catch (Invalid | NotFound cannotBeReadAgain) {
            return false; // its connection or its bytes are gone; the others are not held up by it
        }
    }
}
