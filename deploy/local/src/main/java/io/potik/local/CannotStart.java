package io.potik.local;

/** Why the suite cannot start (or go on), as one line that says what to do. */
public final class CannotStart extends RuntimeException {

    /** @param whatToDo a sentence for the person at the terminal */
    public CannotStart(String whatToDo) {
        super(whatToDo);
    }

    CannotStart(String whatToDo, Throwable cause) {
        super(whatToDo, cause);
    }
}
