package io.potik.intake.receipt;

/** A delivery is not stored, or nobody knows whether it is: it must be sent again. Nothing of it is half stored. */
public final class NotStored extends RuntimeException {

    NotStored(String reason) {
        super(reason, null, false, false);
    }

    NotStored(String reason, Throwable cause) {
        super(reason, cause);
    }
}
