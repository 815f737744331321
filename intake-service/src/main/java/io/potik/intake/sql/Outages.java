package io.potik.intake.sql;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Errors of the database that pass by themselves: whatever was tried may be tried again. */
public final class Outages {

    private Outages() {}

    /** Whether this is one; also when another transaction was in the way. */
    public static boolean isOne(Throwable error) {
        return error instanceof TransactionException
                || error instanceof DataAccessResourceFailureException
                || error instanceof RecoverableDataAccessException
                || error instanceof TransientDataAccessException;
    }
}
