package io.potik.intake.imports;

import io.potik.intake.imports.Import.State;
import io.potik.intake.problem.Conflict;
import io.potik.intake.problem.Invalid;
import io.potik.intake.problem.NotFound;
import io.potik.intake.receipt.TakeTogether;
import io.potik.intake.sql.Rows;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes back what an import made. Order-service decides of each order whether it can be. */
@Service
public class UndoImport {

    private final Imports imports;
    private final WantedBack wantedBack;
    private final TakeTogether take;

    UndoImport(Imports imports, WantedBack wantedBack, TakeTogether take) {
        this.imports = imports;
        this.wantedBack = wantedBack;
        this.take = take;
    }

    /**
     * What became of an order.
     *
     * @param receipt by which the import told of it
     * @param undone {@code cancelled} or {@code left}
     * @param leftBecause {@code madeBefore}, {@code changed} or null
     */
    public record Answer(
            UUID receipt, String undone, @Nullable String leftBecause) {}

    /**
     * Lets all of its orders be asked for soon, whatever happens meanwhile, in one transaction. Once more changes nothing.
     *
     * @throws NotFound when there is no such import
     * @throws Conflict when somebody changed it since this version
     * @throws Invalid when it was not taken in, or another one of its source is being
     */
    @Transactional
    public void undo(UUID id, @Nullable Long version, UUID by) {
        var one = imports.lock(id).orElseThrow(() -> new NotFound("import"));
        if (one.isUndone()) {
            return;
        }
        one.seenAs(version);
        one.takenIn();
        // Its rows would be duplicates of what is gone a moment later.
        if (imports.isAny(one.source(), State.RUNNING)) {
            throw new Invalid("state", "Another table of this source is being taken in. Undo this one after that.");
        }
        imports.save(one.undone(by, wantedBack.want(id), Rows.now()));
    }

    /** Notes answers in the open transaction; what was cancelled may be brought again. The same again changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void answered(Collection<Answer> answers) {
        if (!answers.isEmpty()) {
            take.letGo(wantedBack.note(answers));
        }
    }
}
