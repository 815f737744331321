package io.potik.lead.transaction;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A failure that is nobody's fault: of two who wanted the same rows, one had to give way. */
public final class LostRace {

    private LostRace() {}

    /** Whether a deadlock, a serialization failure or a lock that could not be had is behind the failure. */
    public static boolean isBehind(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyFailureException || (cause instanceof SQLException sql && isOne(sql))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is, and whoever began the transaction that is open will begin it again when it hears of it. */
    public static boolean isRunAgain(Throwable failure) {
        return TransactionSynchronizationManager.isActualTransactionActive() && isBehind(failure);
    }

    /** By SQLSTATE (PostgreSQL appendix A). */
    private static boolean isOne(SQLException failure) {
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return state.startsWith("40") || state.equals("55P03");
    }
}
