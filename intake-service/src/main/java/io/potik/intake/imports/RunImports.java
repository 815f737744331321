package io.potik.intake.imports;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.TableRows;
import io.potik.intake.imports.Import.State;
import io.potik.intake.imports.Import.StoppedBecause;
import io.potik.intake.imports.ImportedThings.Took;
import io.potik.intake.problem.NotFound;
import io.potik.intake.receipt.NewDelivery;
import io.potik.intake.receipt.ReadDelivery;
import io.potik.intake.receipt.TakeTogether;
import io.potik.intake.sql.Outages;
import io.potik.intake.sql.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in what was started, some hundred things a transaction. How far an import is changes in the transaction that stores
 * its receipts: whoever goes on after a crash, or beside another instance, takes nothing twice and leaves nothing out. One that
 * cannot be taken in ends with what was taken in of it, and holds up no other.
 */
@Component
class RunImports {

    private static final Logger log = LoggerFactory.getLogger(RunImports.class);
    private static final int TOGETHER = 200;
    private static final Duration UNUSED = Duration.ofDays(1);

    private final Imports imports;
    private final ImportedThings importedThings;
    private final TryTable tries;
    private final ReadDelivery read;
    private final TakeTogether take;
    private final TransactionTemplate transaction;

    RunImports(
            Imports imports,
            ImportedThings importedThings,
            TryTable tries,
            ReadDelivery read,
            TakeTogether take,
            PlatformTransactionManager transactions) {
        this.imports = imports;
        this.importedThings = importedThings;
        this.tries = tries;
        this.read = read;
        this.take = take;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Takes in all that runs. */
    @Scheduled(fixedDelayString = "${potik.intake.imports.every:1s}")
    void run() {
        try {
            imports.running().forEach(this::allOrStop);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Imports wait for the database: {}", e.getClass().getSimpleName());
        }
    }

    /** Forgets files that nobody has started. */
    @Scheduled(fixedDelayString = "${potik.intake.imports.forget-every:15m}", initialDelayString = "1m")
    void forget() {
        try {
            boolean more;
            do {
                more = imports.forgetSome(UNUSED);
            } while (more);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Files of imports wait to be forgotten: {}", e.getClass().getSimpleName());
        }
    }

    private void allOrStop(UUID id) {
        try {
            all(id);
        } catch (RuntimeException | StackOverflowError e) { // a cell may be too much for a regular expression
            if (Outages.isOne(e)) {
                throw e;
            }
            transaction.executeWithoutResult(open -> lockRunning(id).ifPresent(running -> {
                // Its message may quote what stands in the table; where it happened is enough to find the fault.
                log.error("Import {} stops: {} at {}", id, e.getClass().getName(), place(e));
                imports.save(running.stopped(StoppedBecause.FAILED, Rows.now()));
            }));
        }
    }

    private void all(UUID id) {
        var running = imports.find(id).filter(one -> one.state() == State.RUNNING);
        if (running.isEmpty()) {
            return;
        }
        var table = Table.of(imports.text(id));
        var things = new Mapping(running.get().columns())
                .things(table, tries.channel().thing());
        if (things.size() != running.get().things()) {
            throw new IllegalStateException("the table is read otherwise than when it was started");
        }
        boolean more;
        do {
            more = Boolean.TRUE.equals(transaction.execute(open -> some(id, things)));
        } while (more);
    }

    private boolean some(UUID id, List<List<TableRows.Row>> things) {
        var running = lockRunning(id).orElse(null);
        if (running == null) {
            return false;
        }
        ConnectionAccess access;
        try {
            access = tries.access(running.source());
        } catch (NotFound removed) {
            log.info("Import {} stops: its source was removed.", id);
            imports.save(running.stopped(StoppedBecause.SOURCE_REMOVED, Rows.now()));
            return false;
        }
        var now = Rows.now();
        long startedAt = Objects.requireNonNull(running.startedAt()).toEpochMilli();
        int end = Math.min(running.taken() + TOGETHER, things.size());
        var deliveries = new ArrayList<NewDelivery>();
        var took = new ArrayList<Took>();
        for (int place = running.taken(); place < end; place++) {
            var rows = things.get(place);
            var delivery = read.read(tries.channel(), access, tries.delivery(new TableRows(startedAt, rows), now));
            deliveries.add(delivery);
            took.add(new Took(
                    place,
                    rows.getFirst().line(),
                    rows.size(),
                    delivery.receipts().getFirst().id()));
        }
        take.take(deliveries);
        importedThings.took(id, took);
        imports.save(running.took(took.size(), now));
        return end < things.size();
    }

    private Optional<Import> lockRunning(UUID id) {
        return imports.lock(id).filter(one -> one.state() == State.RUNNING);
    }

    private static String place(Throwable error) {
        return Arrays.stream(error.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.potik."))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("?");
    }
}
