package io.potik.outbox;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a failure that passes (the database is away) from one that stays with its message. */
final class Failures {

    private Failures() {}

    /** Whether trying the same again later can help, by exception type and SQLSTATE class (PostgreSQL appendix A). */
    static boolean isOfADependency(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ConcurrencyFailureException e -> {
                    return true;
                }
                case TransientDataAccessException e -> {
                    return true;
                }
                case DataAccessResourceFailureException e -> {
                    return true;
                }
                case RecoverableDataAccessException e -> {
                    return true;
                }
                case CannotCreateTransactionException e -> {
                    return true;
                }
                case KafkaException e -> {
                    return true;
                }
                case SQLException e -> {
                    if (passes(e)) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    private static boolean passes(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return e instanceof SQLTransientException
                || e instanceof SQLNonTransientConnectionException
                || state.startsWith("08") // connection
                || state.startsWith("40") // rolled back: deadlock, serialization
                || state.startsWith("53") // resources
                || state.startsWith("57") // operator intervention, shutdown
                || state.equals("55P03"); // lock not available
    }
}
