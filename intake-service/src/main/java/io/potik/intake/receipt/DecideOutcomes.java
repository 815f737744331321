package io.potik.intake.receipt;

import io.potik.intake.ledger.Ledger;
import io.potik.intake.ledger.Outcome;
import io.potik.intake.ledger.Tally;
import io.potik.intake.sql.Columns;
import io.potik.intake.sql.Rows;
import io.potik.intake.workspace.Workspace;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what other services made of receipts. */
@Service
public class DecideOutcomes {

    private static final Logger log = LoggerFactory.getLogger(DecideOutcomes.class);

    /** What became of one receipt. */
    public record Decision(
            UUID receipt,
            Outcome outcome,
            @Nullable UUID lead,
            @Nullable UUID order,
            @Nullable String detail,
            Instant decidedAt) {}

    private record Standing(
            UUID connection,
            Instant receivedAt,
            Outcome outcome,
            @Nullable Instant decidedAt) {}

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Erasures erasures;
    private final Workspace workspace;

    DecideOutcomes(JdbcClient jdbc, Ledger ledger, Erasures erasures, Workspace workspace) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.erasures = erasures;
        this.workspace = workspace;
    }

    /**
     * Applies the decisions in the open transaction: receipts and counters change together. A decision that is older than
     * the one that stands changes nothing; neither does one about a receipt that was never sent on.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decide(Collection<Decision> decisions) {
        var standing = lock(decisions);
        var changes = new LinkedHashMap<UUID, Decision>();
        var tally = new Tally();
        for (var decision : decisions) {
            var now = standing.get(decision.receipt());
            if (now == null) {
                log.warn("An outcome names receipt {}, which is not here.", decision.receipt());
                continue;
            }
            boolean sentOn = now.outcome() == Outcome.IN_FLIGHT || now.decidedAt() != null;
            if (!sentOn || (now.decidedAt() != null && now.decidedAt().isAfter(decision.decidedAt()))) {
                continue;
            }
            if (now.outcome() != decision.outcome()) {
                tally.moved(now.connection(), workspace.hourOf(now.receivedAt()), now.outcome(), decision.outcome());
            }
            standing.put(
                    decision.receipt(),
                    new Standing(now.connection(), now.receivedAt(), decision.outcome(), decision.decidedAt()));
            changes.put(decision.receipt(), decision);
        }
        if (!changes.isEmpty()) {
            write(changes.values());
            ledger.apply(tally, Ledger.DECISIONS);
            eraseRetracted(changes.values());
        }
    }

    /** What was taken back before it arrived. */
    private void eraseRetracted(Collection<Decision> decisions) {
        var retracted = decisions.stream()
                .filter(decision -> Erasures.RETRACTED.equals(decision.detail()))
                .map(Decision::receipt)
                .toList();
        if (!retracted.isEmpty()) {
            erasures.of(retracted);
        }
    }

    private Map<UUID, Standing> lock(Collection<Decision> decisions) {
        var standing = new HashMap<UUID, Standing>();
        jdbc.sql("""
                select id, connection_id, received_at, outcome, decided_at from receipt
                where id = any (?) order by id for update
                """).param(Columns.ids(decisions, Decision::receipt)).query(row -> {
            standing.put(
                    Rows.id(row, "id"),
                    new Standing(
                            Rows.id(row, "connection_id"),
                            Rows.time(row, "received_at"),
                            Outcome.of(Rows.text(row, "outcome")),
                            Rows.timeOrNull(row, "decided_at")));
        });
        return standing;
    }

    private void write(Collection<Decision> decisions) {
        jdbc.sql("""
                update receipt set outcome = d.outcome, lead_id = d.lead_id, order_id = d.order_id,
                                   detail = coalesce(d.detail, receipt.detail), decided_at = d.decided_at
                from unnest(?, ?, ?, ?, ?, ?) as d (id, outcome, lead_id, order_id, detail, decided_at)
                where receipt.id = d.id
                """)
                .param(Columns.ids(decisions, Decision::receipt))
                .param(Columns.texts(decisions, decision -> decision.outcome().word()))
                .param(Columns.ids(decisions, Decision::lead))
                .param(Columns.ids(decisions, Decision::order))
                .param(Columns.texts(decisions, Decision::detail))
                .param(Columns.times(decisions, Decision::decidedAt))
                .update();
    }
}
