package io.potik.intake.channel;

/** A delivery that cannot be read. The message says why, for people, without repeating what was sent. */
public final class NotUnderstood extends Exception {

    /** Why it cannot be read; holds no personal data. */
    public NotUnderstood(String reason) {
        super(reason, null, false, false);
    }

    /** Why it cannot be read. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
