package io.potik.lead.transaction;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.CallbackPreferringPlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;

/**
 * Runs what is done in a transaction again, from its front and in a new one, when the transaction {@link LostRace lost a
 * race}, {@value #TRIES} times at most. It is so for each transaction where it begins: of a use case, of a request with an
 * Idempotency-Key (which is rolled back with its key), of one of many things, of a poll. Whoever takes part in another's
 * transaction lets the failure go on to who began it.
 *
 * <p>So what is done in a transaction may be done twice: keep its effects in the database.
 */
@Component("transactionManager")
final class RepeatedTransactions extends JpaTransactionManager implements CallbackPreferringPlatformTransactionManager {

    static final int TRIES = 5;

    private static final Logger log = LoggerFactory.getLogger(RepeatedTransactions.class);

    @Override
    public <T extends @Nullable Object> T execute(
            @Nullable TransactionDefinition definition, TransactionCallback<T> work) {
        for (int attempt = 1; ; attempt++) {
            var transaction = getTransaction(definition);
            boolean began = transaction.isNewTransaction();
            try {
                return once(transaction, work);
            } catch (RuntimeException e) {
                if (!began || attempt == TRIES || !LostRace.isBehind(e)) {
                    throw e;
                }
                log.info("A conflict of transactions, attempt {}: {}", attempt, e.toString());
            }
        }
    }

    private <T extends @Nullable Object> T once(TransactionStatus transaction, TransactionCallback<T> work) {
        T result;
        try {
            result = work.doInTransaction(transaction);
        } catch (RuntimeException | Error e) {
            giveUp(transaction, e);
            throw e;
        }
        commit(transaction);
        return result;
    }

    private void giveUp(TransactionStatus transaction, Throwable why) {
        try {
            rollback(transaction);
        } catch (RuntimeException e) {
            e.addSuppressed(why);
            throw e;
        }
    }
}
