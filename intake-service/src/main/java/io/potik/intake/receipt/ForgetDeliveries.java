package io.potik.intake.receipt;

import io.potik.intake.sql.Rows;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets the bytes of deliveries after their time; the facts, their receipts, stay. */
@Component
class ForgetDeliveries {

    private static final Logger log = LoggerFactory.getLogger(ForgetDeliveries.class);
    private static final int BATCH = 500;

    /** A delivery may be stored by another transaction while it is taken back by this one; never for that long. */
    private static final Duration LATELY = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Erasures erasures;
    private final KeepSettings settings;
    private final TransactionTemplate transaction;

    ForgetDeliveries(
            JdbcClient jdbc, Erasures erasures, KeepSettings settings, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.erasures = erasures;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Forgets what is old, in small transactions; several instances share the work. */
    @Scheduled(fixedDelayString = "${potik.intake.keep.forget-every:15m}", initialDelayString = "1m")
    void forget() {
        forget(settings.raw());
    }

    /** How many deliveries were forgotten. */
    int forget(Duration keptFor) {
        var before = ReceiptSearch.firstIdOf(Rows.now().minus(keptFor));
        try {
            int all = 0;
            int some;
            do {
                some = jdbc.sql("""
                                delete from delivery where id in (
                                    select id from delivery where id < ? order by id limit ? for update skip locked)
                                """).params(before, BATCH).update();
                all += some;
            } while (some == BATCH);
            return all;
        } catch (DataAccessException | TransactionException e) {
            log.warn("Old deliveries wait to be forgotten: {}", e.getClass().getSimpleName());
            return 0;
        }
    }

    /** What was taken back while it was still on its way. */
    @Scheduled(fixedDelayString = "${potik.intake.keep.erase-every:1m}")
    void eraseAgain() {
        try {
            transaction.executeWithoutResult(open -> erasures.again(LATELY));
        } catch (DataAccessException | TransactionException e) {
            log.warn("What was taken back waits to be erased: {}", e.getClass().getSimpleName());
        }
    }
}
