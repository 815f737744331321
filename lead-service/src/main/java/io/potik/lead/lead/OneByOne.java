package io.potik.lead.lead;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Many things, one after the other, each in a transaction of its own: what one of them refuses does not touch the others. */
@Component
class OneByOne {

    /** Of these at a time, so that connections are left for everybody else: each may hold a second one for its key. */
    private static final int AT_ONCE = 3;

    private final TransactionTemplate eachOwn;
    private final Semaphore free = new Semaphore(AT_ONCE);

    OneByOne(PlatformTransactionManager transactions) {
        this.eachOwn = new TransactionTemplate(transactions);
        this.eachOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Does all of them, beside at most two others who do many things.
     *
     * @throws TransientDataAccessResourceException when too many of these are under way; nothing was done
     */
    <T> T all(Supplier<T> all) {
        if (!free.tryAcquire()) {
            throw new TransientDataAccessResourceException("Many leads are being changed by others just now");
        }
        try {
            return all.get();
        } finally {
            free.release();
        }
    }

    /** Does one of them in its transaction. */
    <T> T each(Supplier<T> one) {
        return Objects.requireNonNull(eachOwn.execute(open -> one.get()));
    }

    /** Does one of them in its transaction. */
    void each(Runnable one) {
        eachOwn.executeWithoutResult(open -> one.run());
    }
}
